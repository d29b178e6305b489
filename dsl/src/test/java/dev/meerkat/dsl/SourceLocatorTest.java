// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLocatorTest {
  @TempDir private Path folder;

  @Test
  void folder_findsByFileNameAndByModuleLine() throws IOException {
    write("tcp.wire", "module net.tcp;");
    write("deep/down/other.wire", "// a comment\nmodule net.udp;\n");
    DirectoryLocator locator = new DirectoryLocator(List.of(folder));

    assertEquals("module net.tcp;", locator.locate("net.tcp").orElseThrow().text());
    assertTrue(locator.locate("net.udp").orElseThrow().name().endsWith("other.wire"));
    assertTrue(locator.locate("net.missing").isEmpty());
  }

  @Test
  void folder_withTheNameButAnotherModule_isNotTaken() throws IOException {
    write("tcp.wire", "module mine.tcp;");

    assertTrue(new DirectoryLocator(List.of(folder)).locate("net.tcp").isEmpty());
  }

  @Test
  void classPath_findsByModuleAndByLastSegment() throws IOException {
    write("META-INF/wire/net.tcp.wire", "module net.tcp;");
    write("META-INF/wire/udp.wire", "module net.udp;");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      ClassPathLocator locator = new ClassPathLocator(loader);

      assertEquals("META-INF/wire/net.tcp.wire", locator.locate("net.tcp").orElseThrow().name());
      assertEquals("META-INF/wire/udp.wire", locator.locate("net.udp").orElseThrow().name());
      assertTrue(locator.locate("net.ip").isEmpty());
    }
  }

  @Test
  void severalLocators_areAskedInTurn() {
    SourceLocator one = module -> SourceLocator.none().locate(module);
    SourceLocator two = module -> java.util.Optional.of(new SourceText(module, "text"));

    assertEquals("text", SourceLocator.first(List.of(one, two)).locate("a.b").orElseThrow().text());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
