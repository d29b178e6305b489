// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.link.NetworkInterface;

/**
 * A way to some addresses; addresses as in {@link IpBits}.
 *
 * @param high upper half of the addresses' common part
 * @param low lower half
 * @param prefix how many bits of it count; 96 more than written for IPv4
 * @param over the interface it leads over
 * @param gatewayHigh the next hop; 0, 0 if the target is the next hop itself
 * @param gatewayLow lower half of the next hop
 */
public record Route(
    long high, long low, int prefix, NetworkInterface over, long gatewayHigh, long gatewayLow) {
  public Route {
    if (prefix < 0 || prefix > 128) {
      throw new IllegalArgumentException("a prefix has 0 to 128 bits: " + prefix);
    }
  }

  /**
   * A way to a network.
   *
   * @param prefix 0 to 32 for IPv4, 0 to 128 for IPv6
   * @param gateway of the same version, or null if the network is on the link
   */
  public static Route to(IpAddress network, int prefix, NetworkInterface over, IpAddress gateway) {
    if (gateway != null && gateway.isV4() != network.isV4()) {
      throw new IllegalArgumentException("no way to " + network + " over " + gateway);
    }
    int most = network.isV4() ? 32 : 128;
    if (prefix < 0 || prefix > most) {
      throw new IllegalArgumentException("a prefix has 0 to " + most + " bits: " + prefix);
    }
    return new Route(
        IpBits.high(network),
        IpBits.low(network),
        network.isV4() ? IpBits.V4_PREFIX + prefix : prefix,
        over,
        gateway == null ? 0 : IpBits.high(gateway),
        gateway == null ? 0 : IpBits.low(gateway));
  }

  boolean leadsTo(long targetHigh, long targetLow) {
    return IpBits.isSame(high, low, targetHigh, targetLow, prefix)
        && (prefix >= IpBits.V4_PREFIX
            || IpBits.isV4(high, low) == IpBits.isV4(targetHigh, targetLow));
  }

  boolean hasGateway() {
    return gatewayLow != 0 || gatewayHigh != 0;
  }
}
