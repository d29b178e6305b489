// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.trace;

import dev.meerkat.link.Device;
import dev.meerkat.link.DeviceWrapper;
import dev.meerkat.link.FrameSink;
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
public final class TracingDevice extends DeviceWrapper {
  private final Appendable out;
  private final TraceLimits limits;
  private final FrameDetail detail;
  private final TraceLine line = new TraceLine();
  private final FrameSink arrival = this::arrive;
  private FrameSink sink;
  private long nowNanos;
  private long firstNanos;
  private long lines;
  private long untold;
  private IOException failure;

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

  /** Why the trace has ended before its time; null if it has not. */
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
    tell(nowNanos, '<', "", buffer, offset, length, offload);
    sink.onFrame(buffer, offset, length, offload);
  }

  @Override
  public boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    boolean taken = inner.send(nowNanos, buffer, offset, length, offload);
    tell(nowNanos, '>', taken ? "" : " refused", buffer, offset, length, offload);
    return taken;
  }

  private void tell(
      long atNanos,
      char direction,
      String end,
      byte[] buffer,
      int offset,
      int length,
      long offload) {
    if (lines == limits.lines() || failure != null) {
      untold++;
      return;
    }
    if (lines++ == 0) {
      firstNanos = atNanos;
    }
    line.begin(atNanos - firstNanos, inner.name(), direction, length)
        .link(inner.linkType(), buffer, offset, length)
        .offload(offload);
    detail.append(line.text(), buffer, offset, length);
    line.text().append(end).append('\n');
    line.hex(buffer, offset, Math.min(length, limits.hexOctets()));
    try {
      out.append(line.text());
    } catch (IOException failed) {
      failure = failed;
    }
  }
}
