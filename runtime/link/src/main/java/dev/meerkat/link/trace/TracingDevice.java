// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.trace;

import dev.meerkat.link.Device;
import dev.meerkat.link.WatchedDevice;
import java.io.IOException;
import java.util.Objects;

/**
 * A device that tells of every frame that passes, for people who look for a fault.
 *
 * <pre>
 *  0.001204 tap0 &lt;   42 02:00:00:00:00:01 to ff:ff:ff:ff:ff:ff 0806
 *  0.001310 tap0 &gt;   42 02:00:00:00:00:02 to 02:00:00:00:00:01 0806
 * </pre>
 *
 * <p>Seconds since the first frame, whether it came in ({@code <}) or went out ({@code >}), octets,
 * and what the link says. A frame that the inner device has no room for ends with {@code refused}.
 * The first failure to write ends the trace, not the traffic.
 */
public final class TracingDevice extends WatchedDevice {
  private final Appendable out;
  private final TraceLimits limits;
  private final FrameDetail detail;
  private final TraceLine line = new TraceLine();
  private long firstNanos;
  private long lines;
  private long untold;

  /** A device that tells what the link knows. */
  public TracingDevice(Device inner, Appendable out, TraceLimits limits) {
    this(inner, out, limits, FrameDetail.NONE);
  }

  /** A device whose lines somebody else adds to. */
  public TracingDevice(Device inner, Appendable out, TraceLimits limits, FrameDetail detail) {
    super(inner);
    this.out = Objects.requireNonNull(out, "out");
    this.limits = limits;
    this.detail = Objects.requireNonNull(detail, "detail");
  }

  /** Frames that were not told because there were too many. */
  public long untold() {
    return untold;
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
    if (lines == limits.lines() || failure() != null) {
      untold++;
      return;
    }
    if (lines++ == 0) {
      firstNanos = nowNanos;
    }
    line.begin(nowNanos - firstNanos, inner.name(), isOut ? '>' : '<', length)
        .link(inner.linkType(), buffer, offset, length)
        .offload(offload);
    detail.append(line.text(), buffer, offset, length);
    line.text().append(isTaken ? "" : " refused").append('\n');
    line.hex(buffer, offset, Math.min(length, limits.hexOctets()));
    out.append(line.text());
  }
}
