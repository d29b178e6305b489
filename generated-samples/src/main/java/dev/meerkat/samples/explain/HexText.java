// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.explain;

import java.io.ByteArrayOutputStream;

/**
 * Octets written as digits: pairs, with blanks, colons, commas and line ends between them as one
 * likes, {@code 0x} in front, {@code #} to the end of a line for people; or as {@code xxd} and
 * {@code hexdump -C} print them, places in front and letters behind.
 */
public final class HexText {
  private HexText() {}

  /**
   * The octets.
   *
   * @throws IllegalArgumentException for what is no pair of digits, with its line
   */
  public static byte[] parse(String text) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String digits = digits(line.replaceFirst("#.*", "").stripTrailing());
      if (digits.length() % 2 != 0 || !digits.matches("[0-9a-fA-F]*")) {
        throw new IllegalArgumentException(
            "line " + number + " is not pairs of hex digits: " + line.strip());
      }
      for (int at = 0; at < digits.length(); at += 2) {
        octets.write(Integer.parseInt(digits.substring(at, at + 2), 16));
      }
    }
    return octets.toByteArray();
  }

  private static String digits(String line) {
    String bare = line;
    if (line.matches("[0-9a-fA-F]{8}: .*")) {
      // xxd: two blanks, then letters
      bare = line.substring(9).replaceFirst("(?<=\\S) {2}.*", "");
    } else if (line.matches("[0-9a-fA-F]{8}( {2}.*)?")) {
      // hexdump -C: letters between bars, a last line with the place alone
      bare = line.substring(8).replaceFirst("\\|.*", "");
    }
    return bare.replaceAll("0x|[\\s:,]", "");
  }
}
