// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.codec.icmpv6.EchoReader;
import dev.meerkat.stack.codec.icmpv6.Icmpv6Reader;
import dev.meerkat.stack.codec.icmpv6.Icmpv6Type;
import dev.meerkat.stack.count.StackCounter;

/** ICMP for IPv6: echoes, errors, and what belongs to the link. RFC 4443. */
final class Icmpv6Input implements PayloadSink {
  private static final int PIECES = 1;
  private static final int UNKNOWN_HEADER = 1;

  private final EchoAnswers answers;
  private final Pinger pinger;
  private final QuotedPackets quoted;
  private final NeighborDiscovery discovery;
  private final Counters<StackCounter> counters;
  private final Icmpv6Reader reader = new Icmpv6Reader();

  Icmpv6Input(
      EchoAnswers answers,
      Pinger pinger,
      QuotedPackets quoted,
      NeighborDiscovery discovery,
      Counters<StackCounter> counters) {
    this.answers = answers;
    this.pinger = pinger;
    this.quoted = quoted;
    this.discovery = discovery;
    this.counters = counters;
  }

  @Override
  public void onPayload(Packet packet) {
    counters.increment(StackCounter.ICMP_RECEIVED);
    int status =
        reader.wrap(
            packet.buffer(), packet.payloadOffset(), packet.payloadLength(), packet.pseudo());
    if (status != Codec.OK) {
      counters.increment(StackCounter.ICMP_MALFORMED);
      return;
    }
    switch (reader.type()) {
      case Icmpv6Type.ECHO_REQUEST -> answers.answer(packet);
      case Icmpv6Type.ECHO_REPLY -> {
        EchoReader echo = reader.bodyEcho();
        pinger.onReply(packet, echo.id(), echo.sequence(), echo.dataLength());
      }
      case Icmpv6Type.UNREACHABLE -> {
        var body = reader.bodyUnreachable();
        PathError error = errorOf(reader.code());
        quoted.receive(packet, body.originalOffset(), body.originalLength(), error, 0);
      }
      case Icmpv6Type.PACKET_TOO_BIG -> {
        var body = reader.bodyPacketTooBig();
        int mtu = (int) Math.min(body.mtu(), IpOutput.MOST);
        int length = body.originalLength();
        quoted.receive(packet, body.originalOffset(), length, PathError.TOO_LARGE, mtu);
      }
      case Icmpv6Type.TIME_EXCEEDED -> {
        var body = reader.bodyTimeExceeded();
        PathError error =
            reader.code() == PIECES ? PathError.PIECES_EXCEEDED : PathError.HOPS_EXCEEDED;
        quoted.receive(packet, body.originalOffset(), body.originalLength(), error, 0);
      }
      case Icmpv6Type.PARAMETER_PROBLEM -> {
        var body = reader.bodyParameterProblem();
        PathError error =
            reader.code() == UNKNOWN_HEADER
                ? PathError.PROTOCOL_UNREACHABLE
                : PathError.PARAMETER_PROBLEM;
        quoted.receive(packet, body.originalOffset(), body.originalLength(), error, 0);
      }
      default -> discovery.receive(packet, reader);
    }
  }

  /** Echoes of ours are told. */
  @Override
  public boolean onError(Packet sent, PathError error, int mtu) {
    return pinger.onError(sent, error);
  }

  /** Section 3.1. */
  private static PathError errorOf(int code) {
    return switch (code) {
      case 0 -> PathError.NETWORK_UNREACHABLE;
      case 4 -> PathError.PORT_UNREACHABLE;
      case 1, 5, 6, 7 -> PathError.PROHIBITED;
      default -> PathError.HOST_UNREACHABLE;
    };
  }
}
