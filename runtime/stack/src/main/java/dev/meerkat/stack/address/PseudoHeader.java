// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.address;

import dev.meerkat.core.codec.InetChecksum;

/** Partial sums of what stands in front of a payload for its checksum alone. */
public final class PseudoHeader {
  private PseudoHeader() {}

  /**
   * RFC 9293 section 3.1 and RFC 8200 section 8.1 in one: the halves of a mapped address that are
   * not on the wire add up to nothing, as 0xFFFF is zero in this arithmetic.
   */
  public static long sum(
      long sourceHigh, long sourceLow, long targetHigh, long targetLow, int protocol, int length) {
    long sum = InetChecksum.add64(0, sourceHigh);
    sum = InetChecksum.add64(sum, sourceLow);
    sum = InetChecksum.add64(sum, targetHigh);
    sum = InetChecksum.add64(sum, targetLow);
    sum = InetChecksum.add16(sum, protocol);
    return InetChecksum.add32(sum, length);
  }
}
