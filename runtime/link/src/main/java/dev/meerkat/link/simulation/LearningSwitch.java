// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.simulation;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.link.Device;
import dev.meerkat.link.FrameSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An Ethernet switch: learns at which port an address is, floods what it does not know.
 *
 * <p>Has no spanning tree: rings are not allowed. Frames shorter than their header are dropped.
 */
public final class LearningSwitch implements Node {
  private static final int HEADER = 14;
  private static final int SOURCE = 6;
  private static final long GROUP = 1L << 40;
  private static final int FRAMES_A_TURN = 64;

  private final int addresses;
  private final List<Device> ports = new ArrayList<>();
  private final Map<Long, Device> learned = new HashMap<>();
  private final FrameSink forward = this::forward;
  private long nowNanos;
  private Device from;

  /**
   * A switch without ports.
   *
   * @param addresses most addresses that it learns; those that come later are flooded
   */
  public LearningSwitch(int addresses) {
    this.addresses = addresses;
  }

  /** Plugs the end of a cable in. */
  public void plug(Device port) {
    ports.add(port);
  }

  @Override
  public int poll(long nowNanos) {
    this.nowNanos = nowNanos;
    int count = 0;
    for (int i = 0; i < ports.size(); i++) {
      from = ports.get(i);
      count += from.receive(nowNanos, FRAMES_A_TURN, forward);
    }
    return count;
  }

  private void forward(byte[] buffer, int offset, int length, long offload) {
    if (length < HEADER) {
      return;
    }
    long source = Bytes.getU48(buffer, offset + SOURCE);
    if ((source & GROUP) == 0 && (learned.size() < addresses || learned.containsKey(source))) {
      learned.put(source, from);
    }
    long target = Bytes.getU48(buffer, offset);
    Device known = (target & GROUP) == 0 ? learned.get(target) : null;
    if (known == null) {
      flood(buffer, offset, length, offload);
    } else if (known != from) {
      known.send(nowNanos, buffer, offset, length, offload);
    }
  }

  private void flood(byte[] buffer, int offset, int length, long offload) {
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i) != from) {
        ports.get(i).send(nowNanos, buffer, offset, length, offload);
      }
    }
  }

  @Override
  public long nextDeadline() {
    long next = Device.NO_DEADLINE;
    for (int i = 0; i < ports.size(); i++) {
      next = Math.min(next, ports.get(i).nextDeadline());
    }
    return next;
  }
}
