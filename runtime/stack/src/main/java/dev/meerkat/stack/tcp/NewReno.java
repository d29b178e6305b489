// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/** Slow start and congestion avoidance of RFC 5681 with byte counting (RFC 3465). */
public final class NewReno implements CongestionControl {
  private static final int MOST = 1 << 30;

  private int initialSegments;
  private int segment;
  private int window;
  private int threshold = MOST;
  private int counted;
  private boolean timedOut;

  /** A window of so many segments to begin with; RFC 6928. */
  public NewReno(int initialSegments) {
    this.initialSegments = initialSegments;
  }

  @Override
  public int window() {
    return window;
  }

  @Override
  public int threshold() {
    return threshold;
  }

  @Override
  public void segmentSize(int octets) {
    if (segment == 0) {
      window = initialSegments * octets;
    }
    segment = octets;
  }

  @Override
  public void onSynLost() {
    initialSegments = 1;
    window = segment;
  }

  @Override
  public void onAcknowledged(int octets, long nowNanos, long roundTripNanos) {
    if (window < threshold) {
      // RFC 3465 section 2.3: after a timeout one acknowledgment may stand for much.
      window = Math.min(MOST, window + Math.min(octets, timedOut ? segment : 2 * segment));
      return;
    }
    timedOut = false;
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
    window = segment;
    timedOut = true;
    counted = 0;
  }

  @Override
  public void onRecovered(int underway) {
    window = Math.min(threshold, Math.max(underway, segment) + segment);
  }

  @Override
  public void onIdle() {
    window = Math.min(window, initialSegments * segment);
  }
}
