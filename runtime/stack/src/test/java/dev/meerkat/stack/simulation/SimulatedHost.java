// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.simulation;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.Clock;
import dev.meerkat.link.Device;
import dev.meerkat.link.NapWaiter;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.StackLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A host with one interface in a simulated network. */
final class SimulatedHost {
  private final NetworkStack stack;
  private final IpAddress address;
  private final List<Throwable> errors = new ArrayList<>();

  SimulatedHost(Clock clock, StackLimits limits, long seed, Device device, IpAddress address) {
    this.address = address;
    this.stack =
        new NetworkStack(
            clock,
            new NapWaiter(1),
            limits,
            new SplittableRandom(seed),
            (source, failure) -> errors.add(failure));
    stack.address(stack.attach(device), address, address.isV4() ? 24 : 64);
  }

  NetworkStack stack() {
    return stack;
  }

  IpAddress address() {
    return address;
  }

  /** What is left behind when everything is over; null if nothing is. */
  String leftover() {
    if (!errors.isEmpty()) {
      return "errors " + errors;
    }
    if (stack.connections() != 0 || !stack.describe().isEmpty()) {
      return "open: " + stack.describe();
    }
    if (stack.bufferedBytes() != 0) {
      return stack.bufferedBytes() + " octets of buffers";
    }
    if (stack.nextDeadline() != EventLoop.NO_DEADLINE) {
      return "a timer at " + stack.nextDeadline();
    }
    return null;
  }
}
