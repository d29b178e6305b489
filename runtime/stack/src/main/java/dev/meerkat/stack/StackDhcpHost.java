// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.dhcp.DhcpHost;
import dev.meerkat.stack.ip.IpAddresses;
import dev.meerkat.stack.ip.RouteTable;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.stack.udp.UdpPorts;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import java.util.random.RandomGenerator;

/** A stack as DHCP sees it. */
final class StackDhcpHost implements DhcpHost {
  private final NetworkStack stack;
  private final IpAddresses addresses;
  private final UdpPorts udp;
  private final RandomGenerator random;

  StackDhcpHost(NetworkStack stack, IpAddresses addresses, UdpPorts udp, RandomGenerator random) {
    this.stack = stack;
    this.addresses = addresses;
    this.udp = udp;
    this.random = random;
  }

  @Override
  public EventLoop loop() {
    return stack.loop();
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public RouteTable routes() {
    return stack.routes();
  }

  @Override
  public Datagrams bind(Endpoint local, DatagramHandler handler) {
    return stack.bind(local, DatagramLimits.DEFAULT, handler);
  }

  @Override
  public void send(
      NetworkInterface over,
      int source,
      int sourcePort,
      int target,
      int targetPort,
      byte[] octets,
      int length) {
    Endpoint from = new Endpoint(IpAddress.v4(source), sourcePort);
    Endpoint to = new Endpoint(IpAddress.v4(target), targetPort);
    udp.sendOver(addresses.direct(over), from, to, octets, 0, length, loop().now());
  }
}
