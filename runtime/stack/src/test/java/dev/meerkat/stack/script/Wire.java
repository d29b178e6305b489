// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.stack.codec.ip.Ipv4Reader;
import dev.meerkat.stack.codec.ipv6.Ipv6Reader;
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
  private static final int TCP_HEADER = 20;
  private static final int TCP = 6;

  private final IpVersion version;
  private final Ipv4Reader ip = new Ipv4Reader();
  private final Ipv6Reader ip6 = new Ipv6Reader();
  private final TcpReader tcp = new TcpReader();

  Wire(IpVersion version) {
    this.version = version;
  }

  /** The peer's part [from, from + length) of a segment as a packet. */
  byte[] packet(SegmentText text, Flow flow, int from, int length) {
    int header = version.header;
    ByteBuffer b = ByteBuffer.allocate(header + 60 + TCP_HEADER + length);
    b.position(header);
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
    int words = (b.position() - header) / 4;
    int shown = text.headerWords() < 0 ? words : text.headerWords();
    b.putShort(header + 12, (short) (shown << 12 | text.reserved() << 8 | text.flags()));
    b.putShort(header + 14, (short) text.window());
    int first = seq - flow.peerInitial - 1 + ((text.flags() & Segment.SYN) != 0 ? 1 : 0);
    for (int i = 0; i < length; i++) {
      b.put(Flow.octet(first + i));
    }
    byte[] packet = Arrays.copyOf(b.array(), b.position() - text.cut());
    String source = version.address(text.source(version.peer));
    String target = version.address(text.target(version.host));
    version.header(packet, 0, packet.length, TCP, source, target);
    finish(packet, text.badChecksum());
    return packet;
  }

  private void finish(byte[] packet, boolean badChecksum) {
    int header = version.header;
    int length = packet.length - header;
    if (length >= TCP_HEADER) {
      long pseudo = version.pseudo(packet, TCP, length);
      long sum = InetChecksum.combine(pseudo, InetChecksum.sum(packet, header, length));
      int shown = InetChecksum.finish(sum) + (badChecksum ? 1 : 0);
      ByteBuffer.wrap(packet).putShort(header + 16, (short) shown);
    }
  }

  /** A packet of the host; null if it holds no TCP segment. */
  Segment read(long atNanos, byte[] packet) {
    boolean v4 = version == IpVersion.V4;
    int status = v4 ? ip.wrap(packet, 0, packet.length) : ip6.wrap(packet, 0, packet.length);
    if (status != Codec.OK) {
      throw new ScriptFailure("the host sent a packet that is malformed: " + hex(packet));
    }
    if ((v4 ? ip.protocol() : ip6.nextHeader()) != TCP) {
      return null;
    }
    int offset = v4 ? ip.payloadOffset() : ip6.payloadOffset();
    int length = v4 ? ip.payloadLength() : ip6.payloadLength();
    if (tcp.wrap(packet, offset, length, version.pseudo(packet, TCP, length)) != Codec.OK) {
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
