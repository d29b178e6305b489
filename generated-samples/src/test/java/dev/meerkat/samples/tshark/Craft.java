// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import dev.meerkat.testkit.Hex;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Builds frames octet by octet, right checksums included, apart from what is tested. */
final class Craft {
  static final int ICMP = 1;
  static final int TCP = 6;
  static final int UDP = 17;

  private static final String ADDRESSES = "02 00 00 00 00 02 02 00 00 00 00 01 ";
  private static final String HOSTS = "0a 00 00 01 0a 00 00 02";
  private static final int IPV4_CHECKSUM = 10;
  private static final int UDP_CHECKSUM = 6;
  private static final int TCP_CHECKSUM = 16;

  private Craft() {}

  /** An Ethernet frame; {@code head} is its type and what may stand between it and the payload. */
  static byte[] frame(String head, byte[] payload) {
    return join(Hex.parse(ADDRESSES + head), payload);
  }

  /** An Ethernet frame with a datagram whose options are filled up to four octets. */
  static byte[] ipv4(String options, int protocol, byte[] payload) {
    byte[] filled = filled(Hex.parse(options));
    int header = 20 + filled.length;
    ByteBuffer ip = ByteBuffer.allocate(header + payload.length);
    ip.put((byte) (0x40 | header / 4)).put((byte) 0).putShort((short) ip.capacity());
    ip.putInt(0x00010000).put((byte) 64).put((byte) protocol).putShort((short) 0);
    ip.put(Hex.parse(HOSTS)).put(filled).put(payload);
    ip.putShort(IPV4_CHECKSUM, checksum(ip.array(), header, 0));
    return frame("08 00", ip.array());
  }

  /** A datagram's frame with a segment whose options are filled up to four octets. */
  static byte[] tcp(String options, byte[] payload) {
    byte[] filled = filled(Hex.parse(options));
    int header = 20 + filled.length;
    ByteBuffer tcp = ByteBuffer.allocate(header + payload.length);
    tcp.putShort((short) 49152).putShort((short) 80).putInt(1).putInt(2);
    tcp.put((byte) (header / 4 << 4)).put((byte) 0x10).putShort((short) 1000).putInt(0);
    tcp.put(filled).put(payload);
    tcp.putShort(TCP_CHECKSUM, checksum(tcp.array(), tcp.capacity(), pseudo(TCP, tcp.capacity())));
    return ipv4("", TCP, tcp.array());
  }

  /** A datagram's frame with UDP that claims {@code length} octets. */
  static byte[] udp(int length, boolean isSummed, byte[] payload) {
    ByteBuffer udp = ByteBuffer.allocate(8 + payload.length);
    udp.putShort((short) 4000).putShort((short) 4001).putShort((short) length).putShort((short) 0);
    udp.put(payload);
    if (isSummed) {
      int covered = Math.min(length, udp.capacity());
      udp.putShort(UDP_CHECKSUM, checksum(udp.array(), covered, pseudo(UDP, length)));
    }
    return ipv4("", UDP, udp.array());
  }

  /** A datagram's frame with a message whose checksum is made right. */
  static byte[] icmp(String hex) {
    byte[] message = Hex.parse(hex);
    if (message.length >= 4) {
      short sum = checksum(message, message.length, 0);
      message[2] = (byte) (sum >>> 8);
      message[3] = (byte) sum;
    }
    return ipv4("", ICMP, message);
  }

  /** The same with other octets at an offset. */
  static byte[] patched(byte[] frame, int offset, String hex) {
    byte[] patched = frame.clone();
    byte[] octets = Hex.parse(hex);
    System.arraycopy(octets, 0, patched, offset, octets.length);
    return patched;
  }

  static byte[] join(byte[] head, byte[] tail) {
    byte[] joined = new byte[head.length + tail.length];
    System.arraycopy(head, 0, joined, 0, head.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }

  private static byte[] filled(byte[] options) {
    return Arrays.copyOf(options, options.length + 3 & ~3);
  }

  private static int pseudo(int protocol, int length) {
    return 0x0a00 + 0x0001 + 0x0a00 + 0x0002 + protocol + length;
  }

  /** RFC 1071, as plainly as it can be written. */
  private static short checksum(byte[] octets, int length, int initial) {
    int sum = initial;
    for (int i = 0; i < length; i++) {
      sum += (octets[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return (short) ~sum;
  }
}
