// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.icmp.IcmpReader;
import dev.meerkat.stack.codec.icmp.IcmpType;
import dev.meerkat.stack.count.StackCounter;

/**
 * ICMP for IPv4: answers echoes, sends errors, hands errors on. RFC 792, RFC 1122 section 3.2.2.
 */
public final class IcmpEndpoint implements PayloadSink {
  /** Code of an unreachable: no such protocol. */
  public static final int PROTOCOL_UNREACHABLE = 2;

  /** Code of an unreachable: nobody at this port. */
  public static final int PORT_UNREACHABLE = 3;

  private static final int ICMP = 1;
  private static final int HEADER = 8;
  private static final int MOST_QUOTED = 548;

  private final IpOutput output;
  private final Counters<StackCounter> counters;
  private final RateLimit limit;
  private final IcmpReader reader = new IcmpReader();

  public IcmpEndpoint(IpOutput output, IpLimits limits, Counters<StackCounter> counters) {
    this.output = output;
    this.counters = counters;
    this.limit = new RateLimit(limits.icmpPerSecond());
  }

  @Override
  public void onPayload(Packet packet) {
    counters.increment(StackCounter.ICMP_RECEIVED);
    if (reader.wrap(packet.buffer(), packet.payloadOffset(), packet.payloadLength()) != Codec.OK) {
      counters.increment(StackCounter.ICMP_MALFORMED);
      return;
    }
    if (reader.type() == IcmpType.ECHO_REQUEST && reader.code() == 0 && !packet.isToMany()) {
      echo(packet);
    }
  }

  /** The question comes back as the answer; only type and checksum are others. */
  private void echo(Packet packet) {
    if (!limit.take(packet.nowNanos())) {
      counters.increment(StackCounter.ICMP_LIMITED);
      return;
    }
    Route route = output.routeBack(packet);
    int length = packet.payloadLength();
    if (route == null || length > output.payloadCapacity()) {
      counters.increment(StackCounter.IP_NO_ROUTE);
      return;
    }
    output.beginAnswer(packet);
    int at = output.payloadOffset();
    byte[] b = output.buffer();
    System.arraycopy(packet.buffer(), packet.payloadOffset(), b, at, length);
    b[at] = IcmpType.ECHO_REPLY;
    Bytes.putU16(b, at + 2, 0);
    Bytes.putU16(b, at + 2, InetChecksum.finish(InetChecksum.sum(b, at, length)));
    counters.increment(StackCounter.ICMP_ECHO_ANSWERED);
    output.send(route, ICMP, length, false, 0, packet.nowNanos());
  }

  /**
   * Tells the sender of a packet that it could not be delivered; never about what went to many or
   * was an error itself, and not too often. RFC 1122 section 3.2.2.
   */
  public void unreachable(Packet packet, int code) {
    Route route = output.routeBack(packet);
    if (packet.isToMany()
        || IpBits.isUnspecified(packet.sourceHigh(), packet.sourceLow())
        || route == null
        || packet.offset() < 0) {
      return;
    }
    if (!limit.take(packet.nowNanos())) {
      counters.increment(StackCounter.ICMP_LIMITED);
      return;
    }
    int all = packet.payloadOffset() - packet.offset() + packet.payloadLength();
    int quoted = Math.min(all, MOST_QUOTED);
    output.beginAnswer(packet);
    int at = output.payloadOffset();
    byte[] b = output.buffer();
    Bytes.putI32(b, at + 4, 0);
    System.arraycopy(packet.buffer(), packet.offset(), b, at + HEADER, quoted);
    b[at] = IcmpType.UNREACHABLE;
    b[at + 1] = (byte) code;
    Bytes.putU16(b, at + 2, 0);
    int length = HEADER + quoted;
    Bytes.putU16(b, at + 2, InetChecksum.finish(InetChecksum.sum(b, at, length)));
    counters.increment(StackCounter.ICMP_ERRORS_SENT);
    output.send(route, ICMP, length, false, 0, packet.nowNanos());
  }
}
