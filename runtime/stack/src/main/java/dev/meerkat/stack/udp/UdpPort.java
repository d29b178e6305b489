// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.udp;

import dev.meerkat.core.count.Counters;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.ip.Packet;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.TransportCounter;
import dev.meerkat.transport.TransportCounters;
import dev.meerkat.transport.stream.TurnMember;
import dev.meerkat.transport.stream.Turns;
import java.util.Objects;

/** One open port of {@link UdpPorts}. Datagrams are handed up as they come in. */
public final class UdpPort extends TurnMember implements Datagrams {
  private final UdpPorts ports;
  private final EventLoop loop;
  private final Turns turns;
  private final TransportCounters transport;
  private final Counters<StackCounter> counters;
  private final Endpoint local;
  private final long high;
  private final long low;
  private final DatagramLimits limits;
  private final DatagramHandler handler;
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
    this.handler = Objects.requireNonNull(handler, "handler");
    ports.open(local.port(), this);
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  boolean takes(Packet packet) {
    return packet.isToMany() || IpBits.isFor(high, low, packet.targetHigh(), packet.targetLow());
  }

  void arrive(Packet packet, int sourcePort, int offset, int length) {
    if (length > limits.receiveBytes()) {
      counters.increment(StackCounter.UDP_TOO_LARGE);
      transport.increment(TransportCounter.DATAGRAMS_TOO_LARGE);
      return;
    }
    transport.increment(TransportCounter.DATAGRAMS_RECEIVED);
    try {
      handler.onDatagram(this, source(packet, sourcePort), packet.buffer(), offset, length);
    } catch (Throwable failure) {
      loop.report(handler, failure);
    }
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
  public void close() {
    if (!closed) {
      closed = true;
      ports.close(local.port(), this);
      turns.wantEgress(this);
    }
  }

  @Override
  protected void ingress(long nowNanos) {
    if (starved && !closed) {
      starved = false;
      try {
        handler.onWritable(this);
      } catch (Throwable failure) {
        loop.report(handler, failure);
      }
    }
  }

  @Override
  protected void egress(long nowNanos) {
    try {
      handler.onClose(this);
    } catch (Throwable failure) {
      loop.report(handler, failure);
    }
  }
}
