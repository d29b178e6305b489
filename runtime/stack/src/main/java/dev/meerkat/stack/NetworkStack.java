// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import dev.meerkat.core.buffer.BufferPools;
import dev.meerkat.core.count.Counters;
import dev.meerkat.core.loop.ErrorSink;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.loop.LoopLimits;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.Clock;
import dev.meerkat.core.time.TimerWheel;
import dev.meerkat.link.Device;
import dev.meerkat.link.Waiter;
import dev.meerkat.link.simulation.Node;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.dhcp.DhcpClients;
import dev.meerkat.stack.dhcp.DhcpHost;
import dev.meerkat.stack.ip.GroupMembership;
import dev.meerkat.stack.ip.Icmp;
import dev.meerkat.stack.ip.IcmpErrors;
import dev.meerkat.stack.ip.IpAddresses;
import dev.meerkat.stack.ip.IpInput;
import dev.meerkat.stack.ip.IpOutput;
import dev.meerkat.stack.ip.Pinger;
import dev.meerkat.stack.ip.Route;
import dev.meerkat.stack.ip.RouteTable;
import dev.meerkat.stack.ip.RouterDiscovery;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.stack.tcp.TcpTable;
import dev.meerkat.stack.udp.UdpPort;
import dev.meerkat.stack.udp.UdpPorts;
import dev.meerkat.transport.Acceptor;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import dev.meerkat.transport.Transport;
import dev.meerkat.transport.TransportCounters;
import dev.meerkat.transport.TransportException;
import dev.meerkat.transport.TransportException.Reason;
import dev.meerkat.transport.stream.StreamContext;
import dev.meerkat.transport.stream.Turns;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/**
 * A host of its own: TCP, UDP and ICMP over IPv4 and IPv6 on any devices, behind the same contract
 * as the operating system's sockets.
 *
 * <pre>
 * NetworkStack stack = new NetworkStack(clock, waiter, StackLimits.DEFAULT, random, errors);
 * NetworkInterface eth = stack.attach(device);
 * stack.address(eth, IpAddress.parse("10.0.0.2"), 24);
 * stack.gateway(eth, IpAddress.parse("10.0.0.1"));
 * stack.listen(Endpoint.anyAddress(80), ...);
 * stack.loop().run();
 * </pre>
 */
public final class NetworkStack implements Transport, Node {
  private static final int FIRST_PORT = 49_152;
  private static final int SECRET = 32;
  private static final int PORTS = 65_536 - FIRST_PORT;

  private final StackLimits limits;
  private final RandomGenerator random;
  private final Counters<StackCounter> counters = new Counters<>(StackCounter.class);
  private final RouteTable routes;
  private final IpAddresses addresses = new IpAddresses();
  private final IpInput input;
  private final GroupMembership groups;
  private final RouterDiscovery routers;
  private final Pinger pinger;
  private final UdpPorts udp;
  private final DhcpHost dhcpHost;
  private final DhcpClients dhcp;
  private final TcpTable tcp;
  private final StackPoller poller;
  private final StreamContext context;

  /**
   * A stack without devices.
   *
   * @param waiter where the loop waits for its devices; taken over and closed
   * @param random where numbers come from that nobody may guess; from a seed in tests
   */
  public NetworkStack(
      Clock clock, Waiter waiter, StackLimits limits, RandomGenerator random, ErrorSink errors) {
    this.limits = limits;
    this.random = random;
    Turns lives = new Turns();
    Turns outputs = new Turns();
    poller = new StackPoller(waiter, lives, outputs, this::closeAll);
    context =
        new StreamContext(
            new EventLoop(clock, poller, LoopLimits.DEFAULT, errors),
            lives,
            new BufferPools(limits.buffers()),
            new TransportCounters());
    routes = new RouteTable(limits.ip().routes());
    TimerWheel wheel = context.loop().timers();
    IpOutput output =
        new IpOutput(routes, addresses, limits.ip(), counters, wheel, random.nextInt());
    IcmpErrors failures = new IcmpErrors(output, limits.ip(), counters);
    input = new IpInput(addresses, failures, limits.ip(), counters, wheel);
    byte[] secret = new byte[SECRET];
    random.nextBytes(secret);
    groups = new GroupMembership(output, addresses, wheel, random, counters);
    routers = new RouterDiscovery(routes, groups, secret, limits.ip(), counters, wheel);
    pinger = new Pinger(output, context.loop(), limits.ip(), random.nextInt());
    Icmp.join(input, output, addresses, pinger, routers, groups, limits.ip(), counters);
    udp = new UdpPorts(output, addresses, groups, failures, counters);
    dhcpHost = new StackDhcpHost(this, addresses, udp, random);
    dhcp = new DhcpClients(dhcpHost);
    tcp = new TcpTable(output, context, outputs, limits.tcp(), counters, random);
    input.protocol(UdpPorts.PROTOCOL, udp);
    input.protocol(TcpTable.PROTOCOL, tcp);
  }

  // Devices and addresses.

