// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/** CUBIC: the window as a cube of the time since the last loss. RFC 9438. */
public final class Cubic implements CongestionControl {
  private static final double C = 0.4;
  private static final double BETA = 0.7;
  private static final double RENO_GAIN = 3 * (1 - BETA) / (1 + BETA);
  private static final double NANOS = 1e9;
  private static final int MOST = 1 << 30;

  private int initialSegments;
  private int segment;
  private double window;
  private double threshold = MOST;

  private double windowBeforeLoss;
  private double renoWindow;
  private double plateau;
  private double plateauSeconds;
  private long epochNanos;
  private boolean inEpoch;
  private boolean timedOut;

  /** A window of so many segments to begin with; RFC 6928. */
  public Cubic(int initialSegments) {
    this.initialSegments = initialSegments;
  }

  @Override
  public int window() {
    return (int) window;
  }

  @Override
  public int threshold() {
    return (int) threshold;
  }

  @Override
  public void segmentSize(int octets) {
    if (segment == 0) {
      window = (double) initialSegments * octets;
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
    if (!inEpoch) {
      beginEpoch(nowNanos);
    }
    double seconds = (nowNanos - epochNanos) / NANOS;
    double target = cubic(seconds + roundTripNanos / NANOS);
    double bounded = Math.max(window, Math.min(target, 1.5 * window));
    renoWindow += RENO_GAIN * segment * octets / window;
    double next = window + (bounded - window) * octets / window;
    if (cubic(seconds) < renoWindow) {
      next = Math.max(next, renoWindow);
    }
    window = Math.min(MOST, next);
  }

  /** Section 4.2, in octets. */
  private double cubic(double seconds) {
    double from = seconds - plateauSeconds;
    return plateau + C * segment * from * from * from;
  }

  private void beginEpoch(long nowNanos) {
    inEpoch = true;
    epochNanos = nowNanos;
    renoWindow = window;
    plateau = Math.max(window, windowBeforeLoss);
    plateauSeconds = Math.cbrt((plateau - window) / segment / C);
  }

  @Override
  public void onLoss(int underway, long nowNanos) {
    // Section 4.7: leave room for others where the window was still below what it had been.
    windowBeforeLoss = window < windowBeforeLoss ? window * (1 + BETA) / 2 : window;
    threshold = Math.max(BETA * Math.min(window, underway), 2.0 * segment);
    window = threshold;
    inEpoch = false;
  }

  @Override
  public void onTimeout(int underway, long nowNanos) {
    windowBeforeLoss = window;
    threshold = Math.max(BETA * underway, 2.0 * segment);
    window = segment;
    timedOut = true;
    inEpoch = false;
  }

  @Override
  public void onRecovered(int underway) {
    window = Math.min(threshold, Math.max(underway, segment) + (double) segment);
  }

  @Override
  public void onIdle() {
    window = Math.min(window, (double) initialSegments * segment);
    inEpoch = false;
  }
}
