// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.link.Device;
import dev.meerkat.link.LinkType;
import dev.meerkat.link.NapWaiter;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.link.simulation.Cable;
import dev.meerkat.link.simulation.Simulation;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.ip.PathError;
import dev.meerkat.stack.ip.PingHandler;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Two stacks on a cable and virtual time. */
public final class TwoHosts {
  public static final long MILLI = 1_000_000;
  public static final long SECOND = 1_000 * MILLI;
  public static final long LEFT = 0x02_0000_0001L;
  public static final long RIGHT = 0x02_0000_0002L;

  public final Simulation simulation = new Simulation();
  public final List<Throwable> errors = new ArrayList<>();
  public final Cable cable;
  public final NetworkStack left;
  public final NetworkStack right;
  public final NetworkInterface leftLink;
  public final NetworkInterface rightLink;

  public TwoHosts(Faults faults, long seed) {
    this(LinkType.ETHERNET, 1500, faults, seed);
  }

  public TwoHosts(LinkType type, int mtu, Faults faults, long seed) {
    cable = new Cable(type, mtu, LEFT, RIGHT, faults, seed);
    left = host(seed);
    right = host(seed + 1);
    leftLink = left.attach(cable.left());
    rightLink = right.attach(cable.right());
  }

  /** One stack, and at the other end of the cable a device for a test to speak with. */
  public static TwoHosts alone(long seed) {
    return new TwoHosts(Faults.NONE, seed);
  }

  public Device wire() {
    return cable.left();
  }

  public NetworkStack host(long seed) {
    return host(seed, StackLimits.DEFAULT);
  }

  /** One more host, without a device. */
  public NetworkStack host(long seed, StackLimits limits) {
    NetworkStack stack =
        new NetworkStack(
            simulation.clock(),
            new NapWaiter(1),
            limits,
            new SplittableRandom(seed),
            (source, failure) -> errors.add(failure));
    simulation.add(stack);
    return stack;
  }

  /** Gives both addresses of a network of IPv4. */
  public TwoHosts v4() {
    left.address(leftLink, IpAddress.parse("10.0.0.1"), 24);
    right.address(rightLink, IpAddress.parse("10.0.0.2"), 24);
    return this;
  }

  /** Gives both addresses of a network of IPv6, and waits until they hold. */
  public TwoHosts v6() {
    left.address(leftLink, IpAddress.parse("2001:db8::1"), 64);
    right.address(rightLink, IpAddress.parse("2001:db8::2"), 64);
    simulation.pass(3 * SECOND);
    return this;
  }

  /** What has happened to pings, a line each. */
  public static final class Pings implements PingHandler {
    public final List<String> said = new ArrayList<>();

    @Override
    public void onReply(
        IpAddress from, int sequence, long roundTripNanos, int hopLimit, int octets) {
      said.add(from + " " + octets);
    }

    @Override
    public void onFailure(IpAddress target, int sequence, PathError error) {
      said.add(target + " " + error);
    }
  }

  /** Keeps datagrams that come, and sends them back if it shall. */
  public static final class Keeper implements DatagramHandler {
    public final List<byte[]> received = new ArrayList<>();
    public final List<Endpoint> sources = new ArrayList<>();
    private final boolean echoes;

    public Keeper(boolean echoes) {
      this.echoes = echoes;
    }

    @Override
    public void onDatagram(Datagrams port, Endpoint source, byte[] b, int offset, int length) {
      received.add(Arrays.copyOfRange(b, offset, offset + length));
      sources.add(source);
      if (echoes) {
        port.send(source, b, offset, length);
      }
    }
  }

  public static Datagrams bind(NetworkStack host, String local, DatagramHandler handler) {
    return host.bind(Endpoint.parse(local), new DatagramLimits(65_000, 64), handler);
  }

  public static long count(NetworkStack host, StackCounter what) {
    return host.counters().get(what);
  }

  public static byte[] octets(long seed, int count) {
    byte[] octets = new byte[count];
    new SplittableRandom(seed).nextBytes(octets);
    return octets;
  }
}
