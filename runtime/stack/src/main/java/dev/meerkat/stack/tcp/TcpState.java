// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/** The states of a connection, by their names in RFC 9293 section 3.3.2; listeners are apart. */
public enum TcpState {
  SYN_SENT,
  SYN_RECEIVED,
  ESTABLISHED,
  FIN_WAIT_1,
  FIN_WAIT_2,
  CLOSE_WAIT,
  CLOSING,
  LAST_ACK,
  TIME_WAIT,
  CLOSED;

  /** Whether both sides know the other's initial number. */
  boolean isSynchronized() {
    return this != SYN_SENT && this != SYN_RECEIVED && this != CLOSED;
  }

  /** Whether the peer may still send data that counts. */
  boolean receives() {
    return this == ESTABLISHED || this == FIN_WAIT_1 || this == FIN_WAIT_2;
  }
}
