// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

/**
 * Every bound of an HTTP connection, by name.
 *
 * @param maxHeadBytes request line and header fields together; beyond it 431
 * @param maxBodyBytes a request's body, decoded; beyond it 413
 * @param maxChunkExtensionBytes all chunk extensions of one body together; beyond it 400
 * @param maxRequestsPerConnection requests answered before the connection is closed
 * @param headTimeoutNanos from the first byte of a head to its last; then 408
 * @param bodyTimeoutNanos grace for a body, on top of what {@code minBodyBytesPerSecond} gives;
 *     then 408
 * @param minBodyBytesPerSecond slowest average rate of a body after its grace
 * @param keepAliveTimeoutNanos idle time between requests; then closed without a word
 * @param writeTimeoutNanos longest time in which a reader takes no byte; then aborted
 */
public record HttpLimits(
    int maxHeadBytes,
    int maxBodyBytes,
    int maxChunkExtensionBytes,
    int maxRequestsPerConnection,
    long headTimeoutNanos,
    long bodyTimeoutNanos,
    int minBodyBytesPerSecond,
    long keepAliveTimeoutNanos,
    long writeTimeoutNanos) {

  private static final long SECOND = 1_000_000_000L;

  /** What a small server wants: 16 KiB heads, 1 MiB bodies, 10 s for a head, 30 s idle. */
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          16 * 1024,
          1024 * 1024,
          1024,
          1_000_000,
          10 * SECOND,
          15 * SECOND,
          1024,
          30 * SECOND,
          30 * SECOND);

  public HttpLimits {
    atLeast("maxHeadBytes", maxHeadBytes, 64);
    atLeast("maxBodyBytes", maxBodyBytes, 0);
    atLeast("maxChunkExtensionBytes", maxChunkExtensionBytes, 0);
    atLeast("maxRequestsPerConnection", maxRequestsPerConnection, 1);
    atLeast("headTimeoutNanos", headTimeoutNanos, 1);
    atLeast("bodyTimeoutNanos", bodyTimeoutNanos, 1);
    atLeast("minBodyBytesPerSecond", minBodyBytesPerSecond, 1);
    atLeast("keepAliveTimeoutNanos", keepAliveTimeoutNanos, 1);
    atLeast("writeTimeoutNanos", writeTimeoutNanos, 1);
  }

  /** The same limits with another bound for bodies. */
  public HttpLimits withMaxBodyBytes(int bytes) {
    return new HttpLimits(
        maxHeadBytes,
        bytes,
        maxChunkExtensionBytes,
        maxRequestsPerConnection,
        headTimeoutNanos,
        bodyTimeoutNanos,
        minBodyBytesPerSecond,
        keepAliveTimeoutNanos,
        writeTimeoutNanos);
  }

  /** The same limits with other times. */
  public HttpLimits withTimeouts(long head, long body, long keepAlive, long write) {
    return new HttpLimits(
        maxHeadBytes,
        maxBodyBytes,
        maxChunkExtensionBytes,
        maxRequestsPerConnection,
        head,
        body,
        minBodyBytesPerSecond,
        keepAlive,
        write);
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", must be at least " + least);
    }
  }
}
