// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.fuzz.content.Draw;
import java.util.concurrent.TimeUnit;

/**
 * A whole host of our own stack, and frames from the cable.
 *
 * <p>Nothing is thrown into the loop; what the host answers is well formed; after a day of silence
 * no connection, no piece and no buffer is left. Input, again and again: a byte (bits 0-2 time that
 * passes before, 3 addresses as they stand, 4 sums as they stand), two with the length, the frame.
 */
public final class StackFramesTarget {
  private static final int MOST_FRAMES = 64;
  private static final int KEEP_ADDRESSES = 8;
  private static final int KEEP_SUMS = 16;

  private StackFramesTarget() {}

  /** One input. */
  public static void accept(byte[] input) {
    try (StackHost host = new StackHost(connection -> new StreamWitness())) {
      Draw draw = new Draw(input, 0);
      for (int i = 0; i < MOST_FRAMES && !draw.isDone(); i++) {
        int how = draw.octet();
        pass(host, how & 7);
        byte[] frame = draw.octets(Math.min(draw.below(1 << 16), draw.left()));
        if ((how & KEEP_ADDRESSES) == 0) {
          Packets.address(frame);
        }
        if ((how & KEEP_SUMS) == 0) {
          Packets.sum(frame);
        }
        host.send(frame);
      }
      host.check();
      host.forget();
    }
  }

  /**
   * Nothing, a millisecond, sixteen, a quarter of a second, 4 s, a minute, a quarter of an hour.
   */
  static void pass(StackHost host, int power) {
    if (power > 0) {
      host.pass(TimeUnit.MILLISECONDS.toNanos(1L << 4 * (power - 1)));
    }
  }
}
