// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.count.Counters;
import dev.meerkat.core.time.Timer;
import dev.meerkat.core.time.TimerWheel;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.icmpv6.NdOption;
import dev.meerkat.stack.codec.icmpv6.NdOptionReader;
import dev.meerkat.stack.codec.icmpv6.RouterAdvertisementReader;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.AssignedAddress;
import dev.meerkat.stack.link.NetworkInterface;
import java.util.ArrayList;
import java.util.List;

/**
 * What routers tell: who they are, which prefixes are on the link, and which addresses to make of
 * them. RFC 4861 section 6.3, RFC 4862 sections 5.3 and 5.5.
 */
public final class RouterDiscovery {
  private static final long SECOND = 1_000_000_000;
  private static final long MILLI = 1_000_000;

  /** An hour: RFC 4861 section 6.2.1. */
  private static final long MOST_REACHABLE_MILLIS = 3_600_000;

  /** A minute: nobody shall make us wait for ever. */
  private static final long MOST_RETRANS_MILLIS = 60_000;

  private static final long FOR_EVER = AssignedAddress.FOR_EVER;
  private static final long INFINITE = 0xFFFF_FFFFL;
  private static final long TWO_HOURS = 7_200;
  private static final long SOLICIT_NANOS = 4 * SECOND;
  private static final int SOLICITATIONS = 3;
  private static final int TRIES = 3;
  private static final int SUBNET = 64;
  private static final int LEAST_MTU = 1280;

  /** An interface that looks for routers, and how often it still asks. */
  private static final class Search {
    final NetworkInterface on;
    int left = SOLICITATIONS;
    long nextNanos;

    Search(NetworkInterface on, long nextNanos) {
      this.on = on;
      this.nextNanos = nextNanos;
    }
  }

  /** A way that a router has told, for a time. */
  private static final class Told {
    final Route route;
    long untilNanos;

    Told(Route route, long untilNanos) {
      this.route = route;
      this.untilNanos = untilNanos;
    }
  }

  private final RouteTable routes;
  private final GroupMembership groups;
  private final StableAddresses identifiers;
  private final IpLimits limits;
  private final Counters<StackCounter> counters;
  private final TimerWheel wheel;
  private final Timer tick = new Timer((timer, now) -> tick(now));
  private final List<Search> searches = new ArrayList<>();
  private final List<Told> routers = new ArrayList<>();
  private final List<Told> prefixes = new ArrayList<>();
  private int tries;

  /**
   * Nothing known.
   *
   * @param secret what stable addresses are made with: RFC 7217
   */
  public RouterDiscovery(
      RouteTable routes,
      GroupMembership groups,
      byte[] secret,
      IpLimits limits,
      Counters<StackCounter> counters,
      TimerWheel wheel) {
    this.routes = routes;
    this.groups = groups;
    this.identifiers = new StableAddresses(secret);
    this.limits = limits;
    this.counters = counters;
    this.wheel = wheel;
  }

  /** Gives an interface a link-local address and looks for routers on its link. */
  public void begin(NetworkInterface on, long nowNanos) {
    assign(on, IpBits.LINK_LOCAL, nowNanos);
    routes.add(new Route(IpBits.LINK_LOCAL, 0, SUBNET, on, 0, 0));
    // The first question waits until our own address is ours: RFC 4861 section 6.3.7.
    searches.add(new Search(on, nowNanos + 2 * SECOND));
    schedule(nowNanos);
  }

  private AssignedAddress assign(NetworkInterface on, long prefix, long nowNanos) {
    long low = identifiers.identifier(prefix, on.name(), tries);
    AssignedAddress added = on.addresses().add(prefix, low, SUBNET, nowNanos);
    groups.listens(on, added, nowNanos);
    return added;
  }

  /** Default routers that are known. */
  public int routers() {
    return routers.size();
  }

  /** Prefixes that are known to be on a link. */
  public int prefixes() {
    return prefixes.size();
  }

  // What routers say.

  void advertised(Packet packet, RouterAdvertisementReader body) {
    NetworkInterface from = packet.from;
    long now = packet.nowNanos;
    boolean wanted = searches.stream().anyMatch(each -> each.on == from);
    if (!IpBits.isLinkLocal(packet.sourceHigh) || !wanted) {
      counters.increment(StackCounter.ND_IGNORED);
      return;
    }
    for (Search search : searches) {
      if (search.on == from) {
        search.left = 0;
      }
    }
    router(from, packet.sourceHigh, packet.sourceLow, body.lifetime(), now);
    values(from, body);
    NdOptionReader options = body.options();
    while (options.next()) {
      switch (options.type()) {
        case NdOption.SOURCE_LINK -> {
          if (options.addressLength() >= 6) {
            from.neighborHeard(
                packet.sourceHigh, packet.sourceLow, packet.buffer, options.addressOffset(), now);
          }
        }
        case NdOption.PREFIX -> prefix(packet, options);
        case NdOption.MTU -> {
          if (options.mtu() >= LEAST_MTU && options.mtu() <= from.mtu()) {
            from.ipv6Mtu((int) options.mtu());
          }
        }
        default -> {
          // Of no use here.
        }
      }
    }
    schedule(now);
  }

