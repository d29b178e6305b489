// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.address.PseudoHeader;
import dev.meerkat.stack.codec.ethernet.EtherType;
import dev.meerkat.stack.codec.icmpv6.Icmpv6Writer;
import dev.meerkat.stack.codec.icmpv6.NeighborAdvertisementWriter;
import dev.meerkat.stack.codec.icmpv6.NeighborSolicitationWriter;
import dev.meerkat.stack.codec.icmpv6.RouterSolicitationWriter;
import dev.meerkat.stack.codec.ip.IpProto;
import dev.meerkat.stack.codec.ipv6.Ipv6Writer;
import dev.meerkat.stack.count.StackCounter;

/**
 * What we say in neighbour discovery: RFC 4861 sections 4 and 7.2. A frame of its own, because a
 * question goes out while a packet is being sent.
 */
final class NeighborMessages implements Solicitor {
  private static final int START = NetworkInterface.HEADROOM;
  private static final int IP_HEADER = 40;
  private static final int MOST = 64;
  private static final int HOPS = 255;
  private static final long ALL_NODES = 1;
  private static final long ALL_ROUTERS = 2;

  private final NetworkInterface owner;
  private final EthernetLink link;
  private final NeighborCache cache;
  private final Ipv6Writer packet = new Ipv6Writer();
  private final Icmpv6Writer message = new Icmpv6Writer();
  private final byte[] frame = new byte[START + IP_HEADER + MOST];
  private final byte[] ends = new byte[48];
  private long sourceHigh;
  private long sourceLow;
  private long targetHigh;
  private long targetLow;

  NeighborMessages(
      NetworkInterface owner,
      EthernetLink link,
      LinkLimits limits,
      int mtu,
      Counters<StackCounter> counters) {
    this.owner = owner;
    this.link = link;
    this.cache = new NeighborCache(link, this, limits, mtu, counters);
  }

  NeighborCache cache() {
    return cache;
  }

  @Override
  public void solicit(Neighbor whom, boolean alone, long nowNanos) {
    AssignedAddress from = owner.addresses().best(whom.high, whom.low);
    if (from == null) {
      return;
    }
    if (alone) {
      between(from.high(), from.low(), whom.high, whom.low);
    } else {
      between(from.high(), from.low(), IpBits.LINK_GROUPS, IpBits.solicitedLow(whom.low));
    }
    solicit(whom.high, whom.low, true, alone ? whom.link : null, nowNanos);
  }

  /** Asks whether anybody has an address, without one of ours. RFC 4862 section 5.4.2. */
  void probe(long high, long low, long nowNanos) {
    between(0, 0, IpBits.LINK_GROUPS, IpBits.solicitedLow(low));
    solicit(high, low, false, null, nowNanos);
  }

  private void solicit(long high, long low, boolean tells, byte[] to, long nowNanos) {
    NeighborSolicitationWriter<Icmpv6Writer> body =
        message.wrap(frame, START + IP_HEADER, MOST).code(0).bodyNeighborSolicitation();
    Bytes.putI64(ends, 32, high);
    Bytes.putI64(ends, 40, low);
    body.target(ends, 32);
    if (tells) {
      body.options().sourceLink(link.address(), 0, Neighbor.ADDRESS).end();
    }
    body.end();
    send(to, nowNanos);
  }

  /**
   * Tells an address of ours: RFC 4861 section 7.2.4.
   *
   * @param askedHigh who asked; 0, 0 to tell everybody
   */
  void advertise(long high, long low, long askedHigh, long askedLow, long nowNanos) {
    boolean solicited = askedHigh != 0 || askedLow != 0;
    between(
        high, low, solicited ? askedHigh : IpBits.LINK_GROUPS, solicited ? askedLow : ALL_NODES);
    NeighborAdvertisementWriter<Icmpv6Writer> body =
        message.wrap(frame, START + IP_HEADER, MOST).code(0).bodyNeighborAdvertisement();
    Bytes.putI64(ends, 32, high);
    Bytes.putI64(ends, 40, low);
    body.router(0).solicited(solicited ? 1 : 0).override(1).target(ends, 32);
    body.options().targetLink(link.address(), 0, Neighbor.ADDRESS).end();
    body.end();
    send(null, nowNanos);
  }

  /** Asks for routers: RFC 4861 section 6.3.7. */
  void solicitRouters(long nowNanos) {
    AssignedAddress from = owner.addresses().best(IpBits.LINK_GROUPS, ALL_ROUTERS);
    between(
        from == null ? 0 : from.high(),
        from == null ? 0 : from.low(),
        IpBits.LINK_GROUPS,
        ALL_ROUTERS);
    RouterSolicitationWriter<Icmpv6Writer> body =
        message.wrap(frame, START + IP_HEADER, MOST).code(0).bodyRouterSolicitation();
    if (from != null) {
      body.options().sourceLink(link.address(), 0, Neighbor.ADDRESS).end();
    }
    body.end();
    send(null, nowNanos);
  }

  private void between(long fromHigh, long fromLow, long toHigh, long toLow) {
    sourceHigh = fromHigh;
    sourceLow = fromLow;
    targetHigh = toHigh;
    targetLow = toLow;
  }

  /** Sends to a link address that is known, or with null to whoever has the target. */
  private void send(byte[] to, long nowNanos) {
    int size = message.size();
    int written =
        message.finish(
            PseudoHeader.sum(sourceHigh, sourceLow, targetHigh, targetLow, IpProto.ICMPV6, size));
    assert written == size : written;
    Bytes.putI64(ends, 0, sourceHigh);
    Bytes.putI64(ends, 8, sourceLow);
    Bytes.putI64(ends, 16, targetHigh);
    Bytes.putI64(ends, 24, targetLow);
    int all =
        packet
            .wrap(frame, START, IP_HEADER + size)
            .dscp(0)
            .ecn(0)
            .flow(0)
            .hopLimit(HOPS)
            .source(ends, 0)
            .target(ends, 16)
            .payloadIcmpv6Written(size)
            .finish();
    assert all == IP_HEADER + size : all;
    if (to == null) {
      link.sendIp(frame, START, all, targetHigh, targetLow, 0, nowNanos);
    } else {
      link.send(frame, START, all, to, EtherType.IPV6, 0, nowNanos);
    }
  }
}
