// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.simulation;

import dev.meerkat.link.FrameSink;
import dev.meerkat.link.LinkDevice;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.fault.FaultyLine;

/** One end of a {@link Cable}. */
public final class CablePort extends LinkDevice {
  private final FaultyLine away;
  private final FaultyLine towards;
  private boolean closed;

  CablePort(
      String name, LinkType linkType, long address, int mtu, FaultyLine away, FaultyLine towards) {
    super(name, linkType, address, mtu);
    this.away = away;
    this.towards = towards;
  }

  @Override
  public int receive(long nowNanos, int limit, FrameSink sink) {
    return closed ? 0 : towards.deliver(nowNanos, limit, sink);
  }

  @Override
  public boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    if (!closed && length <= mtu() + linkType().headerLength()) {
      away.send(nowNanos, buffer, offset, length, offload);
    }
    return true;
  }

  @Override
  public long nextDeadline() {
    return closed ? NO_DEADLINE : towards.nextDeadline();
  }

  @Override
  public void close() {
    closed = true;
  }
}
