// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FieldFormatTest {
  private static String show(FieldFormat format, String hex) {
    byte[] b = HexFormat.of().parseHex("ee" + hex.replace(" ", ""));
    StringBuilder out = new StringBuilder();
    format.append(out, b, 1, b.length - 1);
    return out.toString();
  }

  @Test
  void addresses_shown_areAsUsual() {
    assertEquals("10.0.0.255", show(FieldFormat.IPV4, "0a0000ff"));
    assertEquals("00:1b:2c:3d:4e:ff", show(FieldFormat.MAC, "001b2c3d4eff"));
    assertEquals("00ff10", show(FieldFormat.HEX, "00ff10"));
  }

  @Test
  void ipv6_shown_followsRfc5952() {
    assertEquals("2001:db8::1", show(FieldFormat.IPV6, "20010db8 00000000 00000000 00000001"));
    assertEquals("::", show(FieldFormat.IPV6, "00000000 00000000 00000000 00000000"));
    assertEquals("::1", show(FieldFormat.IPV6, "00000000 00000000 00000000 00000001"));
    assertEquals("1::", show(FieldFormat.IPV6, "00010000 00000000 00000000 00000000"));
    assertEquals(
        "2001:db8:0:1:1:1:1:1", show(FieldFormat.IPV6, "20010db8 00000001 00010001 00010001"));
    assertEquals("2001:0:0:1::1", show(FieldFormat.IPV6, "20010000 00000001 00000000 00000001"));
    assertEquals(
        "2001:db8::1:0:0:1", show(FieldFormat.IPV6, "20010db8 00000000 00010000 00000001"));
    assertEquals("::ffff:192.0.2.1", show(FieldFormat.IPV6, "00000000 00000000 0000ffff c0000201"));
    assertEquals(
        "fe80:1234:5678:9abc:def0:1111:2222:3333",
        show(FieldFormat.IPV6, "fe801234 56789abc def01111 22223333"));
  }

  @Test
  void addressOfWrongLength_shown_isHex() {
    assertEquals("0a00", show(FieldFormat.IPV4, "0a00"));
    assertEquals("0a00", show(FieldFormat.IPV6, "0a00"));
  }
}
