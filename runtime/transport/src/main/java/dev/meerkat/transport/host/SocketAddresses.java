// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/** Between our addresses and the JDK's, without look-ups of names. */
final class SocketAddresses {
  private SocketAddresses() {}

  /** The IPv6 wildcard becomes the JDK's own, which is that of IPv4 where there is no IPv6. */
  static InetSocketAddress of(Endpoint endpoint) {
    if (endpoint.address().equals(IpAddress.ANY_V6)) {
      return new InetSocketAddress(endpoint.port());
    }
    return new InetSocketAddress(of(endpoint.address()), endpoint.port());
  }

  static Endpoint of(SocketAddress address) {
    InetSocketAddress inet = (InetSocketAddress) address;
    return new Endpoint(of(inet.getAddress()), inet.getPort());
  }

  static InetAddress of(IpAddress address) {
    byte[] bytes = new byte[address.size()];
    address.put(bytes, 0);
    try {
      return address.zone().isEmpty()
          ? InetAddress.getByAddress(bytes)
          : InetAddress.getByName(address.toString());
    } catch (UnknownHostException noSuchZone) {
      throw new IllegalArgumentException("no such zone: " + address, noSuchZone);
    }
  }

  private static IpAddress of(InetAddress address) {
    byte[] bytes = address.getAddress();
    IpAddress ours = IpAddress.of(bytes, 0, bytes.length);
    if (address instanceof Inet6Address v6 && v6.getScopeId() != 0) {
      String zone =
          v6.getScopedInterface() == null
              ? Integer.toString(v6.getScopeId())
              : v6.getScopedInterface().getName();
      return new IpAddress(6, ours.high(), ours.low(), zone);
    }
    return ours;
  }
}
