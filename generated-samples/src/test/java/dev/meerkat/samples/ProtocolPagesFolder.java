// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.docs.ProtocolPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder docs/protocols: what stands above the mark of a page is written by hand, what stands
 * below is generated. A page without a mark is by hand alone until the folder is written anew.
 */
record ProtocolPagesFolder(Path folder, IrProgram program) {
  private static final String MARK =
      "<!-- Generated from the description; what stands above is written by hand. -->\n";

  void assertUpToDate() throws IOException {
    List<IrModule> generated = new ArrayList<>();
    for (IrModule module : program.modules()) {
      Path page = folder.resolve(module.lastSegment() + ".md");
      assertTrue(Files.exists(page), "no page " + page);
      if (read(page).contains(MARK)) {
        generated.add(module);
      }
    }
    Map<String, String> pages = pages(generated);
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path file = folder.resolve(page.getKey());
      assertEquals(page.getValue(), generated(read(file)), page.getKey());
    }
    assertEquals(new TreeSet<>(pictures(pages)), new TreeSet<>(pictureFiles()));
    String list = read(folder.resolve("README.md"));
    for (IrModule module : program.modules()) {
      assertTrue(
          list.contains("(" + module.lastSegment() + ".md)"), "in the list: " + module.name());
    }
  }

  private static Map<String, String> pages(List<IrModule> modules) {
    Map<String, String> pages = new TreeMap<>();
    for (IrModule module : modules) {
      for (GeneratedFile file : ProtocolPages.of(module)) {
        pages.put(file.path(), file.content());
      }
    }
    return pages;
  }

  void update() throws IOException {
    Map<String, String> pages = pages(program.modules());
    for (Path stale : pictureFiles().stream().map(folder::resolve).toList()) {
      Files.delete(stale);
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path file = folder.resolve(page.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, page.getKey().endsWith(".md") ? merged(file, page) : page.getValue());
    }
    updateList();
  }

  private static String merged(Path file, Map.Entry<String, String> page) throws IOException {
    String name = page.getKey().substring(0, page.getKey().length() - ".md".length());
    String before = Files.exists(file) ? read(file) : "# " + name + "\n";
    int mark = before.indexOf(MARK);
    String byHand = mark < 0 ? before : before.substring(0, mark);
    return byHand.stripTrailing() + "\n\n" + MARK + "\n" + page.getValue();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }

  /** Adds a line for each module that the list lacks: its name and its first sentence. */
  private void updateList() throws IOException {
    Path file = folder.resolve("README.md");
    List<String> lines = new ArrayList<>(read(file).lines().toList());
    for (IrModule module : program.modules()) {
      String link = "(" + module.lastSegment() + ".md)";
      if (lines.stream().noneMatch(l -> l.contains(link))) {
        int last = lines.size() - 1;
        while (!lines.get(last).startsWith("| `net.")) {
          last--;
        }
        String about = module.doc().lines().findFirst().orElse("").replaceAll("[.:]$", "");
        String name = "| `" + module.name() + "` | [" + module.lastSegment() + "]" + link;
        lines.add(last + 1, name + " | " + about + " |");
      }
    }
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static String generated(String page) {
    int mark = page.indexOf(MARK);
    return mark < 0 ? page : page.substring(mark + MARK.length() + 1);
  }

  private static Set<String> pictures(Map<String, String> pages) {
    return pages.keySet().stream().filter(p -> p.endsWith(".svg")).collect(Collectors.toSet());
  }

  private List<String> pictureFiles() throws IOException {
    Path pictures = folder.resolve("svg");
    if (!Files.isDirectory(pictures)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(pictures)) {
      return files.map(f -> "svg/" + f.getFileName()).sorted().toList();
    }
  }
}
