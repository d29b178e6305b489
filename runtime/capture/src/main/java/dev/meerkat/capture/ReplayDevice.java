// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import dev.meerkat.link.FrameSink;
import dev.meerkat.link.LinkDevice;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.Offload;
import java.io.IOException;

/**
 * A device to which a capture's frames come in, at the distances in time that they had or as fast
 * as they are asked for. What is sent is lost.
 *
 * <p>Frames of another link type, and those that the capture kept only a part of, are passed over
 * and counted. The capture ends where it cannot be read any further.
 */
public final class ReplayDevice extends LinkDevice {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final CaptureReader capture;
  private final boolean timed;
  private boolean has;
  private boolean started;
  private boolean closed;
  private long captureMinusNanos;
  private long dueNanos;
  private long delivered;
  private long passedOver;
  private IOException failure;

  private ReplayDevice(
      CaptureReader capture, LinkType linkType, long address, int mtu, boolean timed) {
    super("replay", linkType, address, mtu);
    this.capture = capture;
    this.timed = timed;
  }

  /** The first frame comes in at once, the others when they are due after it. */
  public static ReplayDevice inTime(
      CaptureReader capture, LinkType linkType, long address, int mtu) {
    return new ReplayDevice(capture, linkType, address, mtu, true);
  }

  /** Every frame comes in when it is asked for. */
  public static ReplayDevice atOnce(
      CaptureReader capture, LinkType linkType, long address, int mtu) {
    return new ReplayDevice(capture, linkType, address, mtu, false);
  }

  /** Frames that were handed up. */
  public long delivered() {
    return delivered;
  }

  /** Packets that are no frames of this device. */
  public long passedOver() {
    return passedOver;
  }

  /** Whether there are no more frames. */
  public boolean isAtEnd() {
    return closed;
  }

  /** Why the capture ended before its end; null if it did not. */
  public IOException failure() {
    return failure;
  }

  @Override
  public int receive(long nowNanos, int limit, FrameSink sink) {
    int count = 0;
    while (count < limit && find(nowNanos) && (!timed || dueNanos - nowNanos <= 0)) {
      CapturedPacket packet = capture.packet();
      has = false;
      count++;
      delivered++;
      sink.onFrame(packet.buffer(), packet.offset(), packet.captured(), Offload.NONE);
    }
    return count;
  }

  /** Sees that the capture stands at a frame that is ours; false at its end. */
  private boolean find(long nowNanos) {
    while (!has && !closed && read()) {
      CapturedPacket packet = capture.packet();
      has =
          packet.linkType() == linkType().captureNumber()
              && packet.captured() == packet.original()
              && packet.captured() <= mtu() + linkType().headerLength();
      if (!has) {
        passedOver++;
      }
    }
    if (has && !closed) {
      due(nowNanos);
    }
    return has && !closed;
  }

  private void due(long nowNanos) {
    CapturedPacket packet = capture.packet();
    long time = packet.seconds() * NANOS_PER_SECOND + packet.nanos();
    if (!started) {
      started = true;
      captureMinusNanos = time - nowNanos;
    }
    dueNanos = packet.isTimed() ? time - captureMinusNanos : nowNanos;
  }

  private boolean read() {
    try {
      if (capture.next()) {
        return true;
      }
    } catch (IOException unreadable) {
      failure = unreadable;
    }
    close();
    return false;
  }

  @Override
  public boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    return true;
  }

  /** Before the first {@link #receive} nothing is due by time; frames come in when asked for. */
  @Override
  public long nextDeadline() {
    return closed || !started ? NO_DEADLINE : has && timed ? dueNanos : NO_DEADLINE;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try {
        capture.close();
      } catch (IOException failed) {
        failure = failure == null ? failed : failure;
      }
    }
  }
}
