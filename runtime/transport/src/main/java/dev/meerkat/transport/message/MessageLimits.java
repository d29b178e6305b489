// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.message;

/**
 * The bounds of one conversation.
 *
 * @param messageBytes largest message taken whole from a stream; never more than the connection's
 *     receive buffer
 * @param answerBytes room that is free in the send buffer when a message is handed up, or what the
 *     largest message needs if that is less: an answer of this size can always be sent
 * @param messageNanos time from a message's first byte to its last, beyond which the connection is
 *     aborted; 0 for any
 * @param datagramBytes largest datagram sent
 */
public record MessageLimits(
    int messageBytes, int answerBytes, long messageNanos, int datagramBytes) {
  /** 16 KiB a message, 2 KiB for an answer, 30 seconds, datagrams of 1,472 bytes. */
  public static final MessageLimits DEFAULT =
      new MessageLimits(16 << 10, 2 << 10, 30_000_000_000L, 1472);

  private static final int MAX_DATAGRAM = 65_507;

  public MessageLimits {
    if (messageBytes < 1
        || answerBytes < 1
        || messageNanos < 0
        || datagramBytes < 1
        || datagramBytes > MAX_DATAGRAM) {
      throw new IllegalArgumentException(
          "limit out of range: messageBytes=%d answerBytes=%d messageNanos=%d datagramBytes=%d"
              .formatted(messageBytes, answerBytes, messageNanos, datagramBytes));
    }
  }

  public MessageLimits withMessageBytes(int bytes) {
    return new MessageLimits(bytes, answerBytes, messageNanos, datagramBytes);
  }

  public MessageLimits withAnswerBytes(int bytes) {
    return new MessageLimits(messageBytes, bytes, messageNanos, datagramBytes);
  }

  public MessageLimits withMessageNanos(long nanos) {
    return new MessageLimits(messageBytes, answerBytes, nanos, datagramBytes);
  }

  public MessageLimits withDatagramBytes(int bytes) {
    return new MessageLimits(messageBytes, answerBytes, messageNanos, bytes);
  }
}
