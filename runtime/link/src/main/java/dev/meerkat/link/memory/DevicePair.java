// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.memory;

import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;

/** A cable with a device at each end: what one sends the other receives, in order and at once. */
public final class DevicePair {
  private final MemoryDevice left;
  private final MemoryDevice right;

  /**
   * A cable whose ends can each hold so much.
   *
   * @param queueBytes octets that wait at each end, some 20 a frame included
   */
  public DevicePair(LinkType linkType, int mtu, int queueBytes) {
    left = new MemoryDevice("left", linkType, 0x0200_0000_0001L, mtu, queueBytes);
    right = new MemoryDevice("right", linkType, 0x0200_0000_0002L, mtu, queueBytes);
    left.connect(right);
    right.connect(left);
  }

  public Device left() {
    return left;
  }

  public Device right() {
    return right;
  }
}
