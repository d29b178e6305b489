// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.count.Counters;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.TimerWheel;
import dev.meerkat.link.Offload;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.address.PseudoHeader;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.AssignedAddress;
import dev.meerkat.stack.link.NetworkInterface;

/**
 * Packets that go out, of both versions, made in one array: {@link #begin}, write the payload at
 * {@link #payloadOffset}, {@link #send}. A payload stands at one place whatever its header, which
 * goes in front of it.
 */
public final class IpOutput {
  static final int PAYLOAD = NetworkInterface.HEADROOM + 2 + Ipv6Output.HEADER + Ipv6Output.PIECE;
  static final int MOST = 65_535;

  /** The usual hop limit. */
  private static final int USUAL = 0;

  final byte[] buffer = new byte[PAYLOAD + MOST];
  long sourceHigh;
  long sourceLow;
  long targetHigh;
  long targetLow;
  int hopLimit;
  boolean routerAlert;
  private final RouteTable routes;
  private final IpAddresses addresses;
  private final Counters<StackCounter> counters;
  private final PathMtus paths;
  private final Ipv4Output v4;
  private final Ipv6Output v6;
  private boolean isV4;

  /**
   * An output.
   *
   * @param firstId where the numbers of packets begin; RFC 6864
   */
  public IpOutput(
      RouteTable routes,
      IpAddresses addresses,
      IpLimits limits,
      Counters<StackCounter> counters,
      TimerWheel wheel,
      int firstId) {
    this.routes = routes;
    this.addresses = addresses;
    this.counters = counters;
    this.paths = new PathMtus(limits, wheel);
    this.v4 = new Ipv4Output(this, limits, firstId);
    this.v6 = new Ipv6Output(this, limits, ~firstId);
  }

  // Ways.

  /** The way to a target; null if there is none. A zone names the interface. */
  public Route route(IpAddress to) {
    return to.zone().isEmpty()
        ? route(IpBits.high(to), IpBits.low(to))
        : addresses.direct(to.zone());
  }

  /** The way to a target; null if there is none. */
  public Route route(long high, long low) {
    Route route = routes.find(high, low);
    if (route == null && (IpBits.isMulticast(high, low) || low == IpBits.ofV4(-1) && high == 0)) {
      return addresses.direct("");
    }
    return route;
  }

  /** The way back to the sender of a packet. */
  public Route routeBack(Packet packet) {
    return IpBits.isLinkLocal(packet.sourceHigh)
        ? addresses.direct(packet.from)
        : route(packet.sourceHigh, packet.sourceLow);
  }

  /** Octets of a header without options. */
  public static int headerSize(boolean v4) {
    return v4 ? Ipv4Output.HEADER : Ipv6Output.HEADER;
  }

  /** Largest packet that need not be cut on the way to a target. */
  public int mtu(Route route, long high, long low) {
    NetworkInterface over = route.over();
    int link = IpBits.isV4(high, low) ? over.mtu() : over.ipv6Mtu();
    int known = paths.find(high, low);
    return known == PathMtus.UNKNOWN ? link : Math.min(known, link);
  }

  PathMtus paths() {
    return paths;
  }

  // A packet.

  /** The array that a packet is made in. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where a payload goes. */
  public int payloadOffset() {
    return PAYLOAD;
  }

  /** Most octets of a payload. */
  public int payloadCapacity() {
    return MOST - Ipv6Output.HEADER;
  }

  /** Begins a packet; the one before is forgotten. */
  public void begin(long fromHigh, long fromLow, long toHigh, long toLow) {
    sourceHigh = fromHigh;
    sourceLow = fromLow;
    targetHigh = toHigh;
    targetLow = toLow;
    hopLimit = USUAL;
    routerAlert = false;
    isV4 = IpBits.isV4(toHigh, toLow);
  }

  /**
   * Begins a packet that comes from the best of our addresses for its way.
   *
   * @return false if the interface has no address of that version
   */
  public boolean begin(Route route, long toHigh, long toLow) {
    begin(0, 0, toHigh, toLow);
    if (isV4) {
      sourceLow = IpBits.ofV4(route.over().ipv4());
    } else {
      AssignedAddress best = addresses.best(route.over(), toHigh, toLow);
      sourceHigh = best == null ? 0 : best.high();
      sourceLow = best == null ? 0 : best.low();
    }
    return !IpBits.isUnspecified(sourceHigh, sourceLow);
  }

  /** Begins the answer to a packet, from the address that it came to. */
  public void beginAnswer(Packet packet) {
    begin(packet.targetHigh, packet.targetLow, packet.sourceHigh, packet.sourceLow);
  }

  /** Where what was begun comes from. */
  public long sourceHigh() {
    return sourceHigh;
  }

  public long sourceLow() {
    return sourceLow;
  }

  /** Hops of what was begun, other than usual. */
  public void hopLimit(int hops) {
    hopLimit = hops;
  }

  /** Makes routers look at what was begun: RFC 2113; IPv4 alone, whole packets alone. */
  void withRouterAlert() {
    routerAlert = true;
  }

  /** Partial sum of the pseudo-header of what was begun, for a payload of so many octets. */
  public long pseudo(int protocol, int length) {
    return PseudoHeader.sum(sourceHigh, sourceLow, targetHigh, targetLow, protocol, length);
  }

  /**
   * Sends what was begun, with a payload of so many octets that stands at {@link #payloadOffset};
   * it is cut if it must be and may be.
   *
   * @param whole it may not be cut
   * @param offload its offsets count from {@link #payloadOffset}
   * @return false if the device has no room now
   */
  public boolean send(
      Route route, int protocol, int length, boolean whole, long offload, long nowNanos) {
    return isV4
        ? v4.send(route, protocol, length, whole, offload, nowNanos)
        : v6.send(route, protocol, length, whole, offload, nowNanos);
  }

  // For the versions.

  void count(StackCounter what) {
    counters.increment(what);
  }

  boolean transmit(Route route, byte[] from, int at, int size, long offload, long nowNanos) {
    boolean far = route.hasGateway();
    return route
        .over()
        .send(
            from,
            at,
            size,
            far ? route.gatewayHigh() : targetHigh,
            far ? route.gatewayLow() : targetLow,
            offload == Offload.NONE ? Offload.NONE : offload + PAYLOAD - at,
            nowNanos);
  }
}
