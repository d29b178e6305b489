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
            + "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101"
            + " Firefox/128.0\r\n"
            + "Accept: image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5\r\n"
            + "Accept-Language: en-US,en;q=0.5\r\n"
            + "Accept-Encoding: gzip, deflate, br, zstd\r\n"
            + "Connection: keep-alive\r\n"
            + "Referer: https://www.example.org/2026/03/pink/\r\n"
            + "Cookie: wp_ozh_wsa_visits=2; wp_ozh_wsa_visit_lasttime=1772366400;"
            + " __utma=42.1120842463.1772366400.1772366401.1772366402.2;"
            + " __utmz=42.1772366400.1.1\r\n"
            + "Sec-Fetch-Dest: image\r\n"
            + "Sec-Fetch-Mode: no-cors\r\n"
            + "Sec-Fetch-Site: same-origin\r\n"
            + "\r\n");
  }

  /** A request head with a space before a colon. */
  static byte[] badHead() {
    return ascii("GET / HTTP/1.1\r\nHost: a\r\nContent-Length : 5\r\n\r\n");
  }

  /** A request line that begins with a space. */
  static byte[] badMethod() {
    return ascii(" GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  /** An IPv4 packet that says version 5. */
  static byte[] badVersion() {
    byte[] packet = tcpSyn();
    packet[14] = 0x55;
    return packet;
  }

  /** Ethernet, IPv6, TCP: a segment of 100 octets with timestamps. */
  static byte[] ipv6Tcp() {
    byte[] frame =
        hex(
            "020000000002 020000000001 86dd"
                + "60012345 0084 06 40"
                + "20010db8000000000000000000000001 20010db8000000000000000000000002"
                + "c35001bb 5a5a5a5b 5b5b5b5b 8018 01f5 0000 0000 0101 080a 00112233 00112200"
                + "61".repeat(100));
    return Checksums.completeIpv6(frame);
  }

  /** An IPv6 packet longer than its frame. */
  static byte[] ipv6Cut() {
    byte[] frame = ipv6Tcp();
    frame[14 + 4] = 1;
    return frame;
  }

  /** An answer with an alias and four addresses, names compressed: 116 octets. */
  static byte[] dnsResponse() {
    return hex(
        "beef 8180 0001 0005 0000 0000"
            + "03777777 07 6578616d706c65 03636f6d 00 0001 0001"
            + "c00c 0005 0001 0000012c 0007 0465646765 c010"
            + "c02d 0001 0001 0000003c 0004 c0000210"
            + "c02d 0001 0001 0000003c 0004 c0000211"
            + "c02d 0001 0001 0000003c 0004 c0000212"
            + "c02d 0001 0001 0000003c 0004 c0000213");
  }

  /** A question whose name points at itself: the endless loop of many resolvers. */
  static byte[] dnsLoop() {
    return hex("beef 8180 0001 0000 0000 0000 c00c 0001 0001");
  }

  /** {@code www.example.com} in labels. */
  static byte[] dnsName() {
    return hex("03777777 07 6578616d706c65 03636f6d 00");
  }

  /** PUBLISH with QoS 1, a format, an expiry and a content type: 70 octets. */
  static byte[] mqttPublish() {
    return hex(
        "3244 001d 73656e736f72732f6465766963652d31372f74656d7065726174757265 1234"
            + "14 0101 020000003c 03000a746578742f706c61696e"
            + "7b2263656c73697573223a32317d");
  }

  /** CONNECT of version 5 with two properties, a will, a user and a password. */
  static byte[] mqttConnect() {
    return hex(
        "1048 00044d515454 05 ce 003c 08 1100000e10 210014"
            + "00096465766963652d3137"
            + "00 0010646576696365732f31372f7374617465 0004676f6e65"
            + "00076d6565726b6174 0006736563726574");
  }

  /** PUBLISH with QoS 3. */
  static byte[] mqttBadQos() {
    byte[] packet = mqttPublish();
    packet[0] = 0x36;
    return packet;
  }

  /** The ClientHello of RFC 8448 section 3. */
  static byte[] clientHello() {
    return hex(
        "010000c0 0303 cb34ecb1e78163ba1c38c6dacb196a6dffa21a8d9912ec18a2ef6283024dece7"
            + "00 0006 130113031302 0100 0091"
            + "0000000b0009000006736572766572 ff01000100"
            + "000a00140012001d00170018001901000101010201030104"
            + "00230000"
            + "003300260024001d002099381de560e4bd43d23d8e435a7dbafeb3c06e51c13cae4d5413691e529aaf2c"
            + "002b0003020304"
            + "000d0020001e040305030603020308040805080604010501060102010402050206020202"
            + "002d00020101 001c00024001");
  }

  /** The same with a session identifier of 33 octets. */
  static byte[] badHello() {
    byte[] hello = clientHello();
    hello[4 + 34] = 33;
    return hello;
  }

  /** A DHCPACK with nine options. */
  static byte[] dhcpAck() {
    return hex(
        "02010600 3903f326 0000 0000 00000000 c0a8000a c0a80001 00000000"
            + "000b8201fc42"
            + "00".repeat(10 + 64 + 128)
            + "63825363 350105 3604c0a80001 330400000e10 3a0400000708 3b0400000c4e"
            + "0104ffffff00 0304c0a80001 0608c0a80001c0a80002 0f0b6578616d706c652e636f6d ff");
  }

  /** The same with another cookie. */
  static byte[] dhcpBadCookie() {
    byte[] message = dhcpAck();
    message[236] = 0;
    return message;
  }

  /** A client's text frame of 1,024 octets. */
  static byte[] webSocketFrame() {
    return hex("81fe 0400 37fa213d" + "a5".repeat(1024));
  }

  /** The same with a reserved bit. */
  static byte[] webSocketBadFrame() {
    byte[] frame = webSocketFrame();
    frame[0] = (byte) 0xC1;
    return frame;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
