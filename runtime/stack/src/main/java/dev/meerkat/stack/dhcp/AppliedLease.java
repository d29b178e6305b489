// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.ip.Route;
import dev.meerkat.stack.link.NetworkInterface;
import java.util.ArrayList;
import java.util.List;

/** What a lease has changed on its interface, and how to undo it. */
final class AppliedLease {
  private static final long INFINITE = 0xFFFF_FFFFL;

  private final DhcpHost host;
  private final NetworkInterface on;
  private final List<Route> routes = new ArrayList<>();

  AppliedLease(DhcpHost host, NetworkInterface on) {
    this.host = host;
    this.on = on;
  }

  /** What an answer gives, in bounds. */
  static DhcpLease of(DhcpMessage message, DhcpLimits limits) {
    boolean ends = message.leaseSeconds != INFINITE;
    long seconds = Math.min(message.leaseSeconds, limits.mostLeaseSeconds());
    long rebind = message.rebindSeconds;
    if (rebind == 0 || rebind > seconds) {
      rebind = seconds * 7 / 8;
    }
    long renew = message.renewSeconds;
    if (renew == 0 || renew > rebind) {
      renew = Math.min(rebind, seconds / 2);
    }
    return new DhcpLease(
        IpAddress.v4(message.your),
        message.prefix(),
        IpAddress.v4(message.server),
        message.router == 0 ? null : IpAddress.v4(message.router),
        List.copyOf(message.nameServers),
        List.copyOf(message.routes),
        message.mtu,
        ends ? seconds : DhcpLease.FOR_EVER,
        renew,
        rebind);
  }

  void apply(DhcpLease lease, long nowNanos) {
    on.ipv4((int) lease.address().low(), lease.prefix(), nowNanos);
    add(Route.to(lease.address(), lease.prefix(), on, null));
    for (DhcpLease.Way way : lease.routes()) {
      add(Route.to(way.network(), way.prefix(), on, way.gateway().isAny() ? null : way.gateway()));
    }
    // A client that understands these routes leaves the router aside: RFC 3442.
    if (lease.routes().isEmpty() && lease.router() != null) {
      add(Route.to(IpAddress.ANY_V4, 0, on, lease.router()));
    }
  }

  private void add(Route route) {
    if (host.routes().hasRoom()) {
      host.routes().add(route);
      routes.add(route);
    }
  }

  void undo(long nowNanos) {
    on.ipv4(0, 0, nowNanos);
    routes.forEach(host.routes()::remove);
    routes.clear();
  }
}
