// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

/**
 * The bounds of one host transport.
 *
 * @param eventsPerTurn connections and ports served in one turn's ingress; the rest is served in
 *     the next
 * @param buffers receive and send buffers of each size that may be in use at a time; connections
 *     without bytes on their way use none
 * @param transferBytes most bytes moved by one read or write of a socket
 */
public record HostLimits(int eventsPerTurn, int buffers, int transferBytes) {
  /** 1,024 events a turn, 20,000 buffers of each size, 256 KiB a transfer. */
  public static final HostLimits DEFAULT = new HostLimits(1024, 20_000, 256 << 10);

  public HostLimits {
    if (eventsPerTurn < 1 || buffers < 1 || transferBytes < 1) {
      throw new IllegalArgumentException(
          "limits must be above 0: eventsPerTurn=%d buffers=%d transferBytes=%d"
              .formatted(eventsPerTurn, buffers, transferBytes));
    }
  }
}
