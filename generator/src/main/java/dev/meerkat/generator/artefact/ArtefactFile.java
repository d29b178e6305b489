// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.artefact;

import dev.meerkat.dsl.ir.Octets;
import java.nio.charset.StandardCharsets;

/**
 * One file.
 *
 * @param path below the output root, with slashes: {@code pages/svg/tcp-Tcp.svg}
 * @param content its octets; of a text, UTF-8 with lines ended by LF
 */
public record ArtefactFile(String path, Octets content) {
  public ArtefactFile {
    if (path.isEmpty() || path.startsWith("/") || path.contains("..") || path.contains("\\")) {
      throw new IllegalArgumentException("not a path below a root: '" + path + "'");
    }
  }

  public static ArtefactFile text(String path, String text) {
    return new ArtefactFile(path, Octets.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  public static ArtefactFile binary(String path, byte[] octets) {
    return new ArtefactFile(path, Octets.of(octets));
  }

  /** The content as text. */
  public String text() {
    return new String(content.toArray(), StandardCharsets.UTF_8);
  }

  /** The same file in a folder. */
  ArtefactFile in(String folder) {
    return new ArtefactFile(folder + "/" + path, content);
  }
}
