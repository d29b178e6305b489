// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.memory;

import dev.meerkat.link.FrameQueue;
import dev.meerkat.link.FrameSink;
import dev.meerkat.link.LinkDevice;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.Offload;

/** One end of a {@link DevicePair}. Both checksums and cutting are the sender's own business. */
final class MemoryDevice extends LinkDevice {
  private final FrameQueue arrived;
  private MemoryDevice peer;
  private boolean closed;

  MemoryDevice(String name, LinkType linkType, long address, int mtu, int queueBytes) {
    super(name, linkType, address, mtu);
    this.arrived = new FrameQueue(queueBytes);
  }

  void connect(MemoryDevice other) {
    peer = other;
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
    if (closed || peer.closed || length > mtu() + linkType().headerLength()) {
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
