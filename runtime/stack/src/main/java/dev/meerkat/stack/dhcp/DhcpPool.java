// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import dev.meerkat.core.net.IpAddress;
import java.util.List;
import java.util.Map;

/**
 * What a server gives away.
 *
 * @param first first address
 * @param count how many addresses there are: the bound of the server's memory
 * @param prefix bits that all hosts of the network share
 * @param leaseSeconds time of a lease
 * @param router the way to everybody else, or null
 * @param nameServers for DNS
 * @param mtu largest packet, 0 to tell none
 * @param reserved addresses of hosts that always get the same, by link address
 */
public record DhcpPool(
    IpAddress first,
    int count,
    int prefix,
    long leaseSeconds,
    IpAddress router,
    List<IpAddress> nameServers,
    int mtu,
    Map<Long, IpAddress> reserved) {
  private static final int MOST = 65_536;

  public DhcpPool {
    if (!first.isV4()
        || count < 1
        || count > MOST
        || prefix < 1
        || prefix > 30
        || leaseSeconds < 1
        || leaseSeconds > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "pool out of range: first=%s count=%d prefix=%d leaseSeconds=%d"
              .formatted(first, count, prefix, leaseSeconds));
    }
    nameServers = List.copyOf(nameServers);
    reserved = Map.copyOf(reserved);
  }

  /** Addresses with a time of lease, and nothing else. */
  public static DhcpPool of(IpAddress first, int count, int prefix, long leaseSeconds) {
    return new DhcpPool(first, count, prefix, leaseSeconds, null, List.of(), 0, Map.of());
  }
}
