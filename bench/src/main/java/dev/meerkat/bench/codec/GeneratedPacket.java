// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.wire.ethernet.EthernetReader;
import dev.meerkat.bench.wire.ip.Ipv4Reader;
import dev.meerkat.bench.wire.ipv6.Ipv6Reader;
import dev.meerkat.bench.wire.tcp.TcpOption;
import dev.meerkat.bench.wire.tcp.TcpOptionReader;
import dev.meerkat.bench.wire.tcp.TcpReader;
import dev.meerkat.bench.wire.udp.UdpReader;
import dev.meerkat.core.codec.Codec;

/** The same walk through generated readers. */
final class GeneratedPacket {
  private final EthernetReader ethernet = new EthernetReader();
  private final Ipv4Reader ip = new Ipv4Reader();
  private final Ipv6Reader ipv6 = new Ipv6Reader();
  private final TcpReader tcp = new TcpReader();
  private final UdpReader udp = new UdpReader();

  /** The sum of the fields that the floor sums, or -1. */
  long read(byte[] b, int offset, int length) {
    if (ethernet.wrap(b, offset, length) != Codec.OK
        || ethernet.payloadCase() != EthernetReader.PAYLOAD_IPV4
        || ethernet.wrapPayload(ip) != Codec.OK) {
      return -1;
    }
    return switch (ip.payloadCase()) {
      case Ipv4Reader.PAYLOAD_TCP -> ip.wrapPayload(tcp) == Codec.OK ? sumTcp() : -1;
      case Ipv4Reader.PAYLOAD_UDP ->
          ip.wrapPayload(udp) == Codec.OK
              ? (long) udp.sourcePort() + udp.targetPort() + udp.length()
              : -1;
      default -> -1;
    };
  }

  /** The same for IPv6. */
  long readIpv6(byte[] b, int offset, int length) {
    if (ethernet.wrap(b, offset, length) != Codec.OK
        || ethernet.payloadCase() != EthernetReader.PAYLOAD_IPV6
        || ethernet.wrapPayload(ipv6) != Codec.OK) {
      return -1;
    }
    return ipv6.payloadCase() == Ipv6Reader.PAYLOAD_TCP && ipv6.wrapPayload(tcp) == Codec.OK
        ? sumTcp()
        : -1;
  }

  private long sumTcp() {
    long sum =
        (long) tcp.sourcePort() + tcp.targetPort() + tcp.seq() + tcp.ack() + (byte) tcp.flags();
    TcpOptionReader options = tcp.options();
    while (options.next()) {
      switch (options.kind()) {
        case TcpOption.MSS -> sum += options.mss();
        case TcpOption.WINDOW -> sum += options.shift();
        case TcpOption.TIMESTAMPS -> sum += options.value();
        default -> {}
      }
    }
    return sum;
  }
}
