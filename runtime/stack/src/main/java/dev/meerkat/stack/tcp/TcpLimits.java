// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

/**
 * The bounds and times of TCP connections.
 *
 * @param receiveBytes octets that wait to be read or for those before them: the largest window
 * @param sendBytes octets sent and not acknowledged, or not yet sent
 * @param outOfOrderRuns runs of octets that wait for those before them
 * @param initialSegments first congestion window; RFC 6928
 * @param firstRtoNanos time to repeat before a round trip was measured; RFC 6298 section 2
 * @param leastRtoNanos least time to repeat
 * @param mostRtoNanos most time to repeat, and to probe a closed window
 * @param delayedAckNanos most time that an acknowledgment waits for company; RFC 9293 section
 *     3.8.6.3
 * @param synRetries times that SYN, or SYN and ACK, are repeated
 * @param userTimeoutNanos time without an acknowledgment of what was sent before the connection is
 *     given up; RFC 5482
 * @param keepAliveIdleNanos silence before the peer is probed; 0 for never
 * @param keepAliveIntervalNanos time between two probes
 * @param keepAliveProbes probes without an answer before the connection is given up
 * @param finWaitNanos time that a connection nobody holds any more waits for the peer's end
 * @param timeWaitNanos twice the life of a segment
 * @param congestion how much may be underway
 * @param synCookies whether a SYN beyond the backlog is answered without keeping anything; RFC 4987
 *     section 3.6
 * @param rack whether losses are found by time where selective acknowledgment was agreed on (RFC
 *     8985), and not by counting (RFC 6675)
 * @param sentPieces pieces of what is underway whose times are kept apart
 * @param nagle whether small segments wait while others are underway; RFC 9293 section 3.7.4
 */
public record TcpLimits(
    int receiveBytes,
    int sendBytes,
    int outOfOrderRuns,
    int initialSegments,
    long firstRtoNanos,
    long leastRtoNanos,
    long mostRtoNanos,
    long delayedAckNanos,
    int synRetries,
    long userTimeoutNanos,
    long keepAliveIdleNanos,
    long keepAliveIntervalNanos,
    int keepAliveProbes,
    long finWaitNanos,
    long timeWaitNanos,
    CongestionAlgorithm congestion,
    boolean synCookies,
    boolean rack,
    int sentPieces,
    boolean nagle) {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;

  /** 256 KiB each way; times as the RFCs have them, or as hosts do where they leave a choice. */
  public static final TcpLimits DEFAULT =
      new TcpLimits(
          256 << 10,
          256 << 10,
          32,
          10,
          SECOND,
          200 * MILLI,
          120 * SECOND,
          40 * MILLI,
          5,
          900 * SECOND,
          7_200 * SECOND,
          75 * SECOND,
          9,
          60 * SECOND,
          60 * SECOND,
          CongestionAlgorithm.CUBIC,
          true,
          true,
          256,
          false);

  public TcpLimits {
    if (receiveBytes < 1
        || receiveBytes > 1 << 30
        || sendBytes < 1
        || sendBytes > 1 << 30
        || outOfOrderRuns < 1
        || initialSegments < 1) {
      throw new IllegalArgumentException(
          "limit out of range: receiveBytes=%d sendBytes=%d (1 to 2^30) outOfOrderRuns=%d initialSegments=%d"
              .formatted(receiveBytes, sendBytes, outOfOrderRuns, initialSegments));
    }
  }

  /** The same with losses found by time, or not. */
  public TcpLimits withRack(boolean rack) {
    return new TcpLimits(
        receiveBytes,
        sendBytes,
        outOfOrderRuns,
        initialSegments,
        firstRtoNanos,
        leastRtoNanos,
        mostRtoNanos,
        delayedAckNanos,
        synRetries,
        userTimeoutNanos,
        keepAliveIdleNanos,
        keepAliveIntervalNanos,
        keepAliveProbes,
        finWaitNanos,
        timeWaitNanos,
        congestion,
        synCookies,
        rack,
        sentPieces,
        nagle);
  }
}
