// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the plugin shows what the test projects do, and names what the goals have. */
final class DocumentationTest {
  private static final Path PAGE = Path.of("../docs/maven-plugin.md");
  private static final Pattern SNIPPET = Pattern.compile("(?ms)^```(?:xml|wire|java)\\n(.*?)^```");

  @Test
  void page_everySnippet_standsInATestProject() throws IOException {
    List<String> projects = testProjects();
    Matcher snippet = SNIPPET.matcher(Files.readString(PAGE));
    int count = 0;
    while (snippet.find()) {
      String wanted = squeezed(snippet.group(1));
      assertTrue(projects.stream().anyMatch(p -> p.contains(wanted)), snippet.group(1));
      count++;
    }
    assertTrue(count >= 5, "snippets found: " + count);
  }

  @Test
  void page_everyParameter_isNamed() throws IOException {
    String page = Files.readString(PAGE);
    List<String> missing = new ArrayList<>();
    for (String mojo :
        List.of("Wire", "Generation", "Generate", "GenerateTest", "Check", "Pages")) {
      Path source = Path.of("src/main/java/dev/meerkat/maven/" + mojo + "Mojo.java");
      Matcher parameter =
          Pattern.compile("@Parameter(?:\\((?![^)]*readonly)[^)]*\\))?\\s+[\\w<> ]*?(\\w+);")
              .matcher(Files.readString(source));
      while (parameter.find()) {
        if (!page.contains("| `" + parameter.group(1) + "` |")) {
          missing.add(mojo + "." + parameter.group(1));
        }
      }
    }
    assertTrue(missing.isEmpty(), missing.toString());
  }

  private static List<String> testProjects() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/it"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.add(squeezed(Files.readString(file)));
      }
    }
    assertFalse(texts.isEmpty());
    return texts;
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