  /** Takes a device over: frames come in and go out through it. */
  public NetworkInterface attach(Device device) {
    NetworkInterface added =
        new NetworkInterface(device, limits.link(), counters, context.loop().timers());
    added.packets(input);
    addresses.add(added);
    poller.add(added);
    return added;
  }

  /** Gives an interface its address, with the way to all hosts of its network. */
  public void address(NetworkInterface on, IpAddress address, int prefix) {
    long now = context.loop().now();
    if (address.isV4()) {
      on.ipv4((int) address.low(), prefix, now);
    } else {
      groups.listens(on, on.addresses().add(address.high(), address.low(), prefix, now), now);
    }
    routes.add(Route.to(address, prefix, on, null));
  }

  /**
   * Begins IPv6 on an interface: a link-local address, then what routers say. RFC 4862, RFC 7217.
   * The secret that addresses are made with is drawn when the stack is made: they stay the same on
   * a network for as long as it lives.
   */
  public void autoConfigure(NetworkInterface on) {
    routers.begin(on, context.loop().now());
  }

  /**
   * Adds an interface for the frames of another that have a tag: IEEE 802.1Q.
   *
   * @param id 1 to 4094
   */
  public NetworkInterface vlan(NetworkInterface on, int id) {
    NetworkInterface added = on.vlan(id);
    addresses.add(added);
    return added;
  }

  /** Sets the way to everybody else. */
  public void gateway(NetworkInterface over, IpAddress gateway) {
    IpAddress everybody = gateway.isV4() ? IpAddress.ANY_V4 : IpAddress.ANY_V6;
    routes.add(Route.to(everybody, 0, over, gateway));
  }

  /** Clients of DHCP, one for each interface that is to get its address so. */
  public DhcpClients dhcp() {
    return dhcp;
  }

  /** What servers of DHCP stand on. */
  public DhcpHost dhcpHost() {
    return dhcpHost;
  }

  /** Asks whether hosts answer. */
  public Pinger pinger() {
    return pinger;
  }

  /** What routers of IPv6 have said. */
  public RouterDiscovery routers() {
    return routers;
  }

  /** The ways, for what is more than {@link #address} and {@link #gateway} set. */
  public RouteTable routes() {
    return routes;
  }

  // The contract.

  @Override
  public EventLoop loop() {
    return context.loop();
  }

  @Override
  public Listener listen(
      Endpoint local, ListenerLimits listening, ConnectionLimits connections, Acceptor acceptor) {
    return tcp.listen(bound("listen", local, tcp::isFree), listening, connections, acceptor);
  }

  @Override
  public Connection connect(Endpoint remote, ConnectionLimits limits, ConnectionHandler handler) {
    return tcp.connect(remote, limits, handler);
  }

  @Override
  public Datagrams bind(Endpoint local, DatagramLimits limits, DatagramHandler handler) {
    Endpoint bound = bound("bind", local, udp::isFree);
    return new UdpPort(
        udp, loop(), context.turns(), context.counters(), counters, bound, limits, handler);
  }

  private Endpoint bound(String verb, Endpoint local, IntPredicate isFree) {
    if (local.port() != 0) {
      if (!isFree.test(local.port())) {
        throw new TransportException(
            Reason.ADDRESS_IN_USE,
            "cannot " + verb + " on " + local + ": port " + local.port() + " is in use",
            null);
      }
      return local;
    }
    int first = random.nextInt(PORTS);
    for (int i = 0; i < PORTS; i++) {
      int port = FIRST_PORT + (first + i) % PORTS;
      if (isFree.test(port)) {
        return new Endpoint(local.address(), port);
      }
    }
    throw new TransportException(
        Reason.NO_RESOURCES, "cannot " + verb + " on " + local + ": no port is free", null);
  }

  // For who drives it by hand.

  /** One turn without waiting: see {@link EventLoop#poll}. */
  @Override
  public int poll(long nowNanos) {
    return loop().poll(nowNanos);
  }

  /** When {@link #poll} has something to do by the passing of time alone. */
  @Override
  public long nextDeadline() {
    return Math.min(loop().nextDeadline(), poller.nextDeadline());
  }

  // What is so.

  /** What has happened, reason by reason. */
  public Counters<StackCounter> counters() {
    return counters;
  }

  /** What has happened to connections and datagrams. */
  public TransportCounters transportCounters() {
    return context.counters();
  }

  /** Octets of buffers that are in use now. */
  public long bufferedBytes() {
    return context.pools().lentBytes();
  }

  /** Packets of which not all pieces have come. */
  public int reassemblies() {
    return input.reassemblies();
  }

  /** Connections that are not through, TIME_WAIT included. */
  public int connections() {
    return tcp.count();
  }

  /** Listeners and connections, a line each. */
  public String describe() {
    return tcp.describe();
  }

  /** Closes everything, devices too; handlers are told. */
  @Override
  public void close() {
    loop().close();
  }

  private void closeAll() {
    tcp.closeAll();
    udp.all().forEach(UdpPort::close);
    context.turns().egress(loop().now());
  }
}
