// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Names as RFC 1035 section 5.1 writes them. */
final class DnsText {
  private DnsText() {}

  /** Without the backslashes: {@code a\\.b\\032c} is {@code a.b c}, as tshark shows it. */
  static String plain(String name) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '\\') {
        octets.write(c);
      } else if (Character.isDigit(name.charAt(i + 1))) {
        octets.write(Integer.parseInt(name.substring(i + 1, i + 4)));
        i += 3;
      } else {
        octets.write(name.charAt(++i));
      }
    }
    return octets.toString(StandardCharsets.UTF_8);
  }
}
