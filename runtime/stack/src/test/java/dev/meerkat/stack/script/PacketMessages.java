// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.core.codec.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Messages of ICMPv6, their checksum left out. RFC 4443, RFC 4861, RFC 3810. */
final class PacketMessages {
  private static final int MOST = 2048;
  private static final int ECHO_ID = 77;
  private static final int ROUTER = 0x80;
  private static final int SOLICITED = 0x40;
  private static final int OVERRIDE = 0x20;

  private final PacketNames names;

  PacketMessages(PacketNames names) {
    this.names = names;
  }

  byte[] message(PacketLayer layer, byte[] quoted) {
    ByteBuffer b = ByteBuffer.allocate(MOST + layer.number("data", 0));
    int type = type(layer);
    b.put((byte) type).put((byte) layer.number("code", 0)).putShort((short) 0);
    switch (layer.name()) {
      case "echo", "reply" -> {
        b.putShort((short) ECHO_ID).putShort((short) layer.number("seq", 1));
        b.put(PacketWire.junk(layer.number("data", 8)));
      }
      case "unreachable", "exceeded" -> b.putInt(0).put(quoted);
      case "too-big" -> b.putInt(layer.number("mtu", 0)).put(quoted);
      case "problem" -> b.putInt(layer.number("at", 0)).put(quoted);
      case "query" -> query(b, layer);
      case "rs" -> b.putInt(0);
      case "ra" -> advertisement(b, layer);
      case "ns" -> address(b.putInt(0), layer, "target");
      case "na" -> {
        int flags = layer.has("router") ? ROUTER : 0;
        flags |= layer.has("solicited") ? SOLICITED : 0;
        flags |= layer.has("override") ? OVERRIDE : 0;
        address(b.putInt(flags << 24), layer, "target");
      }
      case "redirect" -> {
        address(b.putInt(0), layer, "target");
        address(b, layer, "dst");
      }
      case "icmp" -> b.put(HexFormat.of().parseHex(layer.text("body", "00000000")));
      default -> throw new IllegalArgumentException("no such layer: " + layer);
    }
    options(b, layer);
    return Arrays.copyOf(b.array(), b.position() - layer.number("cut", 0));
  }

  private static int type(PacketLayer layer) {
    return switch (layer.name()) {
      case "unreachable" -> 1;
      case "too-big" -> 2;
      case "exceeded" -> 3;
      case "problem" -> 4;
      case "echo" -> 128;
      case "reply" -> 129;
      case "query" -> 130;
      case "rs" -> 133;
      case "ra" -> 134;
      case "ns" -> 135;
      case "na" -> 136;
      case "redirect" -> 137;
      default -> layer.number("type", 0);
    };
  }

  private static void advertisement(ByteBuffer b, PacketLayer layer) {
    b.put((byte) layer.number("hoplimit", 64)).put((byte) 0);
    b.putShort((short) layer.number("lifetime", 1800));
    b.putInt(layer.number("reachable", 0)).putInt(layer.number("retrans", 0));
  }

  /** Version 2 unless it says {@code v1}. */
  private void query(ByteBuffer b, PacketLayer layer) {
    b.putShort((short) layer.number("delay", 1000)).putShort((short) 0);
    put(b, layer.text("group", "nobody"));
    if (!layer.has("v1")) {
      b.put((byte) 2).put((byte) 125).putShort((short) 0);
    }
  }

  private void address(ByteBuffer b, PacketLayer layer, String key) {
    put(b, layer.text(key, "nobody"));
  }

  private void put(ByteBuffer b, String name) {
    byte[] address = new byte[16];
    names.address(name).put(address, 0);
    b.put(address);
  }

  private void options(ByteBuffer b, PacketLayer layer) {
    layer.all("slla").forEach(value -> linkAddress(b, 1, value));
    layer.all("tlla").forEach(value -> linkAddress(b, 2, value));
    layer.all("prefix").forEach(value -> prefix(b, value));
    if (!layer.name().equals("too-big")) {
      layer
          .all("mtu")
          .forEach(value -> b.put((byte) 5).put((byte) 1).putShort((short) 0).putInt(int32(value)));
    }
    layer.all("raw").forEach(value -> b.put(HexFormat.of().parseHex(value)));
  }

  private static void linkAddress(ByteBuffer b, int type, String value) {
    byte[] option = new byte[8];
    option[0] = (byte) type;
    option[1] = 1;
    Bytes.putU48(option, 2, PacketNames.linkAddress(value));
    b.put(option);
  }

  /** {@code ADDRESS/BITS,FLAGS,VALID,PREFERRED}: flags l (on link), a (autonomous), or -. */
  private void prefix(ByteBuffer b, String value) {
    String[] parts = value.split(",", -1);
    String[] prefix = parts[0].split("/", -1);
    int flags = (parts[1].contains("l") ? 0x80 : 0) | (parts[1].contains("a") ? 0x40 : 0);
    b.put((byte) 3).put((byte) 4).put((byte) Integer.parseInt(prefix[1])).put((byte) flags);
    b.putInt(int32(parts[2])).putInt(int32(parts[3])).putInt(0);
    put(b, prefix[0]);
  }

  private static int int32(String value) {
    return value.equals("ever") ? -1 : (int) Long.parseLong(value);
  }
}
