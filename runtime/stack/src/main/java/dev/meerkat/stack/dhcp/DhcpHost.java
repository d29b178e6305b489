// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.stack.ip.RouteTable;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.Datagrams;
import java.util.random.RandomGenerator;

/** What a client or a server stands on: a host whose interfaces may have no address yet. */
public interface DhcpHost {
  EventLoop loop();

  RandomGenerator random();

  RouteTable routes();

  /** Opens a UDP port. */
  Datagrams bind(Endpoint local, DatagramHandler handler);

  /**
   * Sends a datagram over an interface, whatever the ways are.
   *
   * @param source bits of our address, 0 before there is one
   */
  void send(
      NetworkInterface over,
      int source,
      int sourcePort,
      int target,
      int targetPort,
      byte[] octets,
      int length);
}
