// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.stack.link.NetworkInterface;

/**
 * A way to some addresses.
 *
 * @param network the addresses' common part
 * @param prefix how many bits of it count
 * @param over the interface it leads over
 * @param gateway the next hop; 0 if the target is the next hop itself
 */
public record Route(int network, int prefix, NetworkInterface over, int gateway) {
  public Route {
    if (prefix < 0 || prefix > 32) {
      throw new IllegalArgumentException("a prefix has 0 to 32 bits: " + prefix);
    }
  }

  boolean leadsTo(int target) {
    return prefix == 0 || (target ^ network) >>> 32 - prefix == 0;
  }

  int nextHop(int target) {
    return gateway == 0 ? target : gateway;
  }
}
