// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.simulation;

import dev.meerkat.link.Device;
import dev.meerkat.link.FrameSink;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.fault.FaultyLine;

/** One end of a {@link Cable}. */
public final class CablePort implements Device {
  private final String name;
  private final LinkType linkType;
  private final long address;
  private final int mtu;
  private final FaultyLine away;
  private final FaultyLine towards;
  private boolean closed;

  CablePort(
      String name, LinkType linkType, long address, int mtu, FaultyLine away, FaultyLine towards) {
    this.name = name;
    this.linkType = linkType;
    this.address = address;
    this.mtu = mtu;
    this.away = away;
    this.towards = towards;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public LinkType linkType() {
    return linkType;
  }

  @Override
  public long address() {
    return address;
  }

  @Override
  public int mtu() {
    return mtu;
  }

  @Override
  public int abilities() {
    return 0;
  }

  @Override
  public int receive(long nowNanos, int limit, FrameSink sink) {
    return closed ? 0 : towards.deliver(nowNanos, limit, sink);
  }

  @Override
  public boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    if (!closed && length <= mtu + linkType.headerLength()) {
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
