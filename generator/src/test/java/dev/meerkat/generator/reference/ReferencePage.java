// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.reference;

import dev.meerkat.dsl.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One page about the language, and what stands in its fences. */
public record ReferencePage(String name, String text) {
  private static final Path FOLDER = Path.of("../docs/language");
  private static final Path TUTORIAL = Path.of("../docs/tutorial.md");
  private static final Pattern FENCE =
      Pattern.compile("(?ms)^```(wire|java|console)([^\\n]*)\\n(.*?)^```$");
  private static final Pattern MODULE = Pattern.compile("(?m)^module ([\\w.]+)");
  private static final Pattern FILE = Pattern.compile("(?m)^// file .*\\n");

  /**
   * A fence with a description, of one or more files.
   *
   * @param codes the numbers it must have, separated by spaces; empty: none
   * @param java the fences that use it
   * @param said the fences with what the compiler says of it
   */
  public record Example(
      int line, String codes, List<SourceText> files, List<String> java, List<String> said) {
    /** The first module. */
    public String module() {
      Matcher module = MODULE.matcher(files.get(0).text());
      return module.find() ? module.group(1) : null;
    }

    public boolean isValid() {
      return codes.isEmpty();
    }
  }

  /** The tutorial; what is no description on it is held against a project by the plugin's tests. */
  public static ReferencePage tutorial() {
    try {
      return new ReferencePage("tutorial", Files.readString(TUTORIAL));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Every page but that of the diagnostics, which has a test of its own. */
  public static List<ReferencePage> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<ReferencePage> pages = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        String name = file.getFileName().toString().replace(".md", "");
        if (!name.equals("diagnostics")) {
          pages.add(new ReferencePage(name, Files.readString(file)));
        }
      }
      return pages;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The descriptions on it, in order. */
  public List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      if (fence.group(1).equals("java")) {
        examples.get(examples.size() - 1).java().add(fence.group(3));
      } else if (fence.group(1).equals("console")) {
        if (fence.group(3).contains(": error W")) {
          examples.get(examples.size() - 1).said().add(fence.group(3));
        }
      } else {
        int line = (int) text.substring(0, fence.start()).lines().count() + 1;
        String prefix = "module reference." + javaName() + line + "; ";
        List<SourceText> files = files(fence.group(3), line, prefix);
        examples.add(
            new Example(line, fence.group(2).trim(), files, new ArrayList<>(), new ArrayList<>()));
      }
    }
    return examples;
  }

  private List<SourceText> files(String fence, int line, String prefix) {
    List<SourceText> files = new ArrayList<>();
    for (String file : FILE.split(fence)) {
      String whole = MODULE.matcher(file).find() ? file : prefix + file;
      files.add(new SourceText(name + ".md:" + line + "#" + files.size(), whole));
    }
    return files;
  }

  private String javaName() {
    return name.replaceAll("\\W", "").toLowerCase(java.util.Locale.ROOT);
  }
}
