// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.link.Offload;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.ip.IpProto;
import dev.meerkat.stack.codec.ipv6.Ipv6FragmentWriter;
import dev.meerkat.stack.codec.ipv6.Ipv6Writer;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.NetworkInterface;

/** IPv6 headers in front of payloads, and our own packets cut into pieces. RFC 8200. */
final class Ipv6Output {
  /** Octets of the header. */
  static final int HEADER = 40;

  /** Octets of the header of a piece. */
  static final int PIECE = 8;

  private final IpOutput output;
  private final IpLimits limits;
  private final byte[] piece = new byte[NetworkInterface.HEADROOM + 2 + IpOutput.MOST];
  private final byte[] ends = new byte[32];
  private final Ipv6Writer writer = new Ipv6Writer();
  private final Ipv6FragmentWriter pieceWriter = new Ipv6FragmentWriter();
  private int nextId;

  Ipv6Output(IpOutput output, IpLimits limits, int firstId) {
    this.output = output;
    this.limits = limits;
    this.nextId = firstId;
  }

  boolean send(Route route, int protocol, int length, boolean whole, long offload, long nowNanos) {
    int size = HEADER + length;
    int mtu = output.mtu(route, output.targetHigh, output.targetLow);
    if (size > mtu && Offload.segmentPayload(offload) == 0) {
      if (whole) {
        output.count(StackCounter.IP_TOO_LARGE);
        return true;
      }
      return sendPieces(route, protocol, length, mtu, nowNanos);
    }
    int at = IpOutput.PAYLOAD - HEADER;
    header(route, output.buffer, at, protocol, length);
    output.count(StackCounter.IP_SENT);
    return output.transmit(route, output.buffer, at, size, offload, nowNanos);
  }

  /** Section 4.5. */
  private boolean sendPieces(Route route, int protocol, int length, int mtu, long nowNanos) {
    int most = (mtu - HEADER - PIECE) & ~7;
    long id = nextId++ & 0xFFFF_FFFFL;
    int at = NetworkInterface.HEADROOM + 2;
    output.count(StackCounter.IP_SENT);
    for (int from = 0; from < length; from += most) {
      int count = Math.min(most, length - from);
      System.arraycopy(output.buffer, IpOutput.PAYLOAD + from, piece, at + HEADER + PIECE, count);
      int size =
          pieceWriter
              .wrap(piece, at + HEADER, PIECE + count)
              .nextHeader(protocol)
              .fragment(from)
              .mf(from + count < length ? 1 : 0)
              .id(id)
              .payloadWritten(count)
              .finish(0);
      assert size == PIECE + count : size;
      header(route, piece, at, IpProto.FRAGMENT, size);
      output.count(StackCounter.FRAGMENTS_SENT);
      if (!output.transmit(route, piece, at, HEADER + size, 0, nowNanos)) {
        // What has left cannot be called back: the packet is lost.
        return true;
      }
    }
    return true;
  }

  private void header(Route route, byte[] into, int at, int protocol, int length) {
    Bytes.putI64(ends, 0, output.sourceHigh);
    Bytes.putI64(ends, 8, output.sourceLow);
    Bytes.putI64(ends, 16, output.targetHigh);
    Bytes.putI64(ends, 24, output.targetLow);
    writer
        .wrap(into, at, HEADER + length)
        .dscp(0)
        .ecn(0)
        .flow(0)
        .hopLimit(hops(route))
        .source(ends, 0)
        .target(ends, 16);
    payload(protocol, length);
    int size = writer.finish();
    assert size == HEADER + length : size;
  }

  private int hops(Route route) {
    if (output.hopLimit > 0) {
      return output.hopLimit;
    }
    if (IpBits.isMulticast(output.targetHigh, output.targetLow)) {
      return 1;
    }
    int told = route.over().ipv6HopLimit();
    return told == 0 ? limits.hopLimit() : told;
  }

  private void payload(int protocol, int length) {
    switch (protocol) {
      case IpProto.ICMPV6 -> writer.payloadIcmpv6Written(length);
      case IpProto.UDP -> writer.payloadUdpWritten(length);
      case IpProto.TCP -> writer.payloadTcpWritten(length);
      case IpProto.FRAGMENT -> writer.payloadIpv6FragmentWritten(length);
      case IpProto.HOPOPT -> writer.payloadIpv6HopByHopWritten(length);
      default -> writer.nextHeader(protocol).payloadWritten(length);
    }
  }
}
