// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

/** What is known of a host on the same link. */
final class Neighbor {
  static final int ADDRESS = 6;

  /** Its IPv4 address. */
  int ip;

  /** Its link address, if {@link #isKnown}. */
  final byte[] link = new byte[ADDRESS];

  boolean isKnown;

  /** Until when it need not be asked again. */
  long freshUntilNanos;

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
