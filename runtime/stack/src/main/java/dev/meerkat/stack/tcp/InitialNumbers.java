// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * First sequence numbers that nobody can guess: RFC 6528, a clock of 4 microseconds and a keyed
 * hash of the addresses and ports (SipHash-2-4).
 */
final class InitialNumbers {
  private static final long NANOS_PER_TICK = 4_000;

  private final long key0;
  private final long key1;
  private long v0;
  private long v1;
  private long v2;
  private long v3;

  InitialNumbers(long key0, long key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  int next(TcpEnds ends, long nowNanos) {
    return (int) (nowNanos / NANOS_PER_TICK) + hash(ends);
  }

  /** A hash of a connection's ends that nobody else can compute. */
  int hash(TcpEnds ends) {
    begin();
    ends(ends, 0);
    return end();
  }

  /** The same of the ends and of something more. */
  int hash(TcpEnds ends, long more) {
    begin();
    word(more);
    ends(ends, Long.BYTES);
    return end();
  }

  private void begin() {
    v0 = key0 ^ 0x736f6d6570736575L;
    v1 = key1 ^ 0x646f72616e646f6dL;
    v2 = key0 ^ 0x6c7967656e657261L;
    v3 = key1 ^ 0x7465646279746573L;
  }

  /** The last words, with the length of everything in the last octet. */
  private void ends(TcpEnds ends, long before) {
    long ports = (long) ends.localPort << 16 | ends.remotePort;
    if (ends.isV4()) {
      word(ends.localLow << 32 | ends.remoteLow & 0xFFFF_FFFFL);
      word(ports | 12 + before << 56);
    } else {
      word(ends.localHigh);
      word(ends.localLow);
      word(ends.remoteHigh);
      word(ends.remoteLow);
      word(ports | 36 + before << 56);
    }
  }

  private int end() {
    v2 ^= 0xFF;
    for (int round = 0; round < 4; round++) {
      round();
    }
    return (int) (v0 ^ v1 ^ v2 ^ v3);
  }

  private void word(long word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }

  private void round() {
    v0 += v1;
    v1 = Long.rotateLeft(v1, 13) ^ v0;
    v0 = Long.rotateLeft(v0, 32);
    v2 += v3;
    v3 = Long.rotateLeft(v3, 16) ^ v2;
    v0 += v3;
    v3 = Long.rotateLeft(v3, 21) ^ v0;
    v2 += v1;
    v1 = Long.rotateLeft(v1, 17) ^ v2;
    v2 = Long.rotateLeft(v2, 32);
  }
}
