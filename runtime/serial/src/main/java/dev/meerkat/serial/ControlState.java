// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

/** The states of RFC 1661 section 4.2 that a line without a modem's signals can be in. */
enum ControlState {
  /** The layer below is down. */
  STARTING,
  /** Given up, or ended by the peer; a request of the peer's begins anew. */
  STOPPED,
  REQ_SENT,
  ACK_RCVD,
  ACK_SENT,
  OPENED
}
