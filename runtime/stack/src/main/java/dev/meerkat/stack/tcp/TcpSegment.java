// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * What a connection needs to know of a segment that has come in: numbers, and where its data lies.
 * One object is filled again for every segment; valid while the segment is being served.
 */
final class TcpSegment {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int PSH = 8;
  static final int ACK = 16;

  static final int MOST_BLOCKS = 4;

  int flags;
  int seq;
  int ack;

  /** As it stands in the header: not scaled. */
  int window;

  byte[] buffer;
  int dataOffset;
  int dataLength;

  /** Octets of data that a full segment may have; 0 if not told. Only looked at with SYN. */
  int mss;

  /** The peer's shift; -1 if not told. Only looked at with SYN. */
  int windowShift;

  boolean sackPermitted;
  boolean hasTimestamps;
  int timestamp;
  int timestampEcho;
  int blocks;
  final int[] blockStarts = new int[MOST_BLOCKS];
  final int[] blockEnds = new int[MOST_BLOCKS];

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Numbers that it takes: SYN and FIN count. SEG.LEN of RFC 9293. */
  int length() {
    return dataLength + (flags >>> 1 & 1) + (flags & 1);
  }
}
