// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.codec.ip.IpProto;
import dev.meerkat.stack.codec.ipv6.Ipv6DestinationReader;
import dev.meerkat.stack.codec.ipv6.Ipv6HopByHopReader;
import dev.meerkat.stack.codec.ipv6.Ipv6Option;
import dev.meerkat.stack.codec.ipv6.Ipv6OptionReader;
import dev.meerkat.stack.codec.ipv6.Ipv6RoutingReader;
import dev.meerkat.stack.count.StackCounter;

/**
 * Headers of options and routes: none of them changes anything here, but each can ask for its
 * packet to be dropped. RFC 8200 sections 4.2 to 4.6, RFC 5095.
 */
final class ExtensionHeaders {
  private static final int HEADER = 40;
  private static final int ROUTING_TYPE = 2;
  private static final int SKIP = 0;
  private static final int DROP = 1;
  private static final int TELL_ALWAYS = 2;

  private final IcmpErrors errors;
  private final Counters<StackCounter> counters;
  private final Ipv6HopByHopReader hopByHop = new Ipv6HopByHopReader();
  private final Ipv6DestinationReader destination = new Ipv6DestinationReader();
  private final Ipv6RoutingReader routing = new Ipv6RoutingReader();

  ExtensionHeaders(IcmpErrors errors, Counters<StackCounter> counters) {
    this.errors = errors;
    this.counters = counters;
  }

  boolean isOne(int protocol) {
    return protocol == IpProto.HOPOPT
        || protocol == IpProto.DESTINATION
        || protocol == IpProto.ROUTING;
  }

  /**
   * Moves a packet's payload behind the header that it begins with.
   *
   * @return false if the packet is dropped
   */
  boolean pass(Packet packet) {
    return switch (packet.protocol) {
      case IpProto.HOPOPT -> passHopByHop(packet);
      case IpProto.DESTINATION -> passDestination(packet);
      default -> passRouting(packet);
    };
  }

  /** Directly behind the IPv6 header, and nowhere else. */
  private boolean passHopByHop(Packet packet) {
    if (packet.payloadOffset != packet.offset + HEADER) {
      counters.increment(StackCounter.IP_MALFORMED);
      errors.parameterProblem(packet, IcmpErrors.UNKNOWN_HEADER, packet.protocolField);
      return false;
    }
    int status = hopByHop.wrap(packet.buffer, packet.payloadOffset, packet.payloadLength, 0);
    if (status != Codec.OK) {
      return malformed();
    }
    return obey(packet, hopByHop.options())
        && move(packet, hopByHop.nextHeader(), hopByHop.payloadOffset(), hopByHop.payloadLength());
  }

  private boolean passDestination(Packet packet) {
    int status = destination.wrap(packet.buffer, packet.payloadOffset, packet.payloadLength, 0);
    if (status != Codec.OK) {
      return malformed();
    }
    return obey(packet, destination.options())
        && move(
            packet,
            destination.nextHeader(),
            destination.payloadOffset(),
            destination.payloadLength());
  }

  /** We send nothing on: a route that has not come to its end is refused. */
  private boolean passRouting(Packet packet) {
    int status = routing.wrap(packet.buffer, packet.payloadOffset, packet.payloadLength, 0);
    if (status != Codec.OK) {
      return malformed();
    }
    if (routing.segmentsLeft() != 0) {
      counters.increment(StackCounter.IP_SOURCE_ROUTED);
      errors.parameterProblem(
          packet, IcmpErrors.ERRONEOUS_FIELD, packet.payloadOffset + ROUTING_TYPE);
      return false;
    }
    return move(packet, routing.nextHeader(), routing.payloadOffset(), routing.payloadLength());
  }

  private boolean malformed() {
    counters.increment(StackCounter.IP_MALFORMED);
    return false;
  }

  /** What the highest bits of an unknown option's type ask for. Section 4.2. */
  private boolean obey(Packet packet, Ipv6OptionReader options) {
    while (options.next()) {
      int type = options.type();
      int wish = type >>> 6;
      if (type != Ipv6Option.PAD_N && wish != SKIP) {
        counters.increment(StackCounter.IP_UNKNOWN_OPTION);
        if (wish == TELL_ALWAYS || wish != DROP && !packet.toMany) {
          errors.parameterProblem(packet, IcmpErrors.UNKNOWN_OPTION, options.offset());
        }
        return false;
      }
    }
    return true;
  }

  private static boolean move(Packet packet, int nextHeader, int offset, int length) {
    packet.carries(nextHeader, packet.payloadOffset, offset, length);
    return true;
  }
}
