// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * Unsigned integers of seven bits an octet: the top bit says that another octet follows.
 *
 * <p>{@code Le} has the least significant group first (MQTT, LEB128), {@code Be} the most
 * significant one. A reader asks for the span, which judges, then gets the value, which cannot
 * fail. At most nine octets, so every value is a {@code long} that is not negative.
 */
public final class VarInt {
  /** The most octets that a number can have. */
  public static final int MOST = 9;

  private static final int GROUP = 7;

  private VarInt() {}

  /**
   * How many octets the number at {@code at} has.
   *
   * @param end the first index that does not belong to the window
   * @param most more octets are an error
   * @param isMinimal whether a number that fewer octets could hold is an error
   * @return the octets, or {@code -Codec.SHORT}, {@code -Codec.LIMIT}, {@code -Codec.NOT_MINIMAL}
   */
  public static int spanLe(byte[] b, int at, int end, int most, boolean isMinimal) {
    if (at < end && b[at] >= 0) {
      return 1;
    }
    int span = longSpan(b, at, end, most);
    return isMinimal && span > 1 && b[at + span - 1] == 0 ? -Codec.NOT_MINIMAL : span;
  }

  /** As {@link #spanLe}, most significant group first. */
  public static int spanBe(byte[] b, int at, int end, int most, boolean isMinimal) {
    if (at < end && b[at] >= 0) {
      return 1;
    }
    int span = longSpan(b, at, end, most);
    return isMinimal && span > 1 && b[at] == (byte) 0x80 ? -Codec.NOT_MINIMAL : span;
  }

  private static int longSpan(byte[] b, int at, int end, int most) {
    int span = 0;
    while (span < most) {
      if (at + span >= end) {
        return -Codec.SHORT;
      }
      if (b[at + span++] >= 0) {
        return span;
      }
    }
    return -Codec.LIMIT;
  }

  /** The value of a number of {@code span} octets. */
  public static long getLe(byte[] b, int at, int span) {
    long value = 0;
    for (int i = span - 1; i >= 0; i--) {
      value = value << GROUP | b[at + i] & 0x7F;
    }
    return value;
  }

  /** As {@link #getLe}, most significant group first. */
  public static long getBe(byte[] b, int at, int span) {
    long value = 0;
    for (int i = 0; i < span; i++) {
      value = value << GROUP | b[at + i] & 0x7F;
    }
    return value;
  }

  /** The fewest octets that hold a value; 10 for one that is negative. */
  public static int size(long value) {
    return value >>> GROUP == 0 ? 1 : (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / GROUP;
  }

  /** Writes a value in as many octets as {@link #size} says. */
  public static void putLe(byte[] b, int at, long value) {
    long rest = value;
    int i = at;
    while (rest >>> GROUP != 0) {
      b[i++] = (byte) (rest | 0x80);
      rest >>>= GROUP;
    }
    b[i] = (byte) rest;
  }

  /** As {@link #putLe}, most significant group first. */
  public static void putBe(byte[] b, int at, long value) {
    long rest = value;
    int last = at + size(value) - 1;
    b[last] = (byte) (rest & 0x7F);
    for (int i = last - 1; i >= at; i--) {
      rest >>>= GROUP;
      b[i] = (byte) (rest | 0x80);
    }
  }
}
