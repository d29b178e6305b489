// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.content;

/** Decisions taken from bytes, one after the other; when they have run out all are zero. */
public final class Draw {
  private final byte[] source;
  private int at;

  public Draw(byte[] source, int from) {
    this.source = source;
    this.at = from;
  }

  public int octet() {
    return at < source.length ? source[at++] & 0xFF : 0;
  }

  /** Bytes that have not been taken. */
  public int left() {
    return source.length - at;
  }

  /** Whether all bytes have been taken. */
  public boolean isDone() {
    return at >= source.length;
  }

  public boolean coin() {
    return (octet() & 1) != 0;
  }

  /** A number from 0 on that is smaller than a bound of at most 65536. */
  public int below(int bound) {
    if (bound <= 1) {
      return 0;
    }
    return (bound <= 256 ? octet() : octet() << 8 | octet()) % bound;
  }

  /** So many bits of a number, the highest first. */
  public long bits(int count) {
    long value = 0;
    for (int i = 0; i < count; i += Byte.SIZE) {
      value = value << Byte.SIZE | octet();
    }
    return count == Long.SIZE ? value : value & (1L << count) - 1;
  }

  public byte[] octets(int length) {
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) octet();
    }
    return octets;
  }
}
