// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * A segment that left to bring an answer about the last ones, and whether it mended a loss. RFC
 * 8985 section 7. A connection has one from the first time that it needs it.
 */
final class TailProbe {
  private boolean underway;
  private boolean repeats;
  private boolean measured = true;
  private int end;

  /** Whether the last one has neither been answered nor become meaningless. */
  boolean isUnderway() {
    return underway;
  }

  /** A round trip was measured. */
  void measured() {
    measured = true;
  }

  /** Section 7.3: not while another is underway, nor without a measurement since the last. */
  boolean mayFollow() {
    return !underway && measured;
  }

  /**
   * It has left.
   *
   * @param max number behind everything underway, the probe included
   * @param again whether it was sent before
   */
  void sent(int max, boolean again) {
    underway = true;
    measured = false;
    repeats = again;
    end = max;
  }

  /** Another recovery looks after what it was to find. */
  void forget() {
    underway = false;
  }

  /**
   * Section 7.4.2.
   *
   * @param again number behind what the acknowledgment says to have come a second time
   * @param tellsAgain whether it says so
   * @param bare whether it is a repeated acknowledgment that tells of nothing else
   * @return whether the probe has mended a loss, of which the congestion control must hear
   */
  boolean acknowledged(int ack, int again, boolean tellsAgain, boolean bare) {
    if (!underway || Seq.before(ack, end)) {
      return false;
    }
    if (!repeats || tellsAgain && again == end) {
      underway = false;
      return false;
    }
    if (Seq.before(end, ack)) {
      underway = false;
      return true;
    }
    underway = !bare;
    return false;
  }
}
