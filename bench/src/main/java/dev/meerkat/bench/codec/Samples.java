// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Inputs of the benchmarks, written down byte by byte. */
final class Samples {
  private Samples() {}

  /** Ethernet, IPv4, TCP: a SYN as Linux sends it, with MSS, SACK, timestamps and window scale. */
  static byte[] tcpSyn() {
    return Checksums.complete(
        hex(
            "020000000002 020000000001 0800"
                + "4500003c1c46400040060000 7f000001 7f000001"
                + "c35001bb 5a5a5a5a 00000000 a002 faf0 0000 0000"
                + "020405b4 0402 080a 00112233 00000000 01 030307"));
  }

  /** Ethernet, IPv4, TCP: a segment of 1,000 octets with timestamps. */
  static byte[] tcpData() {
    StringBuilder text = new StringBuilder();
    text.append("020000000002 020000000001 0800");
    text.append("4500041c1c47400040060000 7f000001 7f000001");
    text.append("c35001bb 5a5a5a5b 5b5b5b5b 8018 01f5 0000 0000 0101 080a 00112233 00112200");
    for (int i = 0; i < 1000; i++) {
      text.append(HexFormat.of().toHexDigits((byte) (i * 7)));
    }
    return Checksums.complete(hex(text.toString()));
  }

  /** Ethernet, IPv4, UDP: a datagram of 32 octets. */
  static byte[] udp() {
    return Checksums.complete(
        hex(
            "020000000002 020000000001 0800"
                + "4500003c1c48400040110000 7f000001 7f000001"
                + "c3500035 0028 0000"
                + "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));
  }

  /** A SYN whose second option has length 1: the endless loop of many stacks. */
  static byte[] badOption() {
    byte[] packet = tcpSyn();
    packet[14 + 20 + 20 + 5] = 1;
    return Checksums.complete(packet);
  }

  /** A request head as curl sends it, some 80 octets. */
  static byte[] curlHead() {
    return ascii(
        "GET /api/time HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUser-Agent: curl/8.5.0\r\nAccept: */*\r\n\r\n");
  }

  /** A request head as a browser sends it, some 700 octets. */
  static byte[] browserHead() {
    return ascii(
        "GET /wp-content/uploads/2026/03/hello-kitty-darth-vader-pink.jpg HTTP/1.1\r\n"
            + "Host: www.example.org\r\n"
            + "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r\n"
            + "Accept: image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5\r\n"
            + "Accept-Language: en-US,en;q=0.5\r\n"
            + "Accept-Encoding: gzip, deflate, br, zstd\r\n"
            + "Connection: keep-alive\r\n"
            + "Referer: https://www.example.org/2026/03/pink/\r\n"
            + "Cookie: wp_ozh_wsa_visits=2; wp_ozh_wsa_visit_lasttime=1772366400; "
            + "__utma=42.1120842463.1772366400.1772366401.1772366402.2; __utmz=42.1772366400.1.1\r\n"
            + "Sec-Fetch-Dest: image\r\n"
            + "Sec-Fetch-Mode: no-cors\r\n"
            + "Sec-Fetch-Site: same-origin\r\n"
            + "\r\n");
  }

  /** A request head with a space before a colon. */
  static byte[] badHead() {
    return ascii("GET / HTTP/1.1\r\nHost: a\r\nContent-Length : 5\r\n\r\n");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
