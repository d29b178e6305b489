// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import dev.meerkat.core.time.Clock;
import dev.meerkat.link.Device;
import dev.meerkat.link.WatchedDevice;
import java.io.IOException;

/**
 * A device whose frames are written down in both directions, with their time.
 *
 * <p>A frame goes out as the caller gave it: where the inner device writes checksums or cuts, the
 * capture has it before that, as captures of Linux do. A frame that the inner device has no room
 * for is not written down. The first failure to write ends the recording, not the traffic.
 */
public final class RecordingDevice extends WatchedDevice {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final CaptureWriter capture;
  private final int face;
  private final long epochMinusNanos;

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

  @Override
  protected void write(
      boolean isOut,
      boolean isTaken,
      long nowNanos,
      byte[] buffer,
      int offset,
      int length,
      long offload)
      throws IOException {
    if (isTaken && failure() == null) {
      capture.write(face, isOut, nowNanos + epochMinusNanos, buffer, offset, length);
    }
  }

  /** Closes the inner device; what was recorded is passed on. */
  @Override
  public void close() {
    inner.close();
    try {
      capture.flush();
    } catch (IOException failed) {
      fail(failed);
    }
  }
}
