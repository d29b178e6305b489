// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.memory;

import dev.meerkat.link.Device;
import dev.meerkat.link.FrameQueue;
import dev.meerkat.link.FrameSink;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.Offload;

/** One end of a {@link DevicePair}. Both checksums and cutting are the sender's own business. */
final class MemoryDevice implements Device {
  private final String name;
  private final LinkType linkType;
  private final long address;
  private final int mtu;
  private final FrameQueue arrived;
  private MemoryDevice peer;
  private boolean closed;

  MemoryDevice(String name, LinkType linkType, long address, int mtu, int queueBytes) {
    this.name = name;
    this.linkType = linkType;
    this.address = linkType == LinkType.ETHERNET ? address : 0;
    this.mtu = mtu;
    this.arrived = new FrameQueue(queueBytes);
  }

  void connect(MemoryDevice other) {
    peer = other;
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
    int count = 0;
    while (count < limit && !arrived.isEmpty()) {
      arrived.poll(sink);
      count++;
    }
    return count;
  }

  @Override
  public boolean send(long nowNanos, byte[] buffer, int offset, int length, long offload) {
    if (closed || peer.closed || length > mtu + linkType.headerLength()) {
      return true;
    }
    return peer.arrived.add(buffer, offset, length, Offload.NONE, nowNanos);
  }

  @Override
  public long nextDeadline() {
    return arrived.isEmpty() ? NO_DEADLINE : arrived.firstDue();
  }

  @Override
  public void close() {
    closed = true;
    arrived.clear();
  }
}
