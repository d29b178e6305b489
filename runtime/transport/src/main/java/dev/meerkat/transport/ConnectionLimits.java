// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

/**
 * The bounds of one connection.
 *
 * @param receiveBytes bytes that can wait for the handler
 * @param sendBytes bytes that can wait for the network
 * @param idleNanos time without progress before {@link ConnectionHandler#onIdle}; 0 for never
 * @param connectNanos time for a client's connection to open
 * @param lingerNanos time that a closed connection waits for its peer to end
 */
public record ConnectionLimits(
    int receiveBytes, int sendBytes, long idleNanos, long connectNanos, long lingerNanos) {
  private static final long SECOND = 1_000_000_000L;

  /** 16 KiB each way, idle for a minute, ten seconds to connect, two to linger. */
  public static final ConnectionLimits DEFAULT =
      new ConnectionLimits(16 << 10, 16 << 10, 60 * SECOND, 10 * SECOND, 2 * SECOND);

  public ConnectionLimits {
    if (receiveBytes < 1 || sendBytes < 1 || idleNanos < 0 || connectNanos < 1 || lingerNanos < 0) {
      throw new IllegalArgumentException(
          "limit out of range: receiveBytes=%d sendBytes=%d idleNanos=%d connectNanos=%d lingerNanos=%d"
              .formatted(receiveBytes, sendBytes, idleNanos, connectNanos, lingerNanos));
    }
  }

  public ConnectionLimits withReceiveBytes(int bytes) {
    return new ConnectionLimits(bytes, sendBytes, idleNanos, connectNanos, lingerNanos);
  }

  public ConnectionLimits withSendBytes(int bytes) {
    return new ConnectionLimits(receiveBytes, bytes, idleNanos, connectNanos, lingerNanos);
  }

  public ConnectionLimits withIdleNanos(long nanos) {
    return new ConnectionLimits(receiveBytes, sendBytes, nanos, connectNanos, lingerNanos);
  }

  public ConnectionLimits withConnectNanos(long nanos) {
    return new ConnectionLimits(receiveBytes, sendBytes, idleNanos, nanos, lingerNanos);
  }

  public ConnectionLimits withLingerNanos(long nanos) {
    return new ConnectionLimits(receiveBytes, sendBytes, idleNanos, connectNanos, nanos);
  }
}
