// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.core.net.IpAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Frames written by hand, right or wrong, for a test to throw at a host. */
final class RawPackets {
  private static final int ETHERNET = 14;

  private RawPackets() {}

  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  private static byte[] frame(long to, long from, int type, byte[] payload) {
    byte[] frame = new byte[ETHERNET + payload.length];
    Bytes.putU48(frame, 0, to);
    Bytes.putU48(frame, 6, from);
    Bytes.putU16(frame, 12, type);
    System.arraycopy(payload, 0, frame, ETHERNET, payload.length);
    return frame;
  }

  /** An ARP packet; the sender's link address is the frame's too. */
  static byte[] arp(long to, int operation, long hardware, String source, String target) {
    byte[] arp = new byte[28];
    Bytes.putI64(arp, 0, 0x0001_0800_0604_0000L | operation);
    Bytes.putU48(arp, 8, hardware);
    IpAddress.parse(source).put(arp, 14);
    IpAddress.parse(target).put(arp, 24);
    return frame(to, hardware, 0x0806, arp);
  }

  /** An IPv4 packet with a right header checksum. */
  static byte[] v4(
      long to, String source, String target, int protocol, int id, int flags, byte[] payload) {
    byte[] packet = new byte[20 + payload.length];
    packet[0] = 0x45;
    Bytes.putU16(packet, 2, packet.length);
    Bytes.putU16(packet, 4, id);
    Bytes.putU16(packet, 6, flags);
    packet[8] = 64;
    packet[9] = (byte) protocol;
    IpAddress.parse(source).put(packet, 12);
    IpAddress.parse(target).put(packet, 16);
    Bytes.putU16(packet, 10, InetChecksum.finish(InetChecksum.sum(packet, 0, 20)));
    System.arraycopy(payload, 0, packet, 20, payload.length);
    return frame(to, 0x02_0000_0066L, 0x0800, packet);
  }

  /** An IPv6 packet; what follows the header is the caller's. */
  static byte[] v6(long to, String source, String target, int next, int hops, byte[] payload) {
    byte[] packet = new byte[40 + payload.length];
    packet[0] = 0x60;
    Bytes.putU16(packet, 4, payload.length);
    packet[6] = (byte) next;
    packet[7] = (byte) hops;
    IpAddress.parse(source).put(packet, 8);
    IpAddress.parse(target).put(packet, 24);
    System.arraycopy(payload, 0, packet, 40, payload.length);
    return frame(to, 0x02_0000_0066L, 0x86DD, packet);
  }

  /** ICMPv6 with a right checksum in an IPv6 packet. */
  static byte[] icmp6(long to, String source, String target, int hops, String message) {
    byte[] frame = v6(to, source, target, 58, hops, hex(message));
    int length = frame.length - ETHERNET - 40;
    long sum = InetChecksum.sum(frame, ETHERNET + 8, 32);
    sum += 58 + length + InetChecksum.sum(frame, ETHERNET + 40, length);
    Bytes.putU16(frame, ETHERNET + 42, InetChecksum.finish(sum));
    return frame;
  }

  /** An ICMP echo request over IPv4. */
  static byte[] echo(long to, String source, String target, int octets) {
    byte[] echo = new byte[8 + octets];
    echo[0] = 8;
    Bytes.putU16(echo, 2, InetChecksum.finish(InetChecksum.sum(echo, 0, echo.length)));
    return v4(to, source, target, 1, 1, 0, echo);
  }

  static byte[] joined(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
