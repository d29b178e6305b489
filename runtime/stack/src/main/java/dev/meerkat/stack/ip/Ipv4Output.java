// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.link.Offload;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.ip.IpProto;
import dev.meerkat.stack.codec.ip.Ipv4Writer;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.NetworkInterface;

/** IPv4 headers in front of payloads, and packets cut into pieces. RFC 791, RFC 6864. */
final class Ipv4Output {
  /** Octets of a header without options. */
  static final int HEADER = 20;

  private static final int ALERT = 4;
  private static final int PIECE = -1;

  private final IpOutput output;
  private final IpLimits limits;
  private final byte[] piece = new byte[NetworkInterface.HEADROOM + 2 + IpOutput.MOST];
  private final byte[] ends = new byte[8];
  private final Ipv4Writer writer = new Ipv4Writer();
  private int nextId;

  Ipv4Output(IpOutput output, IpLimits limits, int firstId) {
    this.output = output;
    this.limits = limits;
    this.nextId = firstId;
  }

  boolean send(Route route, int protocol, int length, boolean whole, long offload, long nowNanos) {
    int head = output.routerAlert ? HEADER + ALERT : HEADER;
    int size = head + length;
    int mtu = output.mtu(route, output.targetHigh, output.targetLow);
    if (size > mtu && Offload.segmentPayload(offload) == 0) {
      if (whole || size > IpOutput.MOST) {
        output.count(StackCounter.IP_TOO_LARGE);
        return true;
      }
      return sendPieces(route, protocol, length, mtu, nowNanos);
    }
    int at = IpOutput.PAYLOAD - head;
    header(output.buffer, at, protocol, length, whole ? 1 : 0, 0, 0, nextId++);
    output.count(StackCounter.IP_SENT);
    return output.transmit(route, output.buffer, at, size, offload, nowNanos);
  }

  private boolean sendPieces(Route route, int protocol, int length, int mtu, long nowNanos) {
    int most = (mtu - HEADER) & ~7;
    int id = nextId++;
    int at = NetworkInterface.HEADROOM + 2;
    output.count(StackCounter.IP_SENT);
    for (int from = 0; from < length; from += most) {
      int count = Math.min(most, length - from);
      int more = from + count < length ? 1 : 0;
      System.arraycopy(output.buffer, IpOutput.PAYLOAD + from, piece, at + HEADER, count);
      header(piece, at, protocol, count, 0, more, from, id);
      output.count(StackCounter.FRAGMENTS_SENT);
      if (!output.transmit(route, piece, at, HEADER + count, 0, nowNanos)) {
        // What has left cannot be called back: the packet is lost.
        return true;
      }
    }
    return true;
  }

  private void header(
      byte[] into, int at, int protocol, int length, int whole, int more, int from, int id) {
    Bytes.putI32(ends, 0, (int) output.sourceLow);
    Bytes.putI32(ends, 4, (int) output.targetLow);
    writer
        .wrap(into, at, HEADER + ALERT + length)
        .dscp(0)
        .ecn(0)
        .id(id & 0xFFFF)
        .df(whole)
        .mf(more)
        .fragment(from)
        .ttl(hops())
        .source(ends, 0)
        .target(ends, 4);
    int alert = 0;
    if (output.routerAlert) {
      writer.options().routerAlert(0).end();
      alert = ALERT;
    }
    payload(from == 0 && more == 0 ? protocol : PIECE, protocol, length);
    int size = writer.finish();
    assert size == HEADER + alert + length : size;
  }

  private int hops() {
    if (output.hopLimit > 0) {
      return output.hopLimit;
    }
    return IpBits.isMulticast(0, output.targetLow) ? 1 : limits.hopLimit();
  }

  /** A piece is of no case. */
  private void payload(int kind, int protocol, int length) {
    switch (kind) {
      case IpProto.ICMP -> writer.payloadIcmpWritten(length);
      case IpProto.IGMP -> writer.payloadIgmpWritten(length);
      case IpProto.UDP -> writer.payloadUdpWritten(length);
      case IpProto.TCP -> writer.payloadTcpWritten(length);
      default -> writer.protocol(protocol).payloadWritten(length);
    }
  }
}
