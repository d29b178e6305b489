// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.codec.icmp.IcmpType;
import dev.meerkat.stack.codec.icmpv6.Icmpv6Type;
import dev.meerkat.stack.codec.ip.IpProto;
import dev.meerkat.stack.count.StackCounter;

/** Answers echoes of both versions: RFC 792, RFC 4443 section 4.2. */
final class EchoAnswers {
  private static final int CHECKSUM = 2;

  private final IpOutput output;
  private final Counters<StackCounter> counters;
  private final RateLimit limit;

  EchoAnswers(IpOutput output, IpLimits limits, Counters<StackCounter> counters) {
    this.output = output;
    this.counters = counters;
    this.limit = new RateLimit(limits.icmpPerSecond());
  }

  /** The question comes back as the answer; only type and checksum are others. */
  void answer(Packet packet) {
    if (!limit.take(packet.nowNanos)) {
      counters.increment(StackCounter.ICMP_LIMITED);
      return;
    }
    Route route = output.routeBack(packet);
    int length = packet.payloadLength;
    if (route == null || length > output.payloadCapacity()) {
      counters.increment(route == null ? StackCounter.IP_NO_ROUTE : StackCounter.IP_TOO_LARGE);
      return;
    }
    if (packet.toMany) {
      output.begin(route, packet.sourceHigh, packet.sourceLow);
    } else {
      output.beginAnswer(packet);
    }
    int protocol = packet.v4 ? IpProto.ICMP : IpProto.ICMPV6;
    int at = output.payloadOffset();
    byte[] b = output.buffer();
    System.arraycopy(packet.buffer, packet.payloadOffset, b, at, length);
    b[at] = (byte) (packet.v4 ? IcmpType.ECHO_REPLY : Icmpv6Type.ECHO_REPLY);
    Bytes.putU16(b, at + CHECKSUM, 0);
    long sum = InetChecksum.sum(b, at, length);
    if (!packet.v4) {
      sum += output.pseudo(protocol, length);
    }
    Bytes.putU16(b, at + CHECKSUM, InetChecksum.finish(sum));
    counters.increment(StackCounter.ICMP_ECHO_ANSWERED);
    output.send(route, protocol, length, false, 0, packet.nowNanos);
  }
}
