// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import dev.meerkat.core.net.IpAddress;
import java.util.List;

/**
 * What a server has given.
 *
 * @param prefix bits of the address that all hosts of the network share
 * @param server who gave it
 * @param router the way to everybody else; null if there is none
 * @param nameServers for DNS, the best first
 * @param routes further ways: RFC 3442; if there are any, they stand for the router too
 * @param mtu largest packet of the network; 0 if it was not told
 * @param seconds time of the lease; -1 for ever
 * @param renewSeconds T1: when its server is asked for more time
 * @param rebindSeconds T2: when anybody is asked
 */
public record DhcpLease(
    IpAddress address,
    int prefix,
    IpAddress server,
    IpAddress router,
    List<IpAddress> nameServers,
    List<Way> routes,
    int mtu,
    long seconds,
    long renewSeconds,
    long rebindSeconds) {
  /**
   * A way of RFC 3442.
   *
   * @param gateway 0.0.0.0 if the network is on the link
   */
  public record Way(IpAddress network, int prefix, IpAddress gateway) {}

  /** Does not end. */
  public static final long FOR_EVER = -1;
}
