// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.codec.ip.IpProto;
import dev.meerkat.stack.count.StackCounter;

/**
 * What errors quote of packets of ours: cut, so that no codec takes it. Whoever sent the packet
 * says whether it is believed; then a path's size is learned. RFC 1191, RFC 8201, RFC 5927.
 */
final class QuotedPackets {
  private static final int NEEDED = 8;
  private static final int V4_HEADER = 20;
  private static final int V4_PROTOCOL = 9;
  private static final int V4_SOURCE = 12;
  private static final int V6_HEADER = 40;
  private static final int V6_PROTOCOL = 6;
  private static final int V6_SOURCE = 8;

  private final IpInput input;
  private final IpAddresses addresses;
  private final PathMtus paths;
  private final Counters<StackCounter> counters;
  private final Packet sent = new Packet();

  QuotedPackets(
      IpInput input, IpAddresses addresses, PathMtus paths, Counters<StackCounter> counters) {
    this.input = input;
    this.addresses = addresses;
    this.paths = paths;
    this.counters = counters;
  }

  /** An error has come that quotes from {@code offset} on. */
  void receive(Packet packet, int offset, int length, PathError error, int mtu) {
    counters.increment(StackCounter.ICMP_ERRORS_RECEIVED);
    boolean readable = packet.v4 ? readV4(packet, offset, length) : readV6(packet, offset, length);
    PayloadSink sink = readable ? input.sink(sent.protocol, packet.v4) : null;
    boolean ours = sink != null && addresses.isOurs(sent.sourceHigh, sent.sourceLow);
    if (!ours || !tell(sink, error, mtu)) {
      counters.increment(StackCounter.ICMP_ERROR_IGNORED);
    }
  }

  private boolean tell(PayloadSink sink, PathError error, int mtu) {
    if (error != PathError.TOO_LARGE) {
      return sink.onError(sent, error, 0);
    }
    if (!sent.v4 && mtu < PathMtus.LEAST_V6) {
      // No link of IPv6 takes less: RFC 8201 section 4.
      return false;
    }
    int before = paths.find(sent.targetHigh, sent.targetLow);
    int told = mtu == 0 ? PathMtus.plateauBelow(sent.length) : mtu;
    int now = paths.learn(sent.targetHigh, sent.targetLow, told, sent.nowNanos);
    boolean believed = sink.onError(sent, error, now);
    if (!believed) {
      paths.restore(sent.targetHigh, sent.targetLow, before);
    } else if (now != before) {
      counters.increment(StackCounter.PATH_MTU_LEARNED);
    }
    return believed;
  }

  private boolean readV4(Packet packet, int at, int length) {
    byte[] b = packet.buffer;
    int header = length < V4_HEADER ? 0 : (b[at] & 0xF) * 4;
    if (header < V4_HEADER || b[at] >>> 4 != 4 || length < header + NEEDED) {
      return false;
    }
    // Behind the first piece there are no ports.
    if ((Bytes.getU16(b, at + 6) & 0x1FFF) != 0) {
      return false;
    }
    sent.between(Bytes.getI32(b, at + V4_SOURCE), Bytes.getI32(b, at + V4_SOURCE + 4));
    fill(packet, at, Bytes.getU16(b, at + 2), b[at + V4_PROTOCOL] & 0xFF, header, length);
    return true;
  }

  private boolean readV6(Packet packet, int at, int length) {
    byte[] b = packet.buffer;
    if (length < V6_HEADER + NEEDED || b[at] >>> 4 != Ipv6Input.VERSION) {
      return false;
    }
    sent.between(b, at + V6_SOURCE, at + V6_SOURCE + 16);
    int protocol = b[at + V6_PROTOCOL] & 0xFF;
    int header = V6_HEADER;
    if (protocol == IpProto.FRAGMENT) {
      // The only header that we put in front of a payload; behind the first piece are no ports.
      protocol = b[at + V6_HEADER] & 0xFF;
      header += Ipv6Output.PIECE;
      if ((Bytes.getU16(b, at + V6_HEADER + 2) & ~7) != 0 || length < header + NEEDED) {
        return false;
      }
    }
    fill(packet, at, V6_HEADER + Bytes.getU16(b, at + 4), protocol, header, length);
    return true;
  }

  private void fill(Packet packet, int at, int all, int protocol, int header, int length) {
    sent.arrived(packet.from, packet.buffer, at, all, false, false, packet.nowNanos);
    sent.protocol = protocol;
    sent.payloadOffset = at + header;
    sent.payloadLength = length - header;
  }
}
