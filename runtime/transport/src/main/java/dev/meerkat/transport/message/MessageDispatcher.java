// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

import dev.meerkat.transport.CloseReason;

/**
 * What generated code knows about one message: how to read it and whom to tell.
 *
 * <p>Implemented by generated adapters, one object a connection or port; called by {@link
 * MessageConnection} and {@link MessagePort}.
 */
public interface MessageDispatcher {
  /** Where answers go. */
  Peer peer();

  /** Validates a message: {@code Codec.OK} or an error code. */
  int read(byte[] buffer, int offset, int length);

  /** How many bytes of the window the message takes that was read. */
  int size();

  /**
   * Calls the handler's method for what was read.
   *
   * @return {@code Codec.OK}, or the error code of a part that is read only now
   */
  int dispatch();

  /** The byte that the last error code is about, counted from the start of the message. */
  int errorOffset();

  /** Messages can come and go. */
  void onOpen();

  /** A message was refused. */
  void onFault(int code, int offset);

  /** There is room again. */
  void onWritable();

  /** The peer will send no more. */
  void onEnd();

  /** Nothing has moved for the idle time. */
  void onIdle();

  /** It is over. */
  void onClose(CloseReason reason);
}
