// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Turns a decoded request path into a file below one root, or into nothing.
 *
 * <p>A name is looked up only when each segment is plain: not empty, not hidden (a leading dot), no
 * colon (alternate data streams and drive letters), no backslash, no control character. What is
 * found is then resolved through every symbolic link, and counts only when it still lies below the
 * resolved root. Nothing outside is ever opened.
 */
final class FileFinder {
  private static final String INDEX = "index.html";

  private final Path root;

  /**
   * A finder.
   *
   * @throws IOException when the root does not exist or cannot be resolved
   */
  FileFinder(Path root) throws IOException {
    this.root = root.toRealPath();
    if (!Files.isDirectory(this.root)) {
      throw new IOException("not a directory: " + root);
    }
  }

  /** What a path leads to. */
  sealed interface Found {
    /** A regular file below the root. */
    record RegularFile(Path path) implements Found {}

    /** A directory without an index page, asked for with its slash. */
    record Directory(Path path) implements Found {}

    /** A directory asked for without its slash: the client is to come back with it. */
    record MissingSlash() implements Found {}

    /** Nothing that may be served. */
    record Nothing() implements Found {}
  }

  private static final Found NOTHING = new Found.Nothing();

  /**
   * Looks a path up.
   *
   * @param octets decoded path octets, beginning with a slash
   */
  Found find(byte[] octets, int offset, int length) {
    String text = decode(octets, offset, length);
    if (text == null || !isPlain(text)) {
      return NOTHING;
    }
    try {
      return look(text);
    } catch (IOException | InvalidPathException | SecurityException absent) {
      return NOTHING;
    }
  }

  private Found look(String text) throws IOException {
    Path real = root.resolve(text.substring(1)).toRealPath();
    if (!real.startsWith(root)) {
      return NOTHING;
    }
    boolean slash = text.endsWith("/");
    if (Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS)) {
      return slash ? directory(real) : new Found.MissingSlash();
    }
    boolean regular = Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS);
    return regular && !slash ? new Found.RegularFile(real) : NOTHING;
  }

  private Found directory(Path real) throws IOException {
    Path index = real.resolve(INDEX);
    if (!Files.exists(index)) {
      return new Found.Directory(real);
    }
    Path resolved = index.toRealPath();
    boolean servable =
        resolved.startsWith(root) && Files.isRegularFile(resolved, LinkOption.NOFOLLOW_LINKS);
    return servable ? new Found.RegularFile(resolved) : NOTHING;
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty() || text.charAt(0) != '/') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean startsSegment = i > 0 && text.charAt(i - 1) == '/';
      if (c < ' ' || c == 0x7F || c == ':' || c == '\\') {
        return false;
      }
      if (startsSegment && (c == '/' || c == '.')) {
        return false;
      }
    }
    return true;
  }

  private static String decode(byte[] octets, int offset, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets, offset, length))
          .toString();
    } catch (CharacterCodingException malformed) {
      return null;
    }
  }
}
