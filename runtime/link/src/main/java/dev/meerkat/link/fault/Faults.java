// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.fault;

/**
 * What goes wrong on one direction of a line. Chances are from 0 to 1, for each frame on its own.
 *
 * @param loss chance that a frame is lost
 * @param duplication chance that a frame comes twice
 * @param corruption chance that a bit of a frame is turned over
 * @param reordering chance that a frame is held back by {@code reorderNanos} more than its delay
 * @param reorderNanos how long such a frame is held back
 * @param delayNanos time that every frame takes
 * @param jitterNanos at most so much is added to the delay of each frame, which may reorder
 * @param bitsPerSecond what the line carries; 0 for no limit
 * @param queuedFrames frames underway; one more is lost
 * @param mtu most octets behind the link header; longer frames are lost
 */
public record Faults(
    double loss,
    double duplication,
    double corruption,
    double reordering,
    long reorderNanos,
    long delayNanos,
    long jitterNanos,
    long bitsPerSecond,
    int queuedFrames,
    int mtu) {
  /** A line without a fault that holds up to 1,024 frames. */
  public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0, 0, 1024, Integer.MAX_VALUE);

  public Faults {
    chance("loss", loss);
    chance("duplication", duplication);
    chance("corruption", corruption);
    chance("reordering", reordering);
    if (reorderNanos < 0 || delayNanos < 0 || jitterNanos < 0 || bitsPerSecond < 0) {
      throw new IllegalArgumentException(
          "times and rate are not below 0: reorderNanos=%d delayNanos=%d jitterNanos=%d bitsPerSecond=%d"
              .formatted(reorderNanos, delayNanos, jitterNanos, bitsPerSecond));
    }
    if (queuedFrames < 1 || mtu < 1) {
      throw new IllegalArgumentException(
          "must be above 0: queuedFrames=" + queuedFrames + " mtu=" + mtu);
    }
  }

  public Faults withLoss(double chance) {
    return new Faults(
        chance,
        duplication,
        corruption,
        reordering,
        reorderNanos,
        delayNanos,
        jitterNanos,
        bitsPerSecond,
        queuedFrames,
        mtu);
  }

  public Faults withDuplication(double chance) {
    return new Faults(
        loss,
        chance,
        corruption,
        reordering,
        reorderNanos,
        delayNanos,
        jitterNanos,
        bitsPerSecond,
        queuedFrames,
        mtu);
  }

  public Faults withCorruption(double chance) {
    return new Faults(
        loss,
        duplication,
        chance,
        reordering,
        reorderNanos,
        delayNanos,
        jitterNanos,
        bitsPerSecond,
        queuedFrames,
        mtu);
  }

  public Faults withReordering(double chance, long nanos) {
    return new Faults(
        loss,
        duplication,
        corruption,
        chance,
        nanos,
        delayNanos,
        jitterNanos,
        bitsPerSecond,
        queuedFrames,
        mtu);
  }

  public Faults withDelay(long nanos, long jitter) {
    return new Faults(
        loss,
        duplication,
        corruption,
        reordering,
        reorderNanos,
        nanos,
        jitter,
        bitsPerSecond,
        queuedFrames,
        mtu);
  }

  /** A line of so many bits a second, with so many frames in its queue. */
  public Faults withRate(long bits, int frames) {
    return new Faults(
        loss,
        duplication,
        corruption,
        reordering,
        reorderNanos,
        delayNanos,
        jitterNanos,
        bits,
        frames,
        mtu);
  }

  public Faults withMtu(int octets) {
    return new Faults(
        loss,
        duplication,
        corruption,
        reordering,
        reorderNanos,
        delayNanos,
        jitterNanos,
        bitsPerSecond,
        queuedFrames,
        octets);
  }

  private static void chance(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is a chance from 0 to 1: " + value);
    }
  }
}
