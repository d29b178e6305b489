// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import dev.meerkat.core.time.Clock;
import dev.meerkat.link.Device;
import dev.meerkat.link.DeviceWrapper;
import dev.meerkat.link.FrameSink;
import java.io.IOException;

/**
 * A device whose frames are written down in both directions, with their time.
 *
 * <p>A frame goes out as the caller gave it: where the inner device writes checksums or cuts, the
 * capture has it before that, as captures of Linux do. A frame that the inner device has no room
 * for is not written down. The first failure to write ends the recording, not the traffic.
 */
public final class RecordingDevice extends DeviceWrapper {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final CaptureWriter capture;
  private final int face;
  private final long epochMinusNanos;
  private final FrameSink arrival = this::arrive;
  private FrameSink sink;
  private long nowNanos;
  private IOException failure;

  /**
   * A device recorded as an interface of its own in a capture that may have others; whoever made
   * the capture closes it.
   */
  public RecordingDevice(Device inner, CaptureWriter capture, Clock clock) throws IOException {
    super(inner);
    this.capture = capture;
    this.face = capture.face(inner.name(), inner.linkType().captureNumber());
    this.epochMinusNanos = clock.epochMillis() * NANOS_PER_MILLI - clock.nanos();
  }

  /** Why recording has ended before its time; null if it has not. */
  public IOException failure() {
    return failure;
  }

  @Override
  public int receive(long nowNanos, int limit, FrameSink sink) {
    this.nowNanos = nowNanos;
    this.sink = sink;
    return inner.receive(nowNanos, limit, arrival);
  }

  private void arrive(byte[] buffer, int offset, int length, long offload) {
    record(false, nowNanos, buffer, offset, length);
    sink.onFrame(buffer, offset, length, offload);
  }

  @Override
  public boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    boolean taken = inner.send(nowNanos, buffer, offset, length, offload);
    if (taken) {
      record(true, nowNanos, buffer, offset, length);
    }
    return taken;
  }

  private void record(boolean isOut, long atNanos, byte[] buffer, int offset, int length) {
    if (failure != null) {
      return;
    }
    try {
      capture.write(face, isOut, atNanos + epochMinusNanos, buffer, offset, length);
    } catch (IOException failed) {
      failure = failed;
    }
  }

  /** Closes the inner device; what was recorded is passed on. */
  @Override
  public void close() {
    inner.close();
    try {
      capture.flush();
    } catch (IOException failed) {
      failure = failure == null ? failed : failure;
    }
  }
}
