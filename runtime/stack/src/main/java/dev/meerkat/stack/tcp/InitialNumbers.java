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

  InitialNumbers(long key0, long key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  int next(int local, int localPort, int remote, int remotePort, long nowNanos) {
    return (int) (nowNanos / NANOS_PER_TICK) + hash(local, localPort, remote, remotePort);
  }

  /** A hash of a connection's ends that nobody else can compute. */
  int hash(int local, int localPort, int remote, int remotePort) {
    long first = (long) local << 32 | remote & 0xFFFF_FFFFL;
    long second = (long) localPort << 16 | remotePort;
    long v0 = key0 ^ 0x736f6d6570736575L;
    long v1 = key1 ^ 0x646f72616e646f6dL;
    long v2 = key0 ^ 0x6c7967656e657261L;
    long v3 = key1 ^ 0x7465646279746573L;
    for (int block = 0; block < 3; block++) {
      // Twelve octets: one whole block, and the rest with the length in the last octet.
      long word = block == 0 ? first : block == 1 ? second | 12L << 56 : 0;
      if (block < 2) {
        v3 ^= word;
      } else {
        v2 ^= 0xFF;
      }
      for (int round = block < 2 ? 2 : 4; round > 0; round--) {
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
      if (block < 2) {
        v0 ^= word;
      }
    }
    return (int) (v0 ^ v1 ^ v2 ^ v3);
  }
}
