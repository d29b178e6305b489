// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * How much later than what left after it something may come in and not be lost. RFC 8985 section
 * 6.2, step 4. A connection has one from the moment when something came in out of order or a second
 * time.
 */
final class ReorderingWindow {
  private static final int PERSISTS = 16;
  private static final int WIDEST = 100;

  private boolean seen;
  private byte quarters = 1;
  private byte persist = PERSISTS;
  private boolean inRound;
  private int roundEnd;

  /**
   * The window. A connection without a memory of its own gives null.
   *
   * @param atOnce whether something is being recovered, or so much has come in that the rule of
   *     three duplicates (RFC 6675) would find a loss
   */
  static long nanos(ReorderingWindow memory, boolean atOnce, long least, long smoothed) {
    if ((memory == null || !memory.seen) && atOnce) {
      return 0;
    }
    int quarters = memory == null ? 1 : memory.quarters;
    return Math.min(quarters * least / 4, smoothed);
  }

  /** Something came in behind what was sent after it. */
  void seen() {
    seen = true;
  }

  /** An acknowledgment has come; {@code again} if it tells of a second arrival. */
  void acknowledged(boolean again, int una, int max) {
    if (inRound && Seq.notAfter(roundEnd, una)) {
      inRound = false;
    }
    if (again && !inRound) {
      inRound = true;
      roundEnd = max;
      quarters = (byte) Math.min(WIDEST, quarters + 1);
      persist = PERSISTS;
    }
  }

  /** A recovery is over. */
  void recovered() {
    if (persist > 0 && --persist == 0) {
      quarters = 1;
    }
  }
}
