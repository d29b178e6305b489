// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

/** What is known of a host on the same link. */
final class Neighbor {
  static final int ADDRESS = 6;

  /** Its address, as in {@link dev.meerkat.stack.address.IpBits}. */
  long high;

  long low;

  /** Its link address, if its state has one. */
  final byte[] link = new byte[ADDRESS];

  NeighborState state;

  /** Until when REACHABLE or DELAY lasts. */
  long untilNanos;

  /** When it was asked last, and how often without an answer. */
  long askedAtNanos;

  int asked;

  /** When it was used last: the oldest makes room for another. */
  long usedAtNanos;

  /** A packet that waits for the answer, with room for its link header; null if none does. */
  byte[] waiting;

  int waitingLength;
  long waitingOffload;
}
