// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

/**
 * What an engine does with a connection. One object a connection, if it keeps state.
 *
 * <p>Order of calls: {@link #onOpen} once, then any number of the others, {@link #onClose} once and
 * last. A client's connection that could not be opened gets {@link #onClose} only. No call is made
 * inside another: what a handler does to its connection takes effect when it has returned.
 *
 * <p>An exception out of a handler aborts its connection with {@link CloseReason#HANDLER_FAILED}.
 */
public interface ConnectionHandler {
  /** Bytes can be written and will be read. */
  default void onOpen(Connection connection) {}

  /**
   * Bytes have come in. {@code length} of them begin at {@code offset}, the oldest first, with
   * those that were not consumed before.
   *
   * <p>Called again when more has come in, or when reading goes on after a pause or after a full
   * send buffer. When the receive buffer is full and nothing was consumed, {@link #onOverflow} is
   * called instead.
   *
   * @return how many bytes are done with; the others stay and come again
   */
  default int onData(Connection connection, byte[] buffer, int offset, int length) {
    return length;
  }

  /** There is room in the send buffer again, after a write or reserve that fell short. */
  default void onWritable(Connection connection) {}

  /**
   * The peer will send no more; what was not consumed stays unconsumed. Answers can still be
   * written. Closes, unless overridden.
   */
  default void onEnd(Connection connection) {
    connection.close();
  }

  /**
   * The receive buffer is full and the handler consumed nothing of it. A last answer may be written
   * and the connection closed; if it is not, it is aborted with {@link CloseReason#OVERFLOW}.
   */
  default void onOverflow(Connection connection) {}

  /**
   * No byte has moved in either direction for the idle time. Aborts, unless overridden; called
   * again after another idle time if the connection is kept.
   */
  default void onIdle(Connection connection) {
    connection.abort();
  }

  /** The connection is over; nothing can be written any more. */
  default void onClose(Connection connection, CloseReason reason) {}
}
