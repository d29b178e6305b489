// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.codec.ip.Ipv4Reader;
import dev.meerkat.stack.codec.tcp.TcpOption;
import dev.meerkat.stack.codec.tcp.TcpOptionReader;
import dev.meerkat.stack.codec.tcp.TcpReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Segments to packets and back. The peer's are put together octet by octet, since they may be wrong
 * on purpose; the host's are read by the codecs.
 */
final class Wire {
  private static final int IP_HEADER = 20;
  private static final int TCP_HEADER = 20;
  private static final int TCP = 6;

  private final Ipv4Reader ip = new Ipv4Reader();
  private final TcpReader tcp = new TcpReader();

  /** The peer's part [from, from + length) of a segment as a packet. */
  static byte[] packet(
      SegmentText text, Flow flow, String peer, String host, int from, int length) {
    ByteBuffer b = ByteBuffer.allocate(IP_HEADER + 60 + TCP_HEADER + length);
    b.position(IP_HEADER);
    b.putShort((short) text.sourcePort(flow.peerPort));
    b.putShort((short) text.targetPort(flow.hostPort));
    int seq = text.seq().plus(from).absolute(flow.peerInitial);
    b.putInt(seq);
    b.putInt(text.ack().absolute(flow.hostInitial));
    b.putInt(0);
    b.putInt(text.urgent());
    text.options().forEach(option -> option.write(b, flow));
    while (b.position() % 4 != 0) {
      b.put((byte) 0);
    }
    int words = (b.position() - IP_HEADER) / 4;
    int shown = text.headerWords() < 0 ? words : text.headerWords();
    b.putShort(IP_HEADER + 12, (short) (shown << 12 | text.reserved() << 8 | text.flags()));
    b.putShort(IP_HEADER + 14, (short) text.window());
    int first = seq - flow.peerInitial - 1 + ((text.flags() & Segment.SYN) != 0 ? 1 : 0);
    for (int i = 0; i < length; i++) {
      b.put(Flow.octet(first + i));
    }
    byte[] packet = Arrays.copyOf(b.array(), b.position() - text.cut());
    finish(packet, text.source(peer), text.target(host), text.badChecksum());
    return packet;
  }

  private static void finish(byte[] packet, String source, String target, boolean badChecksum) {
    ByteBuffer b = ByteBuffer.wrap(packet);
    b.put(0, (byte) 0x45).putShort(2, (short) packet.length).put(8, (byte) 64).put(9, (byte) TCP);
    b.putInt(12, (int) IpAddress.parse(source).low());
    b.putInt(16, (int) IpAddress.parse(target).low());
    b.putShort(10, (short) InetChecksum.finish(InetChecksum.sum(packet, 0, IP_HEADER)));
    int length = packet.length - IP_HEADER;
    if (length >= TCP_HEADER) {
      long sum = InetChecksum.combine(pseudo(packet), InetChecksum.sum(packet, IP_HEADER, length));
      b.putShort(IP_HEADER + 16, (short) (InetChecksum.finish(sum) + (badChecksum ? 1 : 0)));
    }
  }

  private static long pseudo(byte[] packet) {
    return InetChecksum.combine(
        InetChecksum.sum(packet, 12, 8), TCP + packet.length - (long) IP_HEADER);
  }

  /** A packet of the host; null if it holds no TCP segment. */
  Segment read(long atNanos, byte[] packet) {
    if (ip.wrap(packet, 0, packet.length) != Codec.OK) {
      throw new ScriptFailure("the host sent a packet that is malformed: " + hex(packet));
    }
    if (ip.protocol() != TCP) {
      return null;
    }
    int offset = ip.payloadOffset();
    if (tcp.wrap(packet, offset, ip.payloadLength(), pseudo(packet)) != Codec.OK) {
      throw new ScriptFailure("the host sent a segment that is malformed: " + hex(packet));
    }
    return new Segment(
        atNanos,
        tcp.sourcePort(),
        tcp.targetPort(),
        tcp.flags(),
        (int) tcp.seq(),
        (int) tcp.ack(),
        tcp.window(),
        Arrays.copyOfRange(packet, tcp.payloadOffset(), tcp.payloadOffset() + tcp.payloadLength()),
        options(packet));
  }

  private List<Option> options(byte[] packet) {
    List<Option> found = new ArrayList<>();
    TcpOptionReader options = tcp.options();
    while (options.next()) {
      switch (options.kind()) {
        case TcpOption.MSS -> found.add(option("mss", options.mss()));
        case TcpOption.WINDOW -> found.add(option("wscale", options.shift()));
        case TcpOption.SACK_OK -> found.add(option("sackok"));
        case TcpOption.TIMESTAMPS ->
            found.add(option("ts", (int) options.value(), (int) options.echo()));
        case TcpOption.SACK -> {
          int[] values = new int[options.blocksLength() / 4];
          for (int i = 0; i < values.length; i++) {
            values[i] = Bytes.getI32(packet, options.blocksOffset() + 4 * i);
          }
          found.add(option("sack", values));
        }
        default -> throw new ScriptFailure("the host sent an option of kind " + options.kind());
      }
    }
    return found;
  }

  private static Option option(String name, int... values) {
    return new Option(
        name, Arrays.stream(values).mapToObj(value -> new Num(Num.Kind.RAW, value)).toList(), "");
  }

  private static String hex(byte[] packet) {
    return HexFormat.of().formatHex(packet);
  }
}
