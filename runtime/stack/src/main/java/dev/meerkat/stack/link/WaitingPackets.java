// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

/** Room for packets that wait for a neighbour's answer: one each, bounded, used again. */
final class WaitingPackets {
  private final byte[][] free;
  private final int octets;
  private int lent;
  private int spare;

  /** Room for packets of the link's size. */
  WaitingPackets(int count, int mtu) {
    this.free = new byte[count][];
    this.octets = NetworkInterface.HEADROOM + mtu;
  }

  /**
   * Keeps a packet for a neighbour in the place of one that waits already.
   *
   * @return false if a packet was lost by it: that one, or this one for want of room
   */
  boolean keep(Neighbor whom, byte[] packet, int offset, int length, long offload) {
    boolean lost = whom.waiting != null;
    if (length > octets - NetworkInterface.HEADROOM || !lost && !lend(whom)) {
      return false;
    }
    System.arraycopy(packet, offset, whom.waiting, NetworkInterface.HEADROOM, length);
    whom.waitingLength = length;
    whom.waitingOffload = offload;
    return !lost;
  }

  private boolean lend(Neighbor whom) {
    if (spare > 0) {
      whom.waiting = free[--spare];
    } else if (lent < free.length) {
      whom.waiting = new byte[octets];
    } else {
      return false;
    }
    lent++;
    return true;
  }

  /** Takes back what a neighbour's packet stood in. */
  void giveBack(Neighbor whom) {
    if (whom.waiting != null) {
      free[spare++] = whom.waiting;
      lent--;
      whom.waiting = null;
    }
  }

  int count() {
    return lent;
  }
}
