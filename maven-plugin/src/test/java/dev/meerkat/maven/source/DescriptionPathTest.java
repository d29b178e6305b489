// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.maven.fault.BuildFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DescriptionPathTest {
  @TempDir Path project;

  @Test
  void sources_folderMissing_none() throws Exception {
    assertEquals(List.of(), sources());
  }

  @Test
  void sources_subFolders_sortedAndNamedFromTheProject() throws Exception {
    write("src/main/wire/z.wire", "module z;");
    write("src/main/wire/sub/a.wire", "module a;");
    write("src/main/wire/readme.md", "not one");

    assertEquals(
        List.of("src/main/wire/sub/a.wire", "src/main/wire/z.wire"),
        sources().stream().map(Description::sourceName).toList());
  }

  @Test
  void sources_notInTheDeclaredEncoding_faultNamesTheFile() throws Exception {
    Path file = write("src/main/wire/a.wire", "");
    Files.write(file, "module a; // \u00fc".getBytes(ISO_8859_1));

    BuildFault fault = assertThrows(BuildFault.class, this::sources);

    assertTrue(fault.getMessage().startsWith(file + " is not UTF-8 text"), fault.getMessage());
  }

  @Test
  void library_classFolder_onlyItsWireFolder() throws Exception {
    write("classes/META-INF/wire/tcp.wire", "module net.tcp;");
    write("classes/other.wire", "module other;");

    List<Description> found = DescriptionPath.library(project.resolve("classes"));

    assertEquals(List.of("net.tcp/tcp.wire"), names(found));
  }

  @Test
  void library_jar_sameNamesAsTheFolder() throws Exception {
    Path jar = project.resolve("grammars.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      entry(zip, "META-INF/wire/tcp.wire", "module net.tcp;");
      entry(zip, "META-INF/wire/deep/udp.wire", "module net.udp;");
      entry(zip, "META-INF/other/no.wire", "module no;");
    }

    List<Description> found = DescriptionPath.library(jar);

    assertEquals(List.of("net.udp/udp.wire", "net.tcp/tcp.wire"), names(found));
    assertEquals(jar + "!/META-INF/wire/tcp.wire", found.get(1).location());
  }

  @Test
  void library_neitherFolderNorJar_none() throws Exception {
    Path pom = write("lib/pom.xml", "<project/>");

    assertEquals(List.of(), DescriptionPath.library(pom));
    assertEquals(List.of(), DescriptionPath.library(project.resolve("missing.jar")));
  }

  private List<Description> sources() throws IOException, BuildFault {
    return DescriptionPath.sources(project.resolve("src/main/wire"), project, UTF_8, true);
  }

  private static List<String> names(List<Description> found) {
    return found.stream().map(Description::sourceName).toList();
  }

  private Path write(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }
}
