// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.codec.icmp.EchoReader;
import dev.meerkat.stack.codec.icmp.IcmpReader;
import dev.meerkat.stack.codec.icmp.IcmpType;
import dev.meerkat.stack.codec.icmp.UnreachableReader;
import dev.meerkat.stack.count.StackCounter;

/** ICMP for IPv4: echoes and errors that come in. RFC 792, RFC 1122 section 3.2.2. */
final class Icmpv4Input implements PayloadSink {
  private static final int PIECES = 1;

  private final EchoAnswers answers;
  private final Pinger pinger;
  private final QuotedPackets quoted;
  private final Counters<StackCounter> counters;
  private final IcmpReader reader = new IcmpReader();

  Icmpv4Input(
      EchoAnswers answers, Pinger pinger, QuotedPackets quoted, Counters<StackCounter> counters) {
    this.answers = answers;
    this.pinger = pinger;
    this.quoted = quoted;
    this.counters = counters;
  }

  @Override
  public void onPayload(Packet packet) {
    counters.increment(StackCounter.ICMP_RECEIVED);
    if (reader.wrap(packet.buffer(), packet.payloadOffset(), packet.payloadLength()) != Codec.OK) {
      counters.increment(StackCounter.ICMP_MALFORMED);
      return;
    }
    switch (reader.type()) {
      case IcmpType.ECHO_REQUEST -> {
        if (reader.code() == 0 && !packet.isToMany()) {
          answers.answer(packet);
        }
      }
      case IcmpType.ECHO_REPLY -> {
        EchoReader echo = reader.bodyEcho();
        pinger.onReply(packet, echo.id(), echo.sequence(), echo.dataLength());
      }
      case IcmpType.UNREACHABLE -> unreachable(packet, reader.bodyUnreachable());
      case IcmpType.TIME_EXCEEDED -> {
        var body = reader.bodyTimeExceeded();
        PathError error =
            reader.code() == PIECES ? PathError.PIECES_EXCEEDED : PathError.HOPS_EXCEEDED;
        quoted.receive(packet, body.originalOffset(), body.originalLength(), error, 0);
      }
      case IcmpType.PARAMETER_PROBLEM -> {
        var body = reader.bodyParameterProblem();
        int length = body.originalLength();
        quoted.receive(packet, body.originalOffset(), length, PathError.PARAMETER_PROBLEM, 0);
      }
      default -> {
        // Of no use here; redirects are not obeyed: RFC 1122 section 3.2.2.2 allows it.
      }
    }
  }

  private void unreachable(Packet packet, UnreachableReader body) {
    PathError error = errorOf(reader.code());
    int mtu = error == PathError.TOO_LARGE ? body.nextHopMtu() : 0;
    quoted.receive(packet, body.originalOffset(), body.originalLength(), error, mtu);
  }

  /** Echoes of ours are told. */
  @Override
  public boolean onError(Packet sent, PathError error, int mtu) {
    return pinger.onError(sent, error);
  }

  /** RFC 1122 section 3.2.2.1. */
  private static PathError errorOf(int code) {
    return switch (code) {
      case 1, 5, 7, 8, 12 -> PathError.HOST_UNREACHABLE;
      case 2 -> PathError.PROTOCOL_UNREACHABLE;
      case 3 -> PathError.PORT_UNREACHABLE;
      case 4 -> PathError.TOO_LARGE;
      case 9, 10, 13, 14, 15 -> PathError.PROHIBITED;
      default -> PathError.NETWORK_UNREACHABLE;
    };
  }
}
