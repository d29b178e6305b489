// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import dev.meerkat.testkit.Hex;

/** Frames with one thing wrong. Checksums are left at 0: who reads these does not look at them. */
final class Frames {
  private static final String ETHERNET = "02 00 00 00 00 02 02 00 00 00 00 01";
  private static final String ADDRESSES = "0a 00 00 01 0a 00 00 02";

  private Frames() {}

  /**
   * IPv4 with these first octets (version, header length, service, total length), then the rest.
   */
  static byte[] ip(String start, String idAndFragment, int protocol, String rest) {
    String head =
        String.format("%s %s 40 %02x 00 00 %s", start, idAndFragment, protocol, ADDRESSES);
    return Hex.parse(ETHERNET + " 08 00 " + head + " " + rest);
  }

  /** IPv4 of five words, of the right length. */
  static byte[] ip(int protocol, String payload) {
    int length = 20 + Hex.parse(payload).length;
    return ip(String.format("45 00 %04x", length), "0000 0000", protocol, payload);
  }

  /** A segment with these octets for options, filled up with END. */
  static byte[] tcp(String options) {
    int words = 5 + (Hex.parse(options).length + 3) / 4;
    String filled = options + " 00".repeat(words * 4 - 20 - Hex.parse(options).length);
    String ports = "c000 0050 00000001 00000000";
    return ip(6, ports + String.format(" %x0 02 fa f0 00 00 00 00 ", words) + filled);
  }

  static byte[] arp(String content) {
    return Hex.parse(ETHERNET + " 08 06 " + content);
  }
}
