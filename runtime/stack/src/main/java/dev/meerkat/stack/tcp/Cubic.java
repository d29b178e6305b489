// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/** CUBIC: the window as a cube of the time since the last loss. RFC 9438. */
public final class Cubic extends SlowStart {
  private static final double C = 0.4;
  private static final double BETA = 0.7;
  private static final double RENO_GAIN = 3 * (1 - BETA) / (1 + BETA);
  private static final double NANOS = 1e9;

  private int windowBeforeLoss;
  private boolean inEpoch;

  /** Made when the window first reaches the threshold, and dropped after silence. */
  private Epoch epoch;

  /** A window of so many segments to begin with; RFC 6928. */
  public Cubic(int initialSegments) {
    super(initialSegments);
  }

  @Override
  void avoidCongestion(int octets, long nowNanos, long roundTripNanos) {
    if (!inEpoch) {
      beginEpoch(nowNanos);
    }
    Epoch e = epoch;
    double exact = (int) e.window == window ? e.window : window;
    double seconds = (nowNanos - e.beganNanos) / NANOS;
    double target = e.cubic(seconds + roundTripNanos / NANOS, segment);
    double bounded = Math.max(exact, Math.min(target, 1.5 * exact));
    e.renoWindow += RENO_GAIN * segment * octets / exact;
    double next = exact + (bounded - exact) * octets / exact;
    if (e.cubic(seconds, segment) < e.renoWindow) {
      next = Math.max(next, e.renoWindow);
    }
    e.window = Math.min(MOST, next);
    window = (int) e.window;
  }

  private void beginEpoch(long nowNanos) {
    inEpoch = true;
    if (epoch == null) {
      epoch = new Epoch();
    }
    epoch.begin(window, Math.max(window, windowBeforeLoss), segment, nowNanos);
  }

  @Override
  public void onLoss(int underway, long nowNanos) {
    // Section 4.7: leave room for others where the window was still below what it had been.
    windowBeforeLoss = window < windowBeforeLoss ? (int) (window * (1 + BETA) / 2) : window;
    threshold = Math.max((int) (BETA * Math.min(window, underway)), 2 * segment);
    window = threshold;
    inEpoch = false;
  }

  @Override
  public void onTimeout(int underway, long nowNanos) {
    windowBeforeLoss = window;
    threshold = Math.max((int) (BETA * underway), 2 * segment);
    inEpoch = false;
    super.onTimeout(underway, nowNanos);
  }

  @Override
  public void onIdle() {
    inEpoch = false;
    epoch = null;
    super.onIdle();
  }

  /** The time since growth by the cube began; windows in octets and their fractions. */
  private static final class Epoch {
    long beganNanos;
    double window;
    double renoWindow;
    double plateau;
    double plateauSeconds;

    void begin(int from, int before, int segment, long nowNanos) {
      beganNanos = nowNanos;
      window = from;
      renoWindow = from;
      plateau = before;
      plateauSeconds = Math.cbrt((plateau - from) / segment / C);
    }

    /** Section 4.2, in octets. */
    double cubic(double seconds, int segment) {
      double from = seconds - plateauSeconds;
      return plateau + C * segment * from * from * from;
    }
  }
}
