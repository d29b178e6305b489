// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.icmp.IcmpType;
import dev.meerkat.stack.codec.icmp.IcmpWriter;
import dev.meerkat.stack.codec.icmpv6.Icmpv6Writer;
import dev.meerkat.stack.codec.ip.IpProto;
import dev.meerkat.stack.count.StackCounter;

/**
 * Tells the senders of packets why they came to nothing, in ICMP of their version: never about what
 * went to many, came from nobody or was an error itself, and not too often. RFC 1122 section 3.2.2,
 * RFC 4443 section 2.4.
 */
public final class IcmpErrors {
  /** Code of a parameter problem of IPv6: a field with a wrong value. */
  static final int ERRONEOUS_FIELD = 0;

  /** Code of a parameter problem of IPv6: a header that is not known, or not here. */
  static final int UNKNOWN_HEADER = 1;

  /** Code of a parameter problem of IPv6: an option that is not known. */
  static final int UNKNOWN_OPTION = 2;

  private static final int PROTOCOL_UNREACHABLE = 2;
  private static final int PORT_UNREACHABLE = 3;
  private static final int PORT_UNREACHABLE_6 = 4;
  private static final int PIECES_EXCEEDED = 1;
  private static final int HEADER = 8;
  private static final int MOST = 576;
  private static final int MOST_6 = 1280;
  private static final int FIRST_INFORMATION = 128;

  /** Extension headers count their lengths in units of so many octets, the first one left out. */
  private static final int EXTENSION_UNIT = 8;

  private final IpOutput output;
  private final Counters<StackCounter> counters;
  private final RateLimit limit;
  private final IcmpWriter writer = new IcmpWriter();
  private final Icmpv6Writer writer6 = new Icmpv6Writer();
  private final Packet expired = new Packet();

  public IcmpErrors(IpOutput output, IpLimits limits, Counters<StackCounter> counters) {
    this.output = output;
    this.counters = counters;
    this.limit = new RateLimit(limits.icmpPerSecond());
  }

  /** Nobody is at the port. */
  public void portUnreachable(Packet packet) {
    Route route = wayBack(packet, false);
    if (route != null) {
      int code = packet.v4 ? PORT_UNREACHABLE : PORT_UNREACHABLE_6;
      unreachable(packet, route, code);
    }
  }

  /** The protocol is not spoken here. */
  void protocolUnreachable(Packet packet) {
    if (!packet.v4) {
      parameterProblem(packet, UNKNOWN_HEADER, packet.protocolField);
      return;
    }
    Route route = wayBack(packet, false);
    if (route != null) {
      unreachable(packet, route, PROTOCOL_UNREACHABLE);
    }
  }

  private void unreachable(Packet packet, Route route, int code) {
    begin(packet);
    int quoted = quoted(packet);
    if (packet.v4) {
      writer
          .code(code)
          .bodyUnreachable()
          .words(0)
          .nextHopMtu(0)
          .original(packet.buffer, packet.offset, quoted)
          .end();
    } else {
      writer6
          .code(code)
          .bodyUnreachable()
          .words(0)
          .original(packet.buffer, packet.offset, quoted)
          .end();
    }
    send(packet, route);
  }

  /**
   * A header of an IPv6 packet is wrong or not known. RFC 4443 section 3.4.
   *
   * @param at where in the packet's array
   */
  void parameterProblem(Packet packet, int code, int at) {
    Route route = wayBack(packet, code == UNKNOWN_OPTION);
    if (route == null) {
      return;
    }
    begin(packet);
    writer6
        .code(code)
        .bodyParameterProblem()
        .pointer(at - packet.offset)
        .original(packet.buffer, packet.offset, quoted(packet))
        .end();
    send(packet, route);
  }

  /** Not all pieces came in time, but the first did. */
  void piecesExceeded(Reassembly.Pieces pieces, long nowNanos) {
    pieces.describe(expired);
    expired.nowNanos = nowNanos;
    Route route = wayBack(expired, false);
    if (route == null) {
      return;
    }
    begin(expired);
    int quoted = quoted(expired);
    if (expired.v4) {
      writer
          .code(PIECES_EXCEEDED)
          .bodyTimeExceeded()
          .words(0)
          .original(expired.buffer, expired.offset, quoted)
          .end();
    } else {
      writer6
          .code(PIECES_EXCEEDED)
          .bodyTimeExceeded()
          .words(0)
          .original(expired.buffer, expired.offset, quoted)
          .end();
    }
    send(expired, route);
  }

  // The rules of silence.

  private Route wayBack(Packet packet, boolean evenToMany) {
    if (packet.toMany && !evenToMany
        || IpBits.isUnspecified(packet.sourceHigh, packet.sourceLow)
        || isError(packet)) {
      return null;
    }
    Route route = output.routeBack(packet);
    if (route != null && !limit.take(packet.nowNanos)) {
      counters.increment(StackCounter.ICMP_LIMITED);
      return null;
    }
    return route;
  }

  private static boolean isError(Packet packet) {
    if (packet.v4) {
      int first = packet.payloadLength > 0 ? packet.buffer[packet.payloadOffset] & 0xFF : 0;
      return packet.protocol == IpProto.ICMP
          && first != IcmpType.ECHO_REQUEST
          && first != IcmpType.ECHO_REPLY
          && first != IcmpType.TIMESTAMP
          && first != IcmpType.TIMESTAMP_REPLY;
    }
    return isError6(packet);
  }

  /** What the headers that are left lead to. RFC 4443 section 2.4 (e.1). */
  private static boolean isError6(Packet packet) {
    byte[] b = packet.buffer;
    int protocol = packet.protocol;
    int at = packet.payloadOffset;
    int end = at + packet.payloadLength;
    while (protocol == IpProto.HOPOPT
        || protocol == IpProto.DESTINATION
        || protocol == IpProto.ROUTING) {
      if (at + EXTENSION_UNIT > end) {
        return false;
      }
      protocol = b[at] & 0xFF;
      at += ((b[at + 1] & 0xFF) + 1) * EXTENSION_UNIT;
    }
    return protocol == IpProto.ICMPV6 && at < end && (b[at] & 0xFF) < FIRST_INFORMATION;
  }

  // A message.

  private void begin(Packet packet) {
    if (packet.toMany) {
      output.begin(output.routeBack(packet), packet.sourceHigh, packet.sourceLow);
    } else {
      output.beginAnswer(packet);
    }
    if (packet.v4) {
      writer.wrap(output.buffer(), output.payloadOffset(), MOST);
    } else {
      writer6.wrap(output.buffer(), output.payloadOffset(), MOST_6);
    }
  }

  private static int quoted(Packet packet) {
    int room = packet.v4 ? MOST - IpOutput.headerSize(true) : MOST_6 - IpOutput.headerSize(false);
    return Math.min(packet.length, room - HEADER);
  }

  private void send(Packet packet, Route route) {
    int size;
    if (packet.v4) {
      size = writer.finish();
    } else {
      size = writer6.finish(output.pseudo(IpProto.ICMPV6, writer6.size()));
    }
    assert size > 0 : size;
    counters.increment(StackCounter.ICMP_ERRORS_SENT);
    int protocol = packet.v4 ? IpProto.ICMP : IpProto.ICMPV6;
    output.send(route, protocol, size, false, 0, packet.nowNanos);
  }
}
