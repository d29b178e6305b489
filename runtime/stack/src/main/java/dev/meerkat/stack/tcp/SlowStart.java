// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * What ways to control congestion have in common: slow start of RFC 5681 with byte counting (RFC
 * 3465), and what does not depend on how the window grows above the threshold.
 */
abstract class SlowStart implements CongestionControl {
  static final int MOST = 1 << 30;

  int segment;
  int window;
  int threshold = MOST;
  private int initialSegments;
  private boolean timedOut;

  SlowStart(int initialSegments) {
    this.initialSegments = initialSegments;
  }

  /** Octets were acknowledged, and the window is not below the threshold. */
  abstract void avoidCongestion(int octets, long nowNanos, long roundTripNanos);

  @Override
  public final int window() {
    return window;
  }

  @Override
  public final int threshold() {
    return threshold;
  }

  @Override
  public final void segmentSize(int octets) {
    if (segment == 0) {
      window = initialSegments * octets;
    }
    segment = octets;
  }

  @Override
  public final void onSynLost() {
    initialSegments = 1;
    window = segment;
  }

  @Override
  public final void onAcknowledged(int octets, long nowNanos, long roundTripNanos) {
    if (window < threshold) {
      // RFC 3465 section 2.3: after a timeout one acknowledgment may stand for much.
      window = Math.min(MOST, window + Math.min(octets, timedOut ? segment : 2 * segment));
      return;
    }
    timedOut = false;
    avoidCongestion(octets, nowNanos, roundTripNanos);
  }

  @Override
  public void onTimeout(int underway, long nowNanos) {
    window = segment;
    timedOut = true;
  }

  @Override
  public final void onRecovered(int underway) {
    window = Math.min(threshold, Math.max(underway, segment) + segment);
  }

  @Override
  public void onIdle() {
    window = Math.min(window, initialSegments * segment);
  }
}
