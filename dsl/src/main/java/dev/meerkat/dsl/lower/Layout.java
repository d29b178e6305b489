// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrField;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Where the next field starts, how much may stand before it, and how much is left for it. */
final class Layout {
  /** The largest window: offsets are Java ints. */
  static final long MAX_BYTES = Integer.MAX_VALUE;

  static final long MAX_BITS = MAX_BYTES * 8;

  private final Deque<Frame> frames = new ArrayDeque<>();
  private int anchor;
  private long bits;
  private long minBits;
  private long maxBits;

  private record Frame(long startBits, LongSupplier maxBytes) {}

  Layout(LongSupplier windowBytes) {
    frames.push(new Frame(0, windowBytes));
  }

  IrField.Position position() {
    return new IrField.Position(anchor, (int) Math.min(bits, Integer.MAX_VALUE));
  }

  boolean isAligned() {
    return bits % 8 == 0;
  }

  /** Whether the distance from the anchor is more than an int can say. */
  boolean isTooFar() {
    return bits > Integer.MAX_VALUE;
  }

  /** Bits passed so far, at least and at most. */
  Interval passed() {
    return new Interval(minBits, maxBits);
  }

  /** Bytes that every enclosing scope still has room for, at most. */
  long remainingBytes() {
    long least = MAX_BYTES;
    for (Frame frame : frames) {
      long used = (minBits - frame.startBits) / 8;
      least = Math.min(least, frame.maxBytes.getAsLong() - used);
    }
    return Math.max(0, least);
  }

  void enter(LongSupplier maxBytes) {
    frames.push(new Frame(minBits, maxBytes));
  }

  void leave() {
    frames.pop();
  }

  /** Passes a field; {@code fixed} when its end is known without reading. */
  void advance(int field, Interval sizeBits, boolean optional, boolean fixed) {
    minBits += optional ? 0 : sizeBits.min();
    maxBits = clamp(maxBits + sizeBits.max());
    minBits = Math.min(minBits, MAX_BITS);
    if (fixed) {
      bits += sizeBits.min();
    } else {
      anchor = field;
      bits = 0;
    }
  }

  static long clamp(long bits) {
    return Math.max(0, Math.min(bits, MAX_BITS));
  }
}
