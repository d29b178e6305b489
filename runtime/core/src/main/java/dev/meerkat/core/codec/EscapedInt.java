// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/**
 * Unsigned integers of which some small values say that a longer number follows: the payload length
 * of WebSocket (7 bits; 126: 16 bits follow; 127: 63 bits), the lengths of CoAP.
 *
 * <p>The base is at most the low eight bits of an octet; what follows is whole octets, most
 * significant first. Base values below the first marker are the number itself. Immutable: one
 * constant describes a format.
 */
public final class EscapedInt {
  private final int mask;
  private final int first;
  private final int[] markers;
  private final int[] bits;
  private final long[] adds;

  /** The least value that the form before does not hold, when that is asked for. */
  private final long[] least;

  /**
   * A format; the forms go from short to long.
   *
   * @param baseBits 1 to 8
   * @param markers base values that announce a longer form, ascending
   * @param bits of each longer form, 8 to 63; whole octets stand on the wire
   * @param adds what is added to the number of each longer form
   * @param isMinimal whether a number that a shorter form could hold is an error
   */
  public EscapedInt(int baseBits, int[] markers, int[] bits, long[] adds, boolean isMinimal) {
    this.mask = (1 << baseBits) - 1;
    this.first = markers[0];
    this.markers = markers.clone();
    this.bits = bits.clone();
    this.adds = adds.clone();
    this.least = new long[markers.length];
    for (int i = 0; isMinimal && i < markers.length; i++) {
      least[i] = i == 0 ? first : largest(i - 1) + 1;
    }
  }

  /**
   * How many octets the number at {@code at} has, that of the base among them.
   *
   * @return the octets, or {@code -Codec.SHORT}, {@code -Codec.NOT_MINIMAL}, {@code -Codec.VALUE}
   *     for a base or a number that no form has
   */
  public int span(byte[] b, int at, int end) {
    if (at >= end) {
      return -Codec.SHORT;
    }
    int base = b[at] & mask;
    return base < first ? 1 : longSpan(b, at, end, base);
  }

  private int longSpan(byte[] b, int at, int end, int base) {
    for (int i = 0; i < markers.length; i++) {
      if (base == markers[i]) {
        int span = 1 + octets(i);
        if (span > end - at) {
          return -Codec.SHORT;
        }
        long number = number(b, at, i);
        if (number >>> bits[i] != 0) {
          return -Codec.VALUE;
        }
        return number + adds[i] < least[i] ? -Codec.NOT_MINIMAL : span;
      }
    }
    return -Codec.VALUE;
  }

  /** The value of a number of {@code span} octets. */
  public long get(byte[] b, int at, int span) {
    for (int i = 0; i < markers.length; i++) {
      if (span == 1 + octets(i)) {
        return (number(b, at, i) & (1L << bits[i]) - 1) + adds[i];
      }
    }
    return b[at] & mask;
  }

  private long number(byte[] b, int at, int form) {
    long number = 0;
    for (int i = 1; i <= octets(form); i++) {
      number = number << 8 | b[at + i] & 0xFF;
    }
    return number;
  }

  private int octets(int form) {
    return bits[form] + 7 >> 3;
  }

  private long largest(int form) {
    return (1L << bits[form]) - 1 + adds[form];
  }

  /** The shortest form of a value: -1 for the base alone. */
  private int form(long value) {
    if (value < first) {
      return -1;
    }
    for (int i = 0; i < markers.length; i++) {
      if (value <= largest(i)) {
        return i;
      }
    }
    return markers.length - 1;
  }

  /** The fewest octets that hold a value, that of the base among them. */
  public int size(long value) {
    int form = form(value);
    return form < 0 ? 1 : 1 + octets(form);
  }

  /** The base of a value's shortest form: the value itself or a marker. */
  public int base(long value) {
    int form = form(value);
    return form < 0 ? (int) value & mask : markers[form];
  }

  /** Writes what follows the base, which stands at {@code at} and is left alone. */
  public void putRest(byte[] b, int at, long value) {
    int form = form(value);
    if (form >= 0) {
      long rest = value - adds[form];
      for (int i = at + octets(form); i > at; i--) {
        b[i] = (byte) rest;
        rest >>>= 8;
      }
    }
  }

  /** Writes a value whose base is a whole octet. */
  public void put(byte[] b, int at, long value) {
    b[at] = (byte) base(value);
    putRest(b, at, value);
  }
}
