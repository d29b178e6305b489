// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

/** Puts the right checksums into a sample: IPv4 without options, then TCP or UDP. */
final class Checksums {
  private static final int IP = 14;
  private static final int TRANSPORT = IP + 20;

  private Checksums() {}

  static byte[] complete(byte[] frame) {
    put(frame, IP + 10, 0);
    put(frame, IP + 10, ~fold(sum(frame, IP, 20)));
    int length = frame.length - TRANSPORT;
    int protocol = frame[IP + 9];
    int field = TRANSPORT + (protocol == 6 ? 16 : 6);
    put(frame, field, 0);
    long pseudo = sum(frame, IP + 12, 8) + protocol + length;
    put(frame, field, ~fold(pseudo + sum(frame, TRANSPORT, length)));
    return frame;
  }

  /** The checksum of TCP behind IPv6 without extension headers. */
  static byte[] completeIpv6(byte[] frame) {
    int transport = IP + 40;
    int length = frame.length - transport;
    put(frame, transport + 16, 0);
    long pseudo = sum(frame, IP + 8, 32) + 6 + length;
    put(frame, transport + 16, ~fold(pseudo + sum(frame, transport, length)));
    return frame;
  }

  static long sum(byte[] octets, int offset, int length) {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (long) (octets[offset + i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
    }
    return sum;
  }

  static int fold(long sum) {
    long folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xFFFF) + (folded >>> 16);
    }
    return (int) folded;
  }

  private static void put(byte[] octets, int at, int value) {
    octets[at] = (byte) (value >> 8);
    octets[at + 1] = (byte) value;
  }
}
