// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * Bytes written for people: hex digits with blanks and line ends anywhere, {@code #} and what
 * follows in its line a comment.
 *
 * <pre>
 * Hex.parse("""
 *     01 bb        # source port
 *     c0 de        # target port
 *     """)
 * </pre>
 */
public final class Hex {
  private Hex() {}

  /**
   * The bytes of an annotated hex text.
   *
   * @throws IllegalArgumentException naming the line of anything that is not a pair of digits
   */
  public static byte[] parse(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      int comment = line.indexOf('#');
      String digits = (comment < 0 ? line : line.substring(0, comment)).replaceAll("\\s", "");
      try {
        bytes.writeBytes(HexFormat.of().parseHex(digits));
      } catch (IllegalArgumentException malformed) {
        throw new IllegalArgumentException("line " + number + ": " + line, malformed);
      }
    }
    return bytes.toByteArray();
  }

  /** Two lower-case digits a byte, a blank between. */
  public static String format(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
