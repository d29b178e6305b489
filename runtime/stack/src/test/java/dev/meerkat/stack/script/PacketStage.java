// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/** A host without an address, and the far end of its cable for frames. */
final class PacketStage extends HostOnCable {
  private static final int ETHERNET = 14;
  private static final int TYPE_AT = 12;
  private static final byte[] IPV6 = {(byte) 0x86, (byte) 0xDD};

  /** A packet of the host, with the instant it came. */
  record Sent(long atNanos, PacketView view, byte[] packet) {}

  final ArrayDeque<Sent> sent = new ArrayDeque<>();
  final PacketNames names;
  final PacketWire wire;

  PacketStage(Settings settings) {
    super(settings, settings.link, settings.mtu);
    names = new PacketNames(link);
    wire = new PacketWire(names);
  }

  @Override
  void keep(long nowNanos, byte[] frame) {
    int at = link.isEthernet() ? ETHERNET : 0;
    if (at == 0 || Arrays.equals(frame, TYPE_AT, ETHERNET, IPV6, 0, 2)) {
      byte[] packet = Arrays.copyOfRange(frame, at, frame.length);
      sent.add(new Sent(nowNanos, new PacketView(frame, at), packet));
    }
  }

  /** A packet of somebody comes in. */
  void inject(List<PacketLayer> layers, byte[] quoted) {
    byte[] packet = wire.packet(layers, quoted);
    byte[] frame = link.isEthernet() ? wire.frame(layers.get(0), packet) : packet;
    send(frame);
  }
}
