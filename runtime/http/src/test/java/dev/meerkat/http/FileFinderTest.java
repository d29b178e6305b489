// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFinderTest {
  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void makeFiles() throws IOException {
    root = Files.createDirectories(folder.resolve("root"));
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(root.resolve("a.txt"), "a");
    Files.writeString(root.resolve("é ü.txt"), "e");
    Files.writeString(root.resolve(".env"), "hidden");
    Files.createDirectories(root.resolve("dir/sub"));
    Files.createDirectories(root.resolve("page"));
    Files.writeString(root.resolve("page/index.html"), "page");
    Files.createSymbolicLink(root.resolve("out.txt"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(root.resolve("outside"), folder);
    Files.createSymbolicLink(root.resolve("in.txt"), root.resolve("a.txt"));
    Files.createSymbolicLink(root.resolve("loop"), root.resolve("loop"));
    Files.createDirectories(root.resolve("badindex"));
    Files.createSymbolicLink(root.resolve("badindex/index.html"), folder.resolve("secret.txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a.txt", "/é ü.txt", "/in.txt", "/page/"})
  void fileBelowTheRoot_isFound(String path) throws IOException {
    assertInstanceOf(FileFinder.Found.RegularFile.class, find(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.txt",
        "/missing",
        "/a.txt/",
        "/.env",
        "/dir/.",
        "/dir/../a.txt",
        "/../secret.txt",
        "//a.txt",
        "/dir//sub/",
        "/out.txt",
        "/outside/secret.txt",
        "/outside/",
        "/loop",
        "/badindex/",
        "/a.txt::$DATA",
        "/C:/a.txt",
        "/dir\\sub",
        "/a\u0000.txt",
        "/a\n.txt",
        "/dir/sub/../../a.txt"
      })
  void anythingElse_isNothing(String path) throws IOException {
    assertInstanceOf(FileFinder.Found.Nothing.class, find(path));
  }

  @Test
  void veryLongPath_isNothing() throws IOException {
    assertInstanceOf(FileFinder.Found.Nothing.class, find("/" + "a/".repeat(4000)));
    assertInstanceOf(FileFinder.Found.Nothing.class, find("/" + "a".repeat(8000)));
  }

  @Test
  void octetsThatAreNoUtf8_areNothing() throws IOException {
    byte[] octets = {'/', (byte) 0xC3, '('};
    assertInstanceOf(
        FileFinder.Found.Nothing.class, new FileFinder(root).find(octets, 0, octets.length));
  }

  @Test
  void directory_withAndWithoutSlash_isTold() throws IOException {
    assertInstanceOf(FileFinder.Found.Directory.class, find("/dir/"));
    assertInstanceOf(FileFinder.Found.Directory.class, find("/"));
    assertInstanceOf(FileFinder.Found.MissingSlash.class, find("/dir"));
    assertInstanceOf(FileFinder.Found.MissingSlash.class, find("/page"));
  }

  @Test
  void rootThatIsNoDirectory_isRefused() {
    assertThrows(IOException.class, () -> new FileFinder(root.resolve("a.txt")));
    assertThrows(IOException.class, () -> new FileFinder(root.resolve("missing")));
  }

  @Test
  void listing_ofHtmlInNames_isEscaped() throws IOException {
    Files.writeString(root.resolve("dir/<img src=x>&'\".txt"), "x");
    String page = DirectoryListing.page(root.resolve("dir"), "/<b>/");
    assertEquals(-1, page.indexOf("<img"));
    assertEquals(-1, page.indexOf("<b>"));
    assertEquals(true, page.contains("%3Cimg%20src%3Dx%3E%26%27%22.txt"), page);
    assertEquals(true, page.contains("&lt;img src=x&gt;&amp;&#39;&quot;.txt"), page);
  }

  private FileFinder.Found find(String path) throws IOException {
    byte[] octets = path.getBytes(StandardCharsets.UTF_8);
    return new FileFinder(root).find(octets, 0, octets.length);
  }
}
