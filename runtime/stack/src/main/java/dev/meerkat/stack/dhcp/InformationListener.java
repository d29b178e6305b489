// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import dev.meerkat.core.net.IpAddress;
import java.util.List;

/** Who wants to know what servers of DHCPv6 tell of a network. */
public interface InformationListener {
  /**
   * A server has told; again after the time for which that holds.
   *
   * @param nameServers for DNS, the best first; RFC 3646
   * @param timeServers for SNTP, the best first; RFC 4075
   */
  void onInformation(List<IpAddress> nameServers, List<IpAddress> timeServers);
}
