// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

/** How sure we are of a neighbour: RFC 4861 section 7.3.2, for ARP too. */
enum NeighborState {
  /** Asked for, has not answered: its link address is not known. */
  INCOMPLETE,
  /** Has answered a short while ago. */
  REACHABLE,
  /** Not sure any more; nothing is done until it is used. */
  STALE,
  /** Used while not sure: will be asked soon. */
  DELAY,
  /** Being asked; what was known is used meanwhile. */
  PROBE;

  boolean hasLinkAddress() {
    return this != INCOMPLETE;
  }

  /** Whether the passing of time changes it, without a packet. */
  boolean isInMotion() {
    return this == INCOMPLETE || this == DELAY || this == PROBE;
  }
}
