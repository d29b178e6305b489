// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ManifestTest {
  private static final Manifest TWO_FILES =
      new Manifest("ab12", new TreeMap<>(Map.of("b/C.java", "02", "a/B c.java", "01")));

  @Test
  void manifest_printed_isReadBack() {
    assertEquals(TWO_FILES, Manifest.parse(TWO_FILES.print()));
    assertEquals(Manifest.none(), Manifest.parse(Manifest.none().print()));
  }

  @Test
  void manifest_printed_sorted() {
    assertEquals(
        "meerkat-manifest 1\ninputs ab12\nfile 01 a/B c.java\nfile 02 b/C.java\n",
        TWO_FILES.print());
  }

  @Test
  void manifest_foreignOrDamaged_isNone() {
    assertEquals(Manifest.none(), Manifest.parse(""));
    assertEquals(Manifest.none(), Manifest.parse("\n\n"));
    assertEquals(Manifest.none(), Manifest.parse("meerkat-manifest 2\ninputs ab\n"));
  }

  @Test
  void manifest_pathsThatLeadOut_areNoFilesOfOurs() {
    Manifest read =
        Manifest.parse(
            """
            meerkat-manifest 1
            file 00 ../../precious
            file 00 /etc/passwd
            file 00 a/../../b
            file 00 a\\..\\..\\b
            file 00 C:/windows
            file 00 a//b
            file 00\s
            file 00 good/One.java
            """);

    assertEquals(Set.of("good/One.java"), read.files().keySet());
  }

  @Test
  void manifest_controlCharactersInAPath_areNoFileOfOurs() {
    Manifest read =
        Manifest.parse(
            "meerkat-manifest 1\nfile 00 a/B\0.java\nfile 00 a\u007F\nfile 00 a/C.java\n");

    assertEquals(Set.of("a/C.java"), read.files().keySet());
  }

  @Test
  void manifest_underway_keepsOldAddsNewClaimsNothing() {
    Manifest underway = TWO_FILES.underway(Set.of("b/C.java", "d/E.java"));

    assertEquals("", underway.inputs());
    assertEquals(Set.of("a/B c.java", "b/C.java", "d/E.java"), underway.files().keySet());
  }
}
