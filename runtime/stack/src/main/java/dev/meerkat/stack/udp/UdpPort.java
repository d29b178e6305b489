// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.udp;

import dev.meerkat.core.count.Counters;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.ip.Packet;
import dev.meerkat.stack.ip.PathError;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.TransportCounter;
import dev.meerkat.transport.TransportCounters;
import dev.meerkat.transport.stream.ContainedDatagramHandler;
import dev.meerkat.transport.stream.TurnMember;
import dev.meerkat.transport.stream.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One open port of {@link UdpPorts}. Datagrams are handed up as they come in. */
public final class UdpPort extends TurnMember implements Datagrams {
  /** A group, and where it is listened to. */
  private record Joined(IpAddress group, NetworkInterface on) {}

  private final UdpPorts ports;
  private final EventLoop loop;
  private final Turns turns;
  private final TransportCounters transport;
  private final Counters<StackCounter> counters;
  private final Endpoint local;
  private final long high;
  private final long low;
  private final DatagramLimits limits;
  private final ContainedDatagramHandler handler;
  private final List<Joined> joined = new ArrayList<>();
  private Endpoint peer;
  private Endpoint lastSource;
  private long lastHigh;
  private long lastLow;
  private boolean starved;
  private boolean closed;

  /** Opens a port that is free. */
  public UdpPort(
      UdpPorts ports,
      EventLoop loop,
      Turns turns,
      TransportCounters transport,
      Counters<StackCounter> counters,
      Endpoint local,
      DatagramLimits limits,
      DatagramHandler handler) {
    this.ports = ports;
    this.loop = loop;
    this.turns = turns;
    this.transport = transport;
    this.counters = counters;
    this.local = local;
    this.high = IpBits.high(local.address());
    this.low = IpBits.low(local.address());
    this.limits = limits;
    this.handler = new ContainedDatagramHandler(this, handler);
    ports.open(local.port(), this);
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  /** Meant for this port: its address, a group that it has joined, its peer if it has one. */
  boolean takes(Packet packet, int sourcePort) {
    if (peer != null
        && (peer.port() != sourcePort
            || IpBits.low(peer.address()) != packet.sourceLow()
            || IpBits.high(peer.address()) != packet.sourceHigh())) {
      return false;
    }
    if (IpBits.isMulticast(packet.targetHigh(), packet.targetLow())) {
      return hasJoined(packet);
    }
    return packet.isToMany() || IpBits.isFor(high, low, packet.targetHigh(), packet.targetLow());
  }

  private boolean hasJoined(Packet packet) {
    for (int i = 0; i < joined.size(); i++) {
      Joined each = joined.get(i);
      if (each.on == packet.from()
          && IpBits.low(each.group) == packet.targetLow()
          && IpBits.high(each.group) == packet.targetHigh()) {
        return true;
      }
    }
    return false;
  }

  /** An error about a datagram of ours; whoever has a peer is told that nobody is there. */
  boolean onError(Packet sent, int targetPort, PathError error) {
    boolean toPeer =
        peer != null
            && peer.port() == targetPort
            && IpBits.low(peer.address()) == sent.targetLow()
            && IpBits.high(peer.address()) == sent.targetHigh();
    if (toPeer && error == PathError.PORT_UNREACHABLE) {
      handler.onUnreachable();
    }
    return toPeer || peer == null;
  }

  void arrive(Packet packet, int sourcePort, int offset, int length) {
    if (length > limits.receiveBytes()) {
      counters.increment(StackCounter.UDP_TOO_LARGE);
      transport.increment(TransportCounter.DATAGRAMS_TOO_LARGE);
      return;
    }
    transport.increment(TransportCounter.DATAGRAMS_RECEIVED);
    handler.onDatagram(source(packet, sourcePort), packet.buffer(), offset, length);
  }

  /** The same peer mostly comes again. */
  private Endpoint source(Packet packet, int port) {
    if (lastSource == null
        || lastLow != packet.sourceLow()
        || lastHigh != packet.sourceHigh()
        || lastSource.port() != port) {
      lastHigh = packet.sourceHigh();
      lastLow = packet.sourceLow();
      lastSource = new Endpoint(IpBits.address(lastHigh, lastLow, packet.from().name()), port);
    }
    return lastSource;
  }

  @Override
  public EventLoop loop() {
    return loop;
  }

  @Override
  public Endpoint local() {
    return local;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public boolean send(Endpoint target, byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    if (closed) {
      return false;
    }
    boolean taken = ports.send(this, target, source, offset, length, loop.now());
    if (taken) {
      transport.increment(TransportCounter.DATAGRAMS_SENT);
    } else {
      starved = true;
      turns.wantIngress(this);
    }
    return taken;
  }

  @Override
  public void join(IpAddress group) {
    if (find(group) == null) {
      joined.add(new Joined(group, ports.join(group, loop.now())));
    }
  }

  @Override
  public void leave(IpAddress group) {
    Joined found = find(group);
    if (found != null) {
      joined.remove(found);
      ports.leave(found.on, group, loop.now());
    }
  }

  private Joined find(IpAddress group) {
    for (Joined each : joined) {
      if (each.group.equals(group)) {
        return each;
      }
    }
    return null;
  }

  @Override
  public void connect(Endpoint only) {
    peer = only;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      while (!joined.isEmpty()) {
        leave(joined.get(0).group);
      }
      ports.close(local.port(), this);
      turns.wantEgress(this);
    }
  }

  @Override
  protected void ingress(long nowNanos) {
    if (starved && !closed) {
      starved = false;
      handler.onWritable();
    }
  }

  @Override
  protected void egress(long nowNanos) {
    handler.onClose();
  }
}
