// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.NapWaiter;
import dev.meerkat.link.memory.DevicePair;
import dev.meerkat.link.simulation.Node;
import dev.meerkat.link.simulation.Simulation;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.link.NetworkInterface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A whole host on virtual time, without an address, and the far end of its cable. */
abstract class HostOnCable {
  private static final int QUEUE = 4 << 20;
  private static final int FRAMES_A_TURN = 64;

  final NetworkStack host;
  final NetworkInterface link;
  final Simulation simulation = new Simulation();
  final List<Throwable> errors = new ArrayList<>();
  private final Device far;

  HostOnCable(Settings settings, LinkType type, int mtu) {
    DevicePair pair = new DevicePair(type, mtu, QUEUE);
    far = pair.right();
    host =
        new NetworkStack(
            simulation.clock(),
            new NapWaiter(1),
            settings.stack(),
            new SplittableRandom(settings.seed),
            (source, failure) -> errors.add(failure));
    link = host.attach(pair.left());
    simulation.add(host);
    simulation.add(new FarEnd());
  }

  /** A frame of the host has come. */
  abstract void keep(long nowNanos, byte[] frame);

  final long now() {
    return simulation.clock().nanos();
  }

  /** A frame comes in to the host. */
  final void send(byte[] frame) {
    far.send(now(), frame, 0, frame.length, 0);
    simulation.settle();
  }

  private final class FarEnd implements Node {
    @Override
    public int poll(long nowNanos) {
      return far.receive(
          nowNanos,
          FRAMES_A_TURN,
          (b, offset, length, offload) ->
              keep(nowNanos, Arrays.copyOfRange(b, offset, offset + length)));
    }

    @Override
    public long nextDeadline() {
      return far.nextDeadline();
    }
  }
}
