// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/** Slow start and congestion avoidance of RFC 5681 with byte counting (RFC 3465). */
public final class NewReno extends SlowStart {
  private int counted;

  /** A window of so many segments to begin with; RFC 6928. */
  public NewReno(int initialSegments) {
    super(initialSegments);
  }

  @Override
  void avoidCongestion(int octets, long nowNanos, long roundTripNanos) {
    counted += octets;
    if (counted >= window) {
      counted -= window;
      window = Math.min(MOST, window + segment);
    }
  }

  @Override
  public void onLoss(int underway, long nowNanos) {
    threshold = Math.max(underway / 2, 2 * segment);
    window = threshold;
    counted = 0;
  }

  @Override
  public void onTimeout(int underway, long nowNanos) {
    threshold = Math.max(underway / 2, 2 * segment);
    counted = 0;
    super.onTimeout(underway, nowNanos);
  }
}
