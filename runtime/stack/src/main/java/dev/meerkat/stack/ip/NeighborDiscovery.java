// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.icmpv6.Icmpv6Reader;
import dev.meerkat.stack.codec.icmpv6.Icmpv6Type;
import dev.meerkat.stack.codec.icmpv6.NdOption;
import dev.meerkat.stack.codec.icmpv6.NdOptionReader;
import dev.meerkat.stack.codec.icmpv6.NeighborAdvertisementReader;
import dev.meerkat.stack.codec.icmpv6.NeighborSolicitationReader;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.AddressState;
import dev.meerkat.stack.link.AssignedAddress;

/**
 * What neighbours say to find each other, from this link alone: RFC 4861 sections 7.1 and 7.2, RFC
 * 4862 section 5.4. Redirects are not obeyed.
 */
final class NeighborDiscovery {
  private static final int HOPS = 255;
  private static final int LINK_ADDRESS = 6;
  private static final int NONE = -1;

  private final RouterDiscovery routers;
  private final GroupMembership groups;
  private final Counters<StackCounter> counters;

  NeighborDiscovery(
      RouterDiscovery routers, GroupMembership groups, Counters<StackCounter> counters) {
    this.routers = routers;
    this.groups = groups;
    this.counters = counters;
  }

  /** A message of ICMPv6 that is neither an echo nor an error. */
  void receive(Packet packet, Icmpv6Reader message) {
    int type = message.type();
    if (type == Icmpv6Type.LISTENER_QUERY) {
      groups.onQuery(packet, message.bodyListenerQuery());
      return;
    }
    if (message.bodyCase() == Icmpv6Reader.BODY_LISTENER_REPORT_V2
        || message.bodyCase() == Icmpv6Reader.BODY_LISTENER
        || type == Icmpv6Type.ROUTER_SOLICITATION) {
      // What other hosts say to routers.
      return;
    }
    boolean ours =
        type == Icmpv6Type.NEIGHBOR_SOLICITATION
            || type == Icmpv6Type.NEIGHBOR_ADVERTISEMENT
            || type == Icmpv6Type.ROUTER_ADVERTISEMENT;
    if (!ours || packet.hopLimit != HOPS || message.code() != 0 || packet.reassembled) {
      counters.increment(StackCounter.ND_IGNORED);
      return;
    }
    counters.increment(StackCounter.ND_RECEIVED);
    if (type == Icmpv6Type.NEIGHBOR_SOLICITATION) {
      solicited(packet, message.bodyNeighborSolicitation());
    } else if (type == Icmpv6Type.NEIGHBOR_ADVERTISEMENT) {
      advertised(packet, message.bodyNeighborAdvertisement());
    } else {
      routers.advertised(packet, message.bodyRouterAdvertisement());
    }
  }

  private void solicited(Packet packet, NeighborSolicitationReader body) {
    long high = Bytes.getI64(packet.buffer, body.targetOffset());
    long low = Bytes.getI64(packet.buffer, body.targetOffset() + 8);
    AssignedAddress address = packet.from.addresses().find(high, low);
    boolean probe = IpBits.isUnspecified(packet.sourceHigh, packet.sourceLow);
    if (probe && (!packet.toMany || linkAddress(body.options(), NdOption.SOURCE_LINK) != NONE)) {
      counters.increment(StackCounter.ND_IGNORED);
      return;
    }
    if (address == null) {
      return;
    }
    if (address.state() == AddressState.TENTATIVE) {
      // Who asks without an address wants to take it; who has one asks for somebody else.
      if (probe) {
        duplicate(packet, address);
      }
      return;
    }
    if (address.state() == AddressState.DUPLICATE) {
      return;
    }
    if (probe) {
      packet.from.advertise(high, low, 0, 0, packet.nowNanos);
      return;
    }
    int link = linkAddress(body.options(), NdOption.SOURCE_LINK);
    if (link != NONE) {
      packet.from.neighborHeard(
          packet.sourceHigh, packet.sourceLow, packet.buffer, link, packet.nowNanos);
    }
    packet.from.advertise(high, low, packet.sourceHigh, packet.sourceLow, packet.nowNanos);
  }

  private void advertised(Packet packet, NeighborAdvertisementReader body) {
    long high = Bytes.getI64(packet.buffer, body.targetOffset());
    long low = Bytes.getI64(packet.buffer, body.targetOffset() + 8);
    if (IpBits.isMulticast(high, low) || packet.toMany && body.solicited() != 0) {
      counters.increment(StackCounter.ND_IGNORED);
      return;
    }
    AssignedAddress ours = packet.from.addresses().find(high, low);
    if (ours != null) {
      if (ours.state() == AddressState.TENTATIVE) {
        duplicate(packet, ours);
      } else {
        counters.increment(StackCounter.ND_DUPLICATE);
      }
      return;
    }
    if (body.router() == 0) {
      routers.isNone(packet.from, high, low);
    }
    packet.from.neighborAnswered(
        high,
        low,
        packet.buffer,
        linkAddress(body.options(), NdOption.TARGET_LINK),
        body.solicited() != 0,
        body.override() != 0,
        packet.nowNanos);
  }

  private void duplicate(Packet packet, AssignedAddress address) {
    counters.increment(StackCounter.ND_DUPLICATE);
    packet.from.addresses().duplicate(address);
    routers.duplicate(packet.from, address, packet.nowNanos);
  }

  /** Where the link address stands that an option tells. */
  static int linkAddress(NdOptionReader options, int type) {
    int found = NONE;
    while (options.next()) {
      if (options.type() == type && options.addressLength() >= LINK_ADDRESS) {
        found = options.addressOffset();
      }
    }
    options.rewind();
    return found;
  }
}
