// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.udp;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.count.Counters;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.udp.UdpReader;
import dev.meerkat.stack.codec.udp.UdpWriter;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.ip.GroupMembership;
import dev.meerkat.stack.ip.IcmpErrors;
import dev.meerkat.stack.ip.IpAddresses;
import dev.meerkat.stack.ip.IpOutput;
import dev.meerkat.stack.ip.Packet;
import dev.meerkat.stack.ip.PathError;
import dev.meerkat.stack.ip.PayloadSink;
import dev.meerkat.stack.ip.Route;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.transport.TransportException;
import dev.meerkat.transport.TransportException.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** UDP: who listens where, and what goes out. RFC 768, RFC 1122 section 4.1. */
public final class UdpPorts implements PayloadSink {
  /** The number of the protocol. */
  public static final int PROTOCOL = 17;

  private static final int HEADER = 8;

  private final IpOutput output;
  private final IpAddresses addresses;
  private final GroupMembership groups;
  private final IcmpErrors errors;
  private final Counters<StackCounter> counters;
  private final Map<Integer, UdpPort> ports = new HashMap<>();
  private final UdpReader reader = new UdpReader();
  private final UdpWriter writer = new UdpWriter();

  public UdpPorts(
      IpOutput output,
      IpAddresses addresses,
      GroupMembership groups,
      IcmpErrors errors,
      Counters<StackCounter> counters) {
    this.output = output;
    this.addresses = addresses;
    this.groups = groups;
    this.errors = errors;
    this.counters = counters;
  }

  /** Whether nobody is at a port. */
  public boolean isFree(int port) {
    return !ports.containsKey(port);
  }

  void open(int number, UdpPort port) {
    ports.put(number, port);
  }

  void close(int number, UdpPort port) {
    ports.remove(number, port);
  }

  /** All open ports. */
  public List<UdpPort> all() {
    return List.copyOf(ports.values());
  }

  @Override
  public void onPayload(Packet packet) {
    reader.checksumPolicy(packet.isTrusted() ? Codec.SKIP : Codec.FAIL);
    int status =
        reader.wrap(
            packet.buffer(),
            packet.payloadOffset(),
            packet.payloadLength(),
            packet.pseudoWithoutLength());
    if (status != Codec.OK) {
      counters.increment(StackCounter.UDP_MALFORMED);
      return;
    }
    UdpPort port = ports.get(reader.targetPort());
    if (port == null || !port.takes(packet, reader.sourcePort())) {
      counters.increment(StackCounter.UDP_NO_PORT);
      errors.portUnreachable(packet);
      return;
    }
    counters.increment(StackCounter.UDP_RECEIVED);
    port.arrive(packet, reader.sourcePort(), reader.payloadOffset(), reader.payloadLength());
  }

  /** Refuses an address that is no group. */
  private static void requireGroup(IpAddress group) {
    if (!IpBits.isMulticast(IpBits.high(group), IpBits.low(group))) {
      throw new IllegalArgumentException("no multicast group: " + group);
    }
  }

  /** The interface of a group's zone, or the first; it listens to the group from now on. */
  NetworkInterface join(IpAddress group, long nowNanos) {
    requireGroup(group);
    Route route = addresses.direct(group.zone());
    if (route == null || !route.over().groups().hasRoom()) {
      throw new TransportException(
          Reason.NO_RESOURCES, "cannot join " + group + ": no interface, or no room", null);
    }
    groups.join(route.over(), IpBits.high(group), IpBits.low(group), nowNanos);
    return route.over();
  }

  void leave(NetworkInterface on, IpAddress group, long nowNanos) {
    groups.leave(on, IpBits.high(group), IpBits.low(group), nowNanos);
  }

  /** A connected port is told that nobody is there. */
  @Override
  public boolean onError(Packet sent, PathError error, int mtu) {
    int sourcePort = Bytes.getU16(sent.buffer(), sent.payloadOffset());
    int targetPort = Bytes.getU16(sent.buffer(), sent.payloadOffset() + 2);
    UdpPort port = ports.get(sourcePort);
    return port != null && port.onError(sent, targetPort, error);
  }

  /** Sends a datagram; false if the device has no room now. */
  boolean send(UdpPort port, Endpoint to, byte[] source, int offset, int length, long nowNanos) {
    Route route = output.route(to.address());
    if (route == null || length + HEADER > output.payloadCapacity()) {
      counters.increment(route == null ? StackCounter.IP_NO_ROUTE : StackCounter.IP_TOO_LARGE);
      return true;
    }
    long high = IpBits.high(to.address());
    long low = IpBits.low(to.address());
    if (!begin(port, route, high, low)) {
      counters.increment(StackCounter.IP_NO_ROUTE);
      return true;
    }
    return send(route, port.local().port(), to.port(), source, offset, length, nowNanos);
  }

  /**
   * Sends a datagram over a way of the caller's, from an address that need not be ours.
   *
   * @return false if the device has no room now
   */
  public boolean sendOver(
      Route route,
      Endpoint from,
      Endpoint to,
      byte[] source,
      int offset,
      int length,
      long nowNanos) {
    output.begin(
        IpBits.high(from.address()),
        IpBits.low(from.address()),
        IpBits.high(to.address()),
        IpBits.low(to.address()));
    return send(route, from.port(), to.port(), source, offset, length, nowNanos);
  }

  private boolean send(
      Route route,
      int sourcePort,
      int targetPort,
      byte[] source,
      int offset,
      int length,
      long nowNanos) {
    int size =
        writer
            .wrap(output.buffer(), output.payloadOffset(), HEADER + length)
            .sourcePort(sourcePort)
            .targetPort(targetPort)
            .payload(source, offset, length)
            .finish(output.pseudo(PROTOCOL, 0));
    assert size == HEADER + length : size;
    counters.increment(StackCounter.UDP_SENT);
    return output.send(route, PROTOCOL, size, false, 0, nowNanos);
  }

  /** From the port's address if it is bound to one. */
  private boolean begin(UdpPort port, Route route, long high, long low) {
    if (IpBits.isUnspecified(port.high(), port.low())) {
      return output.begin(route, high, low);
    }
    output.begin(port.high(), port.low(), high, low);
    return IpBits.isV4(high, low) == IpBits.isV4(port.high(), port.low());
  }
}
