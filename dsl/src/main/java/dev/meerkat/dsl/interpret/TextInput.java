// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrErrorKind;

/**
 * The octets of a text, looked at one by one.
 *
 * <p>Indexes count from the start of the array. Looking at an octet that is not there ends the
 * reading, one way or the other.
 */
final class TextInput {
  private final byte[] bytes;
  private final int end;
  private final boolean stream;
  private final boolean full;
  private int position;

  /**
   * @param maxBytes the limit of the text, or -1
   */
  TextInput(byte[] bytes, int offset, int length, boolean stream, long maxBytes) {
    this.bytes = bytes;
    this.position = offset;
    this.stream = stream;
    this.full = maxBytes >= 0 && (stream ? length >= maxBytes : length > maxBytes);
    this.end = full ? (int) (offset + maxBytes) : offset + length;
  }

  int position() {
    return position;
  }

  void moveTo(int newPosition) {
    position = newPosition;
  }

  /** The octet at an index, which must be there. */
  int octet(int index) throws ReadFailure, NeedMore {
    if (isEnd(index)) {
      throw ReadFailure.of(IrErrorKind.SHORT, index, 0);
    }
    return bytes[index] & 0xFF;
  }

  /** Whether the text ends before an index; for a stream, which has no end, never. */
  boolean isEnd(int index) throws ReadFailure, NeedMore {
    if (index < end) {
      return false;
    }
    if (full) {
      throw ReadFailure.of(IrErrorKind.LIMIT, end, 0);
    }
    if (stream) {
      throw new NeedMore();
    }
    return true;
  }
}
