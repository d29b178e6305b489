// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

/** How a connection came to its end. */
public enum CloseReason {
  /** Both sides ended in order. */
  ENDED,
  /** This side aborted. */
  ABORTED,
  /** The peer reset the connection, or the network broke. */
  RESET,
  /** Nothing moved for the idle time, and the handler let it end. */
  IDLE,
  /** The peer did not end its side within the linger time after this side's orderly close. */
  LINGER_EXPIRED,
  /** The receive buffer was full with bytes that the handler could not consume. */
  OVERFLOW,
  /** The handler threw. */
  HANDLER_FAILED,
  /** Nobody listens at the peer's address. */
  CONNECT_REFUSED,
  /** The peer's address did not answer in time. */
  CONNECT_TIMEOUT,
  /** No way to the peer's address, or this side may not go there. */
  CONNECT_UNREACHABLE,
  /** The loop was closed. */
  LOOP_CLOSED;

  /** Whether a client's connection never came to be. */
  public boolean isConnectFailure() {
    return this == CONNECT_REFUSED || this == CONNECT_TIMEOUT || this == CONNECT_UNREACHABLE;
  }

  /** Whether the peer is shown a reset: the connection did not end in order. */
  public boolean resets() {
    return switch (this) {
      case ABORTED, IDLE, OVERFLOW, HANDLER_FAILED -> true;
      default -> false;
    };
  }
}
