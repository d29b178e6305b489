// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.samples.codec.ethernet.EthernetReader;
import dev.meerkat.samples.codec.ip.Ipv4Reader;
import dev.meerkat.samples.codec.tcp.TcpOption;
import dev.meerkat.samples.codec.tcp.TcpOptionReader;
import dev.meerkat.samples.codec.tcp.TcpReader;
import dev.meerkat.samples.codec.udp.UdpReader;

/** The same walk through generated readers. */
final class GeneratedPacket {
  private final EthernetReader ethernet = new EthernetReader();
  private final Ipv4Reader ip = new Ipv4Reader();
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
