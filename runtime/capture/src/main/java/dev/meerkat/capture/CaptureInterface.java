// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import dev.meerkat.capture.codec.pcapng.InterfaceOption;

/**
 * What a pcapng section says about one interface, and how its time stamps are to be read.
 *
 * @param snapLength most octets of a packet that were kept, 0 for all
 * @param binary whether a unit of time is a power of two of a second, not of ten
 * @param digits how many binary or decimal digits a second's fraction has
 * @param timeOffset seconds to add to each time stamp
 */
record CaptureInterface(
    int linkType, long snapLength, boolean binary, int digits, long timeOffset) {
  private static final int MICROSECONDS = 6;
  private static final int NANO_DIGITS = 9;
  private static final int MOST_DECIMAL_DIGITS = 18;
  private static final int MOST_BINARY_DIGITS = 63;
  private static final int BINARY = 0x80;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** Widest fraction that can be multiplied by a billion without overflow. */
  private static final int EXACT_BITS = 33;

  /** Reads the block that {@code blocks} has wrapped. */
  static CaptureInterface of(BlockReader blocks) throws CaptureException {
    int resolution = MICROSECONDS;
    long offset = 0;
    while (blocks.nextOption() && blocks.option() != InterfaceOption.END) {
      if (blocks.option() == InterfaceOption.RESOLUTION) {
        resolution = blocks.resolution();
      } else if (blocks.option() == InterfaceOption.TIME_OFFSET) {
        offset = blocks.timeOffset();
      }
    }
    boolean binary = (resolution & BINARY) != 0;
    int digits = resolution & ~BINARY;
    if (digits > (binary ? MOST_BINARY_DIGITS : MOST_DECIMAL_DIGITS)) {
      throw new CaptureException("an interface counts time in units that are too small");
    }
    return new CaptureInterface(blocks.linkType(), blocks.snapLength(), binary, digits, offset);
  }

  /** Tells the packet its time. */
  void time(CapturedPacket packet, long timestamp) {
    if (binary) {
      long fraction = timestamp & (1L << digits) - 1;
      int shift = Math.min(digits, EXACT_BITS);
      long nanos = (fraction >>> digits - shift) * NANOS_PER_SECOND >>> shift;
      packet.time((timestamp >>> digits) + timeOffset, (int) nanos);
    } else {
      long units = powerOfTen(digits);
      long fraction = Long.remainderUnsigned(timestamp, units);
      long nanos =
          digits <= NANO_DIGITS
              ? fraction * powerOfTen(NANO_DIGITS - digits)
              : fraction / powerOfTen(digits - NANO_DIGITS);
      packet.time(Long.divideUnsigned(timestamp, units) + timeOffset, (int) nanos);
    }
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
