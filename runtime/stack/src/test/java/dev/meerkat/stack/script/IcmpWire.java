// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.core.net.IpAddress;
import java.nio.ByteBuffer;
import java.util.Map;

/** Errors that a router or the peer sends about a segment of the host: RFC 792, RFC 1191. */
final class IcmpWire {
  private static final int HEADER = 20;
  private static final int ICMP_HEADER = 8;
  private static final int QUOTED = HEADER + 8;
  private static final int USUAL_LENGTH = 1500;

  private static final Map<String, Integer> TYPES =
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

  private IcmpWire() {}

  /** {@code icmp too-big seq 1 mtu 1000 length 1500}: the number is the quoted segment's. */
  static byte[] packet(ScriptLine line, Flow flow, String router, String host, String peer) {
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
    byte[] packet = new byte[HEADER + ICMP_HEADER + QUOTED];
    ByteBuffer b = ByteBuffer.wrap(packet);
    header(packet, 0, packet.length, 1, router, host);
    b.position(HEADER);
    b.putShort((short) (int) TYPES.get(line.word(0))).putShort((short) 0);
    b.putShort((short) 0).putShort((short) mtu);
    header(packet, HEADER + ICMP_HEADER, length, 6, host, peer);
    b.position(HEADER + ICMP_HEADER + HEADER);
    b.putShort((short) port).putShort((short) flow.peerPort).putInt(seq);
    long sum = InetChecksum.sum(packet, HEADER, packet.length - HEADER);
    b.putShort(HEADER + 2, (short) InetChecksum.finish(sum));
    return packet;
  }

  private static void header(
      byte[] packet, int at, int length, int protocol, String source, String target) {
    ByteBuffer b = ByteBuffer.wrap(packet);
    b.put(at, (byte) 0x45).putShort(at + 2, (short) length).putShort(at + 6, (short) 0x4000);
    b.put(at + 8, (byte) 64).put(at + 9, (byte) protocol);
    b.putInt(at + 12, (int) IpAddress.parse(source).low());
    b.putInt(at + 16, (int) IpAddress.parse(target).low());
    long sum = InetChecksum.sum(packet, at, HEADER);
    b.putShort(at + 10, (short) InetChecksum.finish(sum));
  }
}
