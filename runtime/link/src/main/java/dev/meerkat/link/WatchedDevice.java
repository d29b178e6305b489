// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link;

import java.io.IOException;

/**
 * A device whose frames are written down somewhere as they pass: those that come in before they are
 * handed up, those that go out once the inner device has answered.
 *
 * <p>The first failure to write ends the writing, not the traffic.
 */
public abstract class WatchedDevice extends DeviceWrapper {
  private final FrameSink arrival = this::arrive;
  private FrameSink sink;
  private long nowNanos;
  private IOException failure;

  protected WatchedDevice(Device inner) {
    super(inner);
  }

  /**
   * Writes a frame down.
   *
   * @param isOut whether it goes out
   * @param isTaken false for a frame that the inner device had no room for
   */
  protected abstract void write(
      boolean isOut,
      boolean isTaken,
      long nowNanos,
      byte[] buffer,
      int offset,
      int length,
      long offload)
      throws IOException;

  /** Frames are no longer written down. */
  protected final void fail(IOException why) {
    if (failure == null) {
      failure = why;
    }
  }

  /** Why the writing has ended before its time; null if it has not. */
  public final IOException failure() {
    return failure;
  }

  @Override
  public final int receive(long nowNanos, int limit, FrameSink sink) {
    this.nowNanos = nowNanos;
    this.sink = sink;
    return inner.receive(nowNanos, limit, arrival);
  }

  private void arrive(byte[] buffer, int offset, int length, long offload) {
    writeOrFail(false, true, nowNanos, buffer, offset, length, offload);
    sink.onFrame(buffer, offset, length, offload);
  }

  @Override
  public final boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    boolean taken = inner.send(nowNanos, buffer, offset, length, offload);
    writeOrFail(true, taken, nowNanos, buffer, offset, length, offload);
    return taken;
  }

  private void writeOrFail(
      boolean isOut,
      boolean isTaken,
      long atNanos,
      byte[] buffer,
      int offset,
      int length,
      long offload) {
    try {
      write(isOut, isTaken, atNanos, buffer, offset, length, offload);
    } catch (IOException failed) {
      fail(failed);
    }
  }
}
