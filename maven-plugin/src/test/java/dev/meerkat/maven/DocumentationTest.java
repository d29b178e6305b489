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

/** What the pages show is what the test projects do; the plugin's names what the goals have. */
final class DocumentationTest {
  private static final Path PAGE = Path.of("../docs/maven-plugin.md");
  private static final Path WIRING = Path.of("../docs/wiring.md");
  private static final Path TUTORIAL = Path.of("../docs/tutorial.md");

  /** What the project in the tutorial says itself and the test project's parent says for it. */
  private static final String OF_ITS_OWN =
      "(?s)<groupId>com.acme</groupId>|<version>1</version>|<properties>.*?</properties>";

  private static final Pattern SNIPPET = Pattern.compile("(?ms)^```(?:xml|wire|java)\\n(.*?)^```");

  @Test
  void page_everySnippet_standsInATestProject() throws IOException {
    assertSnippetsStandInTestProjects(PAGE);
  }

  @Test
  void pageAboutWiring_everySnippet_standsInATestProject() throws IOException {
    assertSnippetsStandInTestProjects(WIRING);
  }

  private static void assertSnippetsStandInTestProjects(Path page) throws IOException {
    List<String> projects = testProjects();
    Matcher snippet = SNIPPET.matcher(Files.readString(page));
    int count = 0;
    while (snippet.find()) {
      String wanted = squeezed(snippet.group(1));
      assertTrue(projects.stream().anyMatch(p -> p.contains(wanted)), snippet.group(1));
      count++;
    }
    assertTrue(count >= 5, "snippets found: " + count);
  }

  /** The descriptions that lead to the last one are compiled by the generator's ReferenceTest. */
  @Test
  void tutorial_itsProjectProgramAndOutput_areThoseOfTheTestProject() throws IOException {
    String page = Files.readString(TUTORIAL);
    List<String> snippets = new ArrayList<>();
    Matcher snippet = Pattern.compile("(?ms)^```\\w+\\n(.*?)^```").matcher(page);
    while (snippet.find()) {
      snippets.add(squeezed(snippet.group(1).replaceAll(OF_ITS_OWN, "")));
    }
    for (String name :
        List.of(
            "pom.xml",
            "src/main/wire/lamp.wire",
            "src/main/java/com/acme/lamp/Demo.java",
            "src/main/java/com/acme/lamp/Talk.java",
            "printed.txt")) {
      String file = Files.readString(Path.of("src/it/tutorial", name));
      String wanted =
          file.replaceAll("(?s)<\\?xml.*?\\?>|<!--.*?-->|<parent>.*?</parent>", "")
              .replace("@project.version@", "0.1.0-SNAPSHOT");
      assertTrue(snippets.contains(squeezed(wanted)), name);
    }
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
