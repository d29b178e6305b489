// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.NapWaiter;
import dev.meerkat.link.memory.DevicePair;
import dev.meerkat.link.simulation.Node;
import dev.meerkat.link.simulation.Simulation;
import dev.meerkat.stack.NetworkStack;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A whole host on virtual time, and the far end of its cable. */
final class Stage {
  private static final int PREFIX_V4 = 24;
  private static final int PREFIX_V6 = 64;
  private static final int QUEUE = 4 << 20;

  final NetworkStack host;
  final Simulation simulation = new Simulation();
  final List<Throwable> errors = new ArrayList<>();
  final ArrayDeque<Segment> sent = new ArrayDeque<>();
  private final Device far;
  final IpVersion version;
  final Wire wire;

  Stage(Settings settings) {
    version = settings.version;
    wire = new Wire(version);
    DevicePair pair = new DevicePair(LinkType.IP, settings.packet(settings.mtu), QUEUE);
    far = pair.right();
    host =
        new NetworkStack(
            simulation.clock(),
            new NapWaiter(1),
            settings.stack(),
            new SplittableRandom(settings.seed),
            (source, failure) -> errors.add(failure));
    int prefix = version == IpVersion.V4 ? PREFIX_V4 : PREFIX_V6;
    host.address(host.attach(pair.left()), IpAddress.parse(version.host), prefix);
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
    Segment segment = wire.read(nowNanos, Arrays.copyOfRange(buffer, offset, offset + length));
    if (segment != null) {
      sent.add(segment);
    }
  }

  long now() {
    return simulation.clock().nanos();
  }

  void pass(long nanos) {
    simulation.pass(nanos);
  }

  /** A packet of the peer arrives. */
  void inject(byte[] packet) {
    far.send(now(), packet, 0, packet.length, 0);
    simulation.settle();
  }
}
