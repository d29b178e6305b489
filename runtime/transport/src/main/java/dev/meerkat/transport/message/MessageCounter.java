// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

/** What can happen to messages. */
public enum MessageCounter {
  /** Whole, valid and handed up. */
  RECEIVED,
  /** Queued for a peer, or given to the network. */
  SENT,
  /** Refused by the description: malformed. */
  MALFORMED,
  /** Larger than the limit. */
  TOO_LARGE,
  /** The peer ended in the middle of one. */
  CUT_OFF,
  /** Did not become whole in time. */
  TOO_SLOW,
  /** A datagram from somebody else than the peer that was bound to. */
  STRANGER,
  /** Could not be sent yet: no room. */
  SEND_LATER,
  /** Could not be sent: the writer refused it. */
  SEND_REFUSED
}
