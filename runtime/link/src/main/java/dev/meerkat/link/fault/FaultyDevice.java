// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.fault;

import dev.meerkat.link.Device;
import dev.meerkat.link.DeviceWrapper;
import dev.meerkat.link.FrameSink;

/**
 * A device behind a line on which things go wrong in both directions, from a seed.
 *
 * <p>Frames are moved on when {@link #receive} or {@link #flush} is called: at least at {@link
 * #nextDeadline}. What the inner device would do with a frame (checksums, cutting) it is not asked
 * to, so that a fault meets what is really on the line.
 */
public final class FaultyDevice extends DeviceWrapper {
  private final FaultyLine outgoing;
  private final FaultyLine incoming;
  private final FrameSink arrival = this::arrive;
  private final FrameSink departure = this::leave;
  private long nowNanos;

  /** A device whose two directions have faults of their own. */
  public FaultyDevice(Device inner, Faults outgoing, Faults incoming, long seed) {
    super(inner);
    int header = inner.linkType().headerLength();
    this.outgoing = new FaultyLine(outgoing, header, seed);
    this.incoming = new FaultyLine(incoming, header, ~seed);
  }

  /** The direction away from this side. */
  public FaultyLine outgoing() {
    return outgoing;
  }

  /** The direction towards this side. */
  public FaultyLine incoming() {
    return incoming;
  }

  /** Cuts both directions, or makes them whole. */
  public void cut(boolean isCut) {
    outgoing.cut(isCut);
    incoming.cut(isCut);
  }

  @Override
  public int abilities() {
    return 0;
  }

  @Override
  public int receive(long nowNanos, int limit, FrameSink sink) {
    passOn(nowNanos);
    inner.receive(nowNanos, limit, arrival);
    return incoming.deliver(nowNanos, limit, sink);
  }

  private void arrive(byte[] buffer, int offset, int length, long offload) {
    incoming.send(nowNanos, buffer, offset, length, offload);
  }

  @Override
  public boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    outgoing.send(nowNanos, buffer, offset, length, offload);
    return true;
  }

  @Override
  public void flush(long nowNanos) {
    passOn(nowNanos);
    inner.flush(nowNanos);
  }

  private void passOn(long nowNanos) {
    this.nowNanos = nowNanos;
    outgoing.deliver(nowNanos, Integer.MAX_VALUE, departure);
  }

  /** A frame for which the inner device has no room is lost, as on any full queue. */
  private void leave(byte[] buffer, int offset, int length, long offload) {
    inner.send(nowNanos, buffer, offset, length, offload);
  }

  @Override
  public long nextDeadline() {
    return Math.min(
        inner.nextDeadline(), Math.min(outgoing.nextDeadline(), incoming.nextDeadline()));
  }

  @Override
  public void close() {
    outgoing.clear();
    incoming.clear();
    inner.close();
  }
}
