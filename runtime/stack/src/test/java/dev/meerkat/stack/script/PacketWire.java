// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.core.net.IpAddress;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Packets of IPv6 put together octet by octet from their layers, right or wrong. */
final class PacketWire {
  private static final int ETHERNET = 14;
  private static final int HEADER = 40;
  private static final int NONE = 59;
  private static final int ICMP = 58;
  private static final int UDP = 17;
  private static final int TCP = 6;

  /** As much as an error quotes: RFC 4443 section 2.4. */
  private static final int MOST_QUOTED = 1232;

  private final PacketNames names;
  private final PacketMessages messages;
  private int next;

  PacketWire(PacketNames names) {
    this.names = names;
    this.messages = new PacketMessages(names);
  }

  /**
   * A packet of a line.
   *
   * @param quoted the packet of the host that an error is about
   */
  byte[] packet(List<PacketLayer> layers, byte[] quoted) {
    PacketLayer first = layers.get(0);
    byte[] ends = new byte[32];
    names.address(first.words().get(0)).put(ends, 0);
    names.address(first.words().get(2)).put(ends, 16);
    byte[] payload = payload(layers, 1, ends, quoted);
    ByteBuffer b = ByteBuffer.allocate(HEADER + payload.length);
    b.put((byte) 0x60).put(new byte[3]);
    b.putShort((short) first.number("length", payload.length));
    b.put((byte) first.number("next", next)).put((byte) first.number("hops", 64));
    b.put(ends).put(payload);
    return Arrays.copyOf(b.array(), b.capacity() - first.number("cut", 0));
  }

  /** A frame around a packet. */
  byte[] frame(PacketLayer first, byte[] packet) {
    IpAddress target = names.address(first.words().get(2));
    String to = first.text("to", PacketNames.show(PacketNames.linkAddressFor(target)));
    String from = first.text("mac", PacketNames.sender(first.words().get(0)));
    byte[] frame = new byte[ETHERNET + packet.length];
    Bytes.putU48(frame, 0, PacketNames.linkAddress(to));
    Bytes.putU48(frame, 6, PacketNames.linkAddress(from));
    Bytes.putU16(frame, 12, 0x86DD);
    System.arraycopy(packet, 0, frame, ETHERNET, packet.length);
    return frame;
  }

  /** What follows a header, layer after layer; {@link #next} is then what it is. */
  private byte[] payload(List<PacketLayer> layers, int at, byte[] ends, byte[] quoted) {
    if (at == layers.size()) {
      next = NONE;
      return new byte[0];
    }
    PacketLayer layer = layers.get(at);
    return switch (layer.name()) {
      case "hop" -> options(0, layer, payload(layers, at + 1, ends, quoted));
      case "dest" -> options(60, layer, payload(layers, at + 1, ends, quoted));
      case "routing" -> routing(layer, payload(layers, at + 1, ends, quoted));
      case "piece" -> piece(layer, payload(layers, at + 1, ends, quoted));
      case "none" -> of(NONE, new byte[layer.number("data", 0)]);
      case "unknown" -> of(layer.number("next", 253), new byte[layer.number("data", 4)]);
      case "udp" -> summed(UDP, 6, udp(layer), layer, ends);
      case "tcp" -> summed(TCP, 16, syn(layer), layer, ends);
      default -> {
        byte[] shown = quoted == null ? new byte[0] : quoted;
        int most = Math.min(layer.number("quote", MOST_QUOTED), shown.length);
        byte[] message = messages.message(layer, Arrays.copyOf(shown, most));
        yield summed(ICMP, 2, message, layer, ends);
      }
    };
  }

  private byte[] of(int protocol, byte[] payload) {
    next = protocol;
    return payload;
  }

  private byte[] summed(int protocol, int at, byte[] message, PacketLayer layer, byte[] ends) {
    if (message.length >= at + 2) {
      long sum = InetChecksum.sum(ends, 0, ends.length) + protocol + message.length;
      sum = InetChecksum.combine(sum, InetChecksum.sum(message, 0, message.length));
      Bytes.putU16(message, at, InetChecksum.finish(sum) + (layer.has("badsum") ? 1 : 0));
    }
    return of(protocol, message);
  }

  /** Options with padding behind them; {@code words} lies about their length. */
  private byte[] options(int protocol, PacketLayer layer, byte[] rest) {
    byte[] options = HexFormat.of().parseHex(layer.text("options", ""));
    int size = (2 + options.length + 7) / 8 * 8;
    ByteBuffer b = ByteBuffer.allocate(size + rest.length);
    b.put((byte) layer.number("next", next)).put((byte) layer.number("words", size / 8 - 1));
    b.put(options);
    int gap = size - b.position();
    if (gap > 1) {
      b.put((byte) 1).put((byte) (gap - 2));
    }
    b.position(size);
    return of(protocol, b.put(rest).array());
  }

  private byte[] routing(PacketLayer layer, byte[] rest) {
    int addresses = layer.number("addresses", 0);
    ByteBuffer b = ByteBuffer.allocate(8 + 16 * addresses + rest.length);
    b.put((byte) next).put((byte) layer.number("words", 2 * addresses));
    b.put((byte) layer.number("type", 0)).put((byte) layer.number("left", 0)).putInt(0);
    for (int i = 0; i < addresses; i++) {
      byte[] address = new byte[16];
      names.address("far").put(address, 0);
      b.put(address);
    }
    return of(43, b.put(rest).array());
  }

  /** Octets {@code begin} to {@code end} of what follows: RFC 8200 section 4.5. */
  private byte[] piece(PacketLayer layer, byte[] whole) {
    int from = layer.number("begin", 0);
    int to = layer.number("end", whole.length);
    boolean more = layer.has("more") || to < whole.length && !layer.has("last");
    ByteBuffer b = ByteBuffer.allocate(8 + to - from);
    b.put((byte) layer.number("next", next)).put((byte) 0);
    b.putShort((short) (layer.number("offset", from) | (more ? 1 : 0)));
    b.putInt(layer.number("id", 7));
    b.put(Arrays.copyOfRange(whole, from, to));
    return of(44, b.array());
  }

  private static byte[] udp(PacketLayer layer) {
    int length = 8 + layer.number("data", 0);
    ByteBuffer b = ByteBuffer.allocate(length);
    b.putShort((short) layer.number("sport", 1000)).putShort((short) layer.number("dport", 9));
    b.putShort((short) layer.number("length", length));
    return b.array();
  }

  private static byte[] syn(PacketLayer layer) {
    ByteBuffer b = ByteBuffer.allocate(20);
    b.putShort((short) layer.number("sport", 1000)).putShort((short) layer.number("dport", 80));
    return b.putInt(1).putInt(0).putShort((short) 0x5002).putShort((short) 8000).array();
  }

  /** Octets that make no sense. */
  static byte[] junk(int count) {
    ByteArrayOutputStream b = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      b.write(i * 31);
    }
    return b.toByteArray();
  }
}
