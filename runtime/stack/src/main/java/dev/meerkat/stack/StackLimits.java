// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import dev.meerkat.stack.ip.IpLimits;
import dev.meerkat.stack.link.LinkLimits;
import dev.meerkat.stack.tcp.TcpLimits;

/**
 * The bounds of one stack.
 *
 * @param link of each interface
 * @param ip of IP and ICMP
 * @param tcp of each connection
 * @param buffers arrays of one size that can be in use at a time
 */
public record StackLimits(LinkLimits link, IpLimits ip, TcpLimits tcp, int buffers) {
  /** Every part's own defaults, and 4,096 buffers of a size. */
  public static final StackLimits DEFAULT =
      new StackLimits(LinkLimits.DEFAULT, IpLimits.DEFAULT, TcpLimits.DEFAULT, 4096);

  public StackLimits {
    if (buffers < 1) {
      throw new IllegalArgumentException("buffers must be above 0: " + buffers);
    }
  }

  public StackLimits withTcp(TcpLimits limits) {
    return new StackLimits(link, ip, limits, buffers);
  }
}
