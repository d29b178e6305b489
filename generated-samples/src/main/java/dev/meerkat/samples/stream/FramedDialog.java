// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import dev.meerkat.core.codec.Codec;

/** A dialog whose messages follow each other, each found by a framer. */
abstract class FramedDialog implements Dialog {
  @Override
  public final int feed(int side, byte[] buffer, int offset, int length, Messages found) {
    int done = 0;
    while (done < length) {
      int status = frame(side, buffer, offset + done, length - done);
      if (status == Codec.NEED_MORE) {
        return done;
      }
      int size = status == Codec.OK ? size(side) : length - done;
      if (!message(side, buffer, offset + done, size, found)) {
        return GIVEN_UP;
      }
      done += size;
    }
    return done;
  }

  /** What the framer of a side says. */
  abstract int frame(int side, byte[] buffer, int offset, int available);

  /** How many octets its message has. */
  abstract int size(int side);

  /** Wraps a message, or what is there of one that is not valid, and answers whether it is. */
  abstract boolean message(int side, byte[] buffer, int offset, int size, Messages found);
}
