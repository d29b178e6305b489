// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

/**
 * What generated code knows about a message of a stream: also where it ends.
 *
 * <p>A message whose payload may flow has a head: {@link #headSize} is above 0 once the head is
 * there. If the message is too large to be taken whole, the head is handed up alone, and the
 * payload follows in pieces.
 */
public interface StreamDispatcher extends MessageDispatcher {
  /**
   * Looks at what is there of a message: {@code Codec.OK} if it is whole, {@code Codec.NEED_MORE},
   * or an error code that stays until {@link #nextFrame}.
   */
  int frame(byte[] buffer, int offset, int available);

  /** How many bytes the message has, 0 until that is known. */
  int frameSize();

  /** How many bytes must be there before {@link #frame} has more to say. */
  int needed();

  /** From here on: the next message. */
  void nextFrame();

  /** How many bytes stand before a payload that flows; 0 if they are not there, or it does not. */
  default int headSize() {
    return 0;
  }

  /** Validates the head alone. */
  default int readHead(byte[] buffer, int offset, int length) {
    throw new UnsupportedOperationException("no payload of this message flows");
  }

  /** Calls the handler's method for a head whose payload will follow in pieces. */
  default void dispatchHead() {}

  /** How many bytes of a flowing payload are still to come. */
  default int remaining() {
    return 0;
  }

  /** Calls the handler's method for a piece of the payload, all of it this message's. */
  default void dispatchPiece(byte[] buffer, int offset, int length) {}
}
