// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.count.Counters;
import dev.meerkat.link.Offload;
import dev.meerkat.stack.codec.ip.IpProto;
import dev.meerkat.stack.codec.ip.Ipv4Writer;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.NetworkInterface;

/**
 * IPv4 packets that go out, made in one array: {@link #begin}, write the payload at {@link
 * #payloadOffset}, {@link #send}.
 */
public final class Ipv4Output {
  /** Octets of a header without options. */
  public static final int HEADER = 20;

  private static final int MOST = 65_535;
  private static final int PIECE = -1;
  private static final int START = NetworkInterface.HEADROOM + 2;

  private final RouteTable routes;
  private final IpAddresses addresses;
  private final IpLimits limits;
  private final Counters<StackCounter> counters;
  private final byte[] buffer = new byte[START + MOST];
  private final byte[] piece = new byte[START + MOST];
  private final byte[] ends = new byte[8];
  private final Ipv4Writer writer = new Ipv4Writer();
  private int nextId;
  private int source;
  private int target;

  /**
   * An output.
   *
   * @param firstId where the numbers of packets begin; RFC 6864
   */
  public Ipv4Output(
      RouteTable routes,
      IpAddresses addresses,
      IpLimits limits,
      Counters<StackCounter> counters,
      int firstId) {
    this.routes = routes;
    this.addresses = addresses;
    this.limits = limits;
    this.counters = counters;
    this.nextId = firstId;
  }

  /** The way to a target; null if there is none. */
  public Route route(int to) {
    Route route = routes.find(to);
    if (route == null && to == -1 && !addresses.interfaces().isEmpty()) {
      return new Route(to, 32, addresses.interfaces().get(0), 0);
    }
    return route;
  }

  /** The address that packets over a way come from. */
  public int sourceFor(Route route) {
    return route.over().ipv4();
  }

  /** The array that a packet is made in. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where a payload goes. */
  public int payloadOffset() {
    return START + HEADER;
  }

  /** Most octets of a payload. */
  public int payloadCapacity() {
    return MOST - HEADER;
  }

  /** Partial sum of the pseudo-header of what was begun, for a payload of so many octets. */
  public long pseudo(int protocol, int length) {
    return Ipv4Input.pseudo(source, target, protocol, length);
  }

  /** Begins a packet; the one before is forgotten. */
  public void begin(int from, int to) {
    source = from;
    target = to;
  }

  /**
   * Sends what was begun, with a payload of so many octets that stands at {@link #payloadOffset};
   * it is cut if it must be and may be.
   *
   * @return false if the device has no room now
   */
  public boolean send(
      Route route, int protocol, int length, boolean whole, long offload, long nowNanos) {
    int size = HEADER + length;
    boolean segmented = Offload.segmentPayload(offload) > 0;
    if (size > route.over().mtu() && !segmented) {
      if (whole) {
        counters.increment(StackCounter.IP_TOO_LARGE);
        return true;
      }
      return sendPieces(route, protocol, length, nowNanos);
    }
    header(buffer, protocol, length, whole ? 1 : 0, 0, 0, nextId++);
    counters.increment(StackCounter.IP_SENT);
    return route.over().send(buffer, START, size, route.nextHop(target), offload, nowNanos);
  }

  private boolean sendPieces(Route route, int protocol, int length, long nowNanos) {
    int most = (route.over().mtu() - HEADER) & ~7;
    int id = nextId++;
    counters.increment(StackCounter.IP_SENT);
    for (int at = 0; at < length; at += most) {
      int count = Math.min(most, length - at);
      int more = at + count < length ? 1 : 0;
      System.arraycopy(buffer, payloadOffset() + at, piece, payloadOffset(), count);
      header(piece, protocol, count, 0, more, at, id);
      counters.increment(StackCounter.FRAGMENTS_SENT);
      if (!route.over().send(piece, START, HEADER + count, route.nextHop(target), 0, nowNanos)) {
        // What has left cannot be called back: the packet is lost.
        return true;
      }
    }
    return true;
  }

  private void header(byte[] into, int protocol, int length, int whole, int more, int at, int id) {
    Bytes.putI32(ends, 0, source);
    Bytes.putI32(ends, 4, target);
    writer
        .wrap(into, START, HEADER + length)
        .dscp(0)
        .ecn(0)
        .id(id & 0xFFFF)
        .df(whole)
        .mf(more)
        .fragment(at)
        .ttl(IpAddresses.isMulticast(target) ? 1 : limits.hopLimit())
        .source(ends, 0)
        .target(ends, 4);
    payload(at == 0 && more == 0 ? protocol : PIECE, protocol, length);
    int size = writer.finish();
    assert size == HEADER + length : size;
  }

  /** A piece is of no case. */
  private void payload(int kind, int protocol, int length) {
    switch (kind) {
      case IpProto.ICMP -> writer.payloadIcmpWritten(length);
      case IpProto.UDP -> writer.payloadUdpWritten(length);
      case IpProto.TCP -> writer.payloadTcpWritten(length);
      default -> writer.protocol(protocol).payloadWritten(length);
    }
  }
}
