// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.link.Device;
import dev.meerkat.link.NapWaiter;
import dev.meerkat.link.memory.DevicePair;
import dev.meerkat.link.simulation.Node;
import dev.meerkat.link.simulation.Simulation;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.link.NetworkInterface;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A host on virtual time, without an address, and the far end of its cable for frames. */
final class PacketStage {
  private static final int QUEUE = 4 << 20;
  private static final int ETHERNET = 14;
  private static final int TYPE_AT = 12;
  private static final byte[] IPV6 = {(byte) 0x86, (byte) 0xDD};

  /** A packet of the host, with the instant it came. */
  record Sent(long atNanos, PacketView view, byte[] packet) {}

  final NetworkStack host;
  final NetworkInterface link;
  final Simulation simulation = new Simulation();
  final List<Throwable> errors = new ArrayList<>();
  final ArrayDeque<Sent> sent = new ArrayDeque<>();
  final PacketNames names;
  final PacketWire wire;
  private final Device far;

  PacketStage(Settings settings) {
    DevicePair pair = new DevicePair(settings.link, settings.mtu, QUEUE);
    far = pair.right();
    host =
        new NetworkStack(
            simulation.clock(),
            new NapWaiter(1),
            settings.stack(),
            new SplittableRandom(settings.seed),
            (source, failure) -> errors.add(failure));
    link = host.attach(pair.left());
    names = new PacketNames(link);
    wire = new PacketWire(names);
    simulation.add(
        new Node() {
          @Override
          public int poll(long nowNanos) {
            return host.poll(nowNanos);
          }

          @Override
          public long nextDeadline() {
            return host.nextDeadline();
          }
        });
    simulation.add(
        new Node() {
          @Override
          public int poll(long nowNanos) {
            return far.receive(
                nowNanos, 64, (b, offset, length, offload) -> keep(nowNanos, b, offset, length));
          }

          @Override
          public long nextDeadline() {
            return far.nextDeadline();
          }
        });
  }

  private void keep(long nowNanos, byte[] buffer, int offset, int length) {
    byte[] frame = Arrays.copyOfRange(buffer, offset, offset + length);
    int at = link.isEthernet() ? ETHERNET : 0;
    if (at == 0 || Arrays.equals(frame, TYPE_AT, ETHERNET, IPV6, 0, 2)) {
      byte[] packet = Arrays.copyOfRange(frame, at, frame.length);
      sent.add(new Sent(nowNanos, new PacketView(frame, at), packet));
    }
  }

  long now() {
    return simulation.clock().nanos();
  }

  /** A packet of somebody comes in. */
  void inject(List<PacketLayer> layers, byte[] quoted) {
    byte[] packet = wire.packet(layers, quoted);
    byte[] frame = link.isEthernet() ? wire.frame(layers.get(0), packet) : packet;
    far.send(now(), frame, 0, frame.length, 0);
    simulation.settle();
  }
}
