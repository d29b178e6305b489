// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.core.codec.InetChecksum;
import java.nio.ByteBuffer;
import java.util.Map;

/** Errors that a router or the peer sends about a segment of the host: RFC 792, 1191, 4443. */
final class IcmpWire {
  private static final int ICMP_HEADER = 8;
  private static final int QUOTED = 8;
  private static final int ICMP = 1;
  private static final int ICMPV6 = 58;
  private static final int TCP = 6;
  private static final int USUAL_LENGTH = 1500;

  private static final Map<String, Integer> TYPES_V4 =
      Map.of(
          "net-unreachable", 0x0300,
          "host-unreachable", 0x0301,
          "protocol-unreachable", 0x0302,
          "port-unreachable", 0x0303,
          "too-big", 0x0304,
          "prohibited", 0x030D,
          "hops-exceeded", 0x0B00,
          "parameter-problem", 0x0C00,
          "source-quench", 0x0400);

  /** Only for their numbers; words that are missing are said in version 4 alone. */
  private static final Map<String, Integer> TYPES_V6 =
      Map.of(
          "net-unreachable", 0x0100,
          "host-unreachable", 0x0103,
          "protocol-unreachable", 0x0401,
          "port-unreachable", 0x0104,
          "too-big", 0x0200,
          "prohibited", 0x0101,
          "hops-exceeded", 0x0300,
          "parameter-problem", 0x0400);

  private IcmpWire() {}

  /** {@code icmp too-big seq 1 mtu 1000 length 1500}: the number is the quoted segment's. */
  static byte[] packet(ScriptLine line, Flow flow, Settings settings) {
    IpVersion version = settings.version;
    int seq = flow.hostInitial;
    int mtu = 0;
    int length = USUAL_LENGTH;
    int port = flow.hostPort;
    for (int i = 1; i < line.words().size(); i += 2) {
      switch (line.word(i)) {
        case "seq" -> seq = Num.parse(line.word(i + 1)).absolute(flow.hostInitial);
        case "mtu" -> mtu = line.number(i + 1);
        case "length" -> length = line.number(i + 1);
        case "port" -> port = line.number(i + 1);
        default -> throw new IllegalArgumentException("no such word: " + line.word(i));
      }
    }
    boolean v4 = version == IpVersion.V4;
    int header = version.header;
    byte[] packet = new byte[header + ICMP_HEADER + header + QUOTED];
    ByteBuffer b = ByteBuffer.wrap(packet);
    int protocol = v4 ? ICMP : ICMPV6;
    version.header(packet, 0, packet.length, protocol, version.router, version.host);
    b.position(header);
    b.putShort((short) (int) (v4 ? TYPES_V4 : TYPES_V6).get(line.word(0))).putShort((short) 0);
    b.putInt(mtu == 0 ? 0 : settings.packet(mtu));
    int quoted = header + ICMP_HEADER;
    version.header(packet, quoted, settings.packet(length), TCP, version.host, version.peer);
    b.position(quoted + header);
    b.putShort((short) port).putShort((short) flow.peerPort).putInt(seq);
    long sum = InetChecksum.sum(packet, header, packet.length - header);
    if (!v4) {
      sum = InetChecksum.combine(sum, version.pseudo(packet, ICMPV6, packet.length - header));
    }
    b.putShort(header + 2, (short) InetChecksum.finish(sum));
    return packet;
  }
}
