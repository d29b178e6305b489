// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.memory;

import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.TransportCounter;
import dev.meerkat.transport.stream.ContainedDatagramHandler;
import dev.meerkat.transport.stream.TurnMember;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** A port for datagrams of the same network. Those that nobody has room for are lost. */
final class MemoryDatagrams extends TurnMember implements Datagrams {
  private static final int QUEUED = 256;

  private final MemoryTransport network;
  private final Endpoint local;
  private final DatagramLimits limits;
  private final ContainedDatagramHandler handler;
  private final ArrayDeque<Arrival> queue = new ArrayDeque<>();
  private final Set<IpAddress> groups = new HashSet<>();
  private Endpoint peer;
  private boolean unreachable;
  private boolean closed;

  private record Arrival(Endpoint source, byte[] bytes) {}

  MemoryDatagrams(
      MemoryTransport network, Endpoint local, DatagramLimits limits, DatagramHandler handler) {
    this.network = network;
    this.local = local;
    this.limits = limits;
    this.handler = new ContainedDatagramHandler(this, handler);
  }

  @Override
  public EventLoop loop() {
    return network.loop();
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
    byte[] bytes = Arrays.copyOfRange(source, offset, offset + length);
    MemoryDatagrams port = network.portAt(target);
    Arrival arrival = new Arrival(source(target), bytes);
    boolean taken = port != null && port.arrive(arrival);
    for (MemoryDatagrams member : network.membersOf(target)) {
      taken |= member.arrive(arrival);
    }
    if (!taken && port == null && target.equals(peer)) {
      unreachable = true;
      network.context().turns().wantIngress(this);
    }
    count(taken ? TransportCounter.DATAGRAMS_SENT : TransportCounter.DATAGRAMS_LOST);
    return true;
  }

  /** Every address is this machine's: the answer comes from where the question went. */
  private Endpoint source(Endpoint target) {
    IpAddress to = target.address();
    if (!local.address().isAny()) {
      return local;
    }
    if (MemoryTransport.isGroup(to)) {
      to = to.isV4() ? IpAddress.LOOPBACK_V4 : IpAddress.LOOPBACK_V6;
    }
    return new Endpoint(to, local.port());
  }

  private boolean arrive(Arrival arrival) {
    if (queue.size() == QUEUED || peer != null && !peer.equals(arrival.source())) {
      return false;
    }
    queue.add(arrival);
    network.context().turns().wantIngress(this);
    return true;
  }

  @Override
  public void join(IpAddress group) {
    groups.add(group);
  }

  @Override
  public void leave(IpAddress group) {
    groups.remove(group);
  }

  boolean listensTo(Endpoint target) {
    return target.port() == local.port() && groups.contains(target.address());
  }

  @Override
  public void connect(Endpoint only) {
    peer = only;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      network.release(this);
      network.context().turns().wantEgress(this);
    }
  }

  @Override
  protected void ingress(long nowNanos) {
    if (unreachable && !closed) {
      unreachable = false;
      handler.onUnreachable();
    }
    int budget = limits.datagramsPerTurn();
    while (budget-- > 0 && !queue.isEmpty() && !closed) {
      deliver(queue.poll());
    }
    if (!queue.isEmpty() && !closed) {
      network.context().turns().wantIngress(this);
    }
  }

  @Override
  protected void egress(long nowNanos) {
    queue.clear();
    handler.onClose();
  }

  private void deliver(Arrival arrival) {
    if (arrival.bytes().length > limits.receiveBytes()) {
      count(TransportCounter.DATAGRAMS_TOO_LARGE);
      return;
    }
    count(TransportCounter.DATAGRAMS_RECEIVED);
    handler.onDatagram(arrival.source(), arrival.bytes(), 0, arrival.bytes().length);
  }

  private void count(TransportCounter what) {
    network.context().counters().increment(what);
  }
}
