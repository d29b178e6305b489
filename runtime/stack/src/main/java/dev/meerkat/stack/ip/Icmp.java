// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.codec.ip.IpProto;
import dev.meerkat.stack.count.StackCounter;

/** Joins ICMP of both versions, and IGMP, to what comes in. */
public final class Icmp {
  private Icmp() {}

  /** Sets who takes ICMP, ICMPv6 and IGMP in. */
  public static void join(
      IpInput input,
      IpOutput output,
      IpAddresses addresses,
      Pinger pinger,
      RouterDiscovery routers,
      GroupMembership groups,
      IpLimits limits,
      Counters<StackCounter> counters) {
    EchoAnswers answers = new EchoAnswers(output, limits, counters);
    QuotedPackets quoted = new QuotedPackets(input, addresses, output.paths(), counters);
    NeighborDiscovery discovery = new NeighborDiscovery(routers, groups, counters);
    input.protocol(IpProto.ICMP, new Icmpv4Input(answers, pinger, quoted, counters));
    input.protocol(IpProto.IGMP, groups);
    input.protocol(IpProto.ICMPV6, new Icmpv6Input(answers, pinger, quoted, discovery, counters));
  }
}