  /** Section 6.3.4: what it does not say or nobody means stays as it is. */
  private static void values(NetworkInterface on, RouterAdvertisementReader body) {
    if (body.hopLimit() != 0) {
      on.ipv6HopLimit(body.hopLimit());
    }
    long fresh = body.reachableTime() > MOST_REACHABLE_MILLIS ? 0 : body.reachableTime();
    long ask = body.retransTimer() > MOST_RETRANS_MILLIS ? 0 : body.retransTimer();
    on.neighborTimes(fresh * MILLI, ask * MILLI);
  }

  /** Section 6.3.4: a default router, or none any more. */
  private void router(NetworkInterface on, long high, long low, int seconds, long nowNanos) {
    Told known = find(routers, 0, 0, 0, on, high, low);
    keep(routers, limits.routers(), known, new Route(0, 0, 0, on, high, low), seconds, nowNanos);
  }

  private void prefix(Packet packet, NdOptionReader option) {
    long high = Bytes.getI64(packet.buffer, option.prefixOffset());
    long low = Bytes.getI64(packet.buffer, option.prefixOffset() + 8);
    int bits = option.prefixBits();
    long valid = option.validLifetime();
    if (IpBits.isLinkLocal(high)
        || IpBits.isMulticast(high, low)
        || bits < 1
        || bits > 128
        || option.preferredLifetime() > valid) {
      counters.increment(StackCounter.ND_IGNORED);
      return;
    }
    NetworkInterface on = packet.from;
    long now = packet.nowNanos;
    if (option.onLink() != 0) {
      Told known = find(prefixes, high, low, bits, on, 0, 0);
      keep(prefixes, limits.prefixes(), known, new Route(high, low, bits, on, 0, 0), valid, now);
    }
    if (option.autonomous() != 0 && bits == SUBNET) {
      address(on, high, valid, option.preferredLifetime(), now);
    }
  }

  /** RFC 4862 section 5.5.3. */
  private void address(
      NetworkInterface on, long prefix, long valid, long preferred, long nowNanos) {
    long low = identifiers.identifier(prefix, on.name(), tries);
    AssignedAddress known = on.addresses().find(prefix, low);
    if (known == null) {
      AssignedAddress added = valid == 0 ? null : assign(on, prefix, nowNanos);
      if (added != null) {
        added.lifetimes(until(preferred, nowNanos), until(valid, nowNanos));
      }
      return;
    }
    long left =
        known.validUntilNanos() == FOR_EVER
            ? INFINITE
            : (known.validUntilNanos() - nowNanos) / SECOND;
    // Nobody can end an address at once by what he says unproved.
    long now = valid > TWO_HOURS || valid > left ? valid : Math.min(left, TWO_HOURS);
    known.lifetimes(until(preferred, nowNanos), until(now, nowNanos));
  }

  private static long until(long seconds, long nowNanos) {
    return seconds == INFINITE ? FOR_EVER : nowNanos + seconds * SECOND;
  }

  private static Told find(
      List<Told> among,
      long high,
      long low,
      int bits,
      NetworkInterface on,
      long gatewayHigh,
      long gatewayLow) {
    for (Told each : among) {
      Route route = each.route;
      if (route.over() == on
          && route.prefix() == bits
          && route.gatewayHigh() == gatewayHigh
          && route.gatewayLow() == gatewayLow
          && IpBits.isSame(route.high(), route.low(), high, low, bits)) {
        return each;
      }
    }
    return null;
  }

  private void keep(
      List<Told> among, int limit, Told known, Route route, long seconds, long nowNanos) {
    long until = until(seconds, nowNanos);
    if (known != null) {
      known.untilNanos = until;
      if (seconds == 0) {
        forget(among, known);
      }
    } else if (seconds != 0 && among.size() < limit && routes.hasRoom()) {
      among.add(new Told(route, until));
      routes.add(route);
    }
  }

  private void forget(List<Told> among, Told gone) {
    among.remove(gone);
    routes.remove(gone.route);
  }

  /** A neighbour says that it is no router (any more). RFC 4861 section 7.2.5. */
  void isNone(NetworkInterface on, long high, long low) {
    Told known = find(routers, 0, 0, 0, on, high, low);
    if (known != null) {
      forget(routers, known);
    }
  }

  /** Another address is tried in the place of one that somebody has. RFC 7217 section 6. */
  void duplicate(NetworkInterface on, AssignedAddress address, long nowNanos) {
    boolean made = address.low() == identifiers.identifier(address.high(), on.name(), tries);
    if (made && tries < TRIES) {
      tries++;
      on.addresses().remove(address);
      AssignedAddress other = assign(on, address.high(), nowNanos);
      if (other != null) {
        other.lifetimes(FOR_EVER, address.validUntilNanos());
      }
    }
  }

  // Time.

  private void tick(long nowNanos) {
    for (Search search : searches) {
      if (search.left > 0 && nowNanos - search.nextNanos >= 0) {
        search.left--;
        search.nextNanos = nowNanos + SOLICIT_NANOS;
        search.on.solicitRouters(nowNanos);
      }
    }
    expire(routers, nowNanos);
    expire(prefixes, nowNanos);
    schedule(nowNanos);
  }

  private void expire(List<Told> among, long nowNanos) {
    for (int i = among.size() - 1; i >= 0; i--) {
      if (nowNanos >= among.get(i).untilNanos) {
        forget(among, among.get(i));
      }
    }
  }

  private void schedule(long nowNanos) {
    boolean searching = searches.stream().anyMatch(each -> each.left > 0);
    if ((searching || !routers.isEmpty() || !prefixes.isEmpty()) && !tick.isScheduled()) {
      wheel.schedule(tick, nowNanos + SECOND);
    }
  }
}
