// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

/**
 * The bounds of one listener.
 *
 * @param backlog connections that the network keeps for us before they are accepted
 * @param connections connections accepted and not over; at this number none is accepted until one
 *     ends
 * @param acceptsPerTurn connections accepted before the loop looks at others
 * @param backoffNanos pause after the host could not give a descriptor
 */
public record ListenerLimits(int backlog, int connections, int acceptsPerTurn, long backoffNanos) {
  /** 1,024 waiting, 10,000 connections, 64 a turn, 100 ms of pause. */
  public static final ListenerLimits DEFAULT = new ListenerLimits(1024, 10_000, 64, 100_000_000);

  public ListenerLimits {
    if (backlog < 1 || connections < 1 || acceptsPerTurn < 1 || backoffNanos < 1) {
      throw new IllegalArgumentException(
          "limits must be above 0: backlog=%d connections=%d acceptsPerTurn=%d backoffNanos=%d"
              .formatted(backlog, connections, acceptsPerTurn, backoffNanos));
    }
  }

  public ListenerLimits withConnections(int count) {
    return new ListenerLimits(backlog, count, acceptsPerTurn, backoffNanos);
  }
}
