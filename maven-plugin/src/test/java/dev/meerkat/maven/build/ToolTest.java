// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ToolTest {
  @TempDir Path folder;

  @Test
  void digest_otherVersion_differs() throws IOException {
    assertNotEquals(new Tool("1", List.of()).digest(), new Tool("2", List.of()).digest());
  }

  @Test
  void digest_classOfTheSameVersionChanged_differs() throws IOException {
    Path file = Files.writeString(folder.resolve("A.class"), "1");
    Tool tool = new Tool("1-SNAPSHOT", List.of(folder));
    String before = tool.digest();

    Files.writeString(file, "2");

    assertNotEquals(before, tool.digest());
  }

  @Test
  void digest_jarChanged_differs() throws IOException {
    Path jar = jar("generator.jar", "dev/A.class", "1");
    Tool tool = new Tool("1", List.of(jar));
    String before = tool.digest();

    jar("generator.jar", "dev/A.class", "2");

    assertNotEquals(before, tool.digest());
  }

  @Test
  void digest_descriptionsChanged_isTheSame() throws IOException {
    Path jar = jar("grammars.jar", "META-INF/wire/a.wire", "1");
    Files.createDirectories(folder.resolve("classes/META-INF/wire"));
    Tool tool = new Tool("1", List.of(jar, folder.resolve("classes")));
    String before = tool.digest();

    jar("grammars.jar", "META-INF/wire/a.wire", "2");
    Files.writeString(folder.resolve("classes/META-INF/wire/a.wire"), "2");

    assertEquals(before, tool.digest());
  }

  private Path jar(String name, String entry, String text) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(text.getBytes(UTF_8));
      zip.closeEntry();
    }
    return jar;
  }
}
