// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.fault;

import dev.meerkat.core.count.Counters;
import dev.meerkat.link.Device;
import dev.meerkat.link.FrameSink;
import java.util.SplittableRandom;

/**
 * One direction of a line on which things go wrong, the same things for the same seed and frames.
 *
 * <p>Frames go in with {@link #send} and come out of {@link #deliver} when they are due.
 */
public final class FaultyLine {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int BITS = 8;
  private static final byte[] NOTHING = {};

  private final Counters<FaultCounter> counters = new Counters<>(FaultCounter.class);
  private final SplittableRandom random;
  private final int headerLength;
  private final Flight flight;
  private Faults faults;
  private boolean cut;
  private long freeAtNanos = Long.MIN_VALUE;

  /**
   * A line.
   *
   * @param headerLength octets of a frame that do not count for the MTU
   */
  public FaultyLine(Faults faults, int headerLength, long seed) {
    this.faults = faults;
    this.headerLength = headerLength;
    this.random = new SplittableRandom(seed);
    this.flight = new Flight(faults.queuedFrames());
  }

  /** What has happened so far. */
  public Counters<FaultCounter> counters() {
    return counters;
  }

  /** Other faults from now on; the room for frames underway stays as it was. */
  public void faults(Faults next) {
    faults = next;
  }

  /** Cuts the line: every frame is lost until it is whole again. What is underway arrives. */
  public void cut(boolean isCut) {
    cut = isCut;
  }

  /** Puts a frame on the line. */
  public void send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    FaultCounter end = fate(length);
    if (end != FaultCounter.DELIVERED) {
      counters.increment(end);
      return;
    }
    depart(nowNanos, buffer, offset, length, offload);
    if (hits(faults.duplication()) && !flight.isFull()) {
      counters.increment(FaultCounter.DUPLICATED);
      depart(nowNanos, buffer, offset, length, offload);
    }
  }

  private FaultCounter fate(int length) {
    if (cut) {
      return FaultCounter.PARTITIONED;
    }
    if (length - headerLength > faults.mtu()) {
      return FaultCounter.TOO_LONG;
    }
    if (hits(faults.loss())) {
      return FaultCounter.LOST;
    }
    return flight.isFull() ? FaultCounter.QUEUE_FULL : FaultCounter.DELIVERED;
  }

  private void depart(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    long due = Math.max(nowNanos, freeAtNanos);
    if (faults.bitsPerSecond() > 0) {
      due += length * (long) BITS * NANOS_PER_SECOND / faults.bitsPerSecond();
      freeAtNanos = due;
    }
    due += faults.delayNanos();
    if (faults.jitterNanos() > 0) {
      due += random.nextLong(faults.jitterNanos() + 1);
    }
    if (hits(faults.reordering())) {
      counters.increment(FaultCounter.HELD_BACK);
      due += faults.reorderNanos();
    }
    Flight.Slot slot = flight.add(buffer, offset, length, offload, due);
    if (length > 0 && hits(faults.corruption())) {
      counters.increment(FaultCounter.CORRUPTED);
      slot.frame[random.nextInt(length)] ^= (byte) (1 << random.nextInt(BITS));
    }
  }

  /**
   * Hands out frames that are due.
   *
   * @return how many
   */
  public int deliver(long nowNanos, int limit, FrameSink sink) {
    int count = 0;
    while (count < limit && !flight.isEmpty() && flight.first().dueNanos <= nowNanos) {
      Flight.Slot slot = flight.poll();
      counters.increment(FaultCounter.DELIVERED);
      count++;
      deliver(slot, sink);
    }
    return count;
  }

  /** A sink may put a frame on this very line: the slot's array must not be its slot then. */
  private static void deliver(Flight.Slot slot, FrameSink sink) {
    byte[] frame = slot.frame;
    slot.frame = NOTHING;
    sink.onFrame(frame, 0, slot.length, slot.offload);
    if (slot.frame == NOTHING) {
      slot.frame = frame;
    }
  }

  /** When the next frame is due, or {@link Device#NO_DEADLINE}. */
  public long nextDeadline() {
    return flight.isEmpty() ? Device.NO_DEADLINE : flight.first().dueNanos;
  }

  /** Loses what is underway. */
  public void clear() {
    flight.clear();
  }

  private boolean hits(double chance) {
    return chance > 0 && random.nextDouble() < chance;
  }
}
