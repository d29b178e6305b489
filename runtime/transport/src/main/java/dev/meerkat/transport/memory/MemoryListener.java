// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.memory;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.Acceptor;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import dev.meerkat.transport.TransportCounter;
import dev.meerkat.transport.stream.StreamLife;
import dev.meerkat.transport.stream.TurnMember;
import java.util.ArrayDeque;

/** A port that takes in connections from the same network. */
final class MemoryListener extends TurnMember implements Listener {
  private final MemoryTransport network;
  private final Endpoint local;
  private final ListenerLimits limits;
  private final ConnectionLimits connectionLimits;
  private final Acceptor acceptor;
  private final ArrayDeque<Arrival> backlog = new ArrayDeque<>();
  private int connections;

  /** A connection that waits to be accepted; {@code client} is null behind a peer moved by hand. */
  record Arrival(MemoryPipe in, MemoryPipe out, Endpoint remote, StreamLife client) {}

  MemoryListener(
      MemoryTransport network,
      Endpoint local,
      ListenerLimits limits,
      ConnectionLimits connectionLimits,
      Acceptor acceptor) {
    this.network = network;
    this.local = local;
    this.limits = limits;
    this.connectionLimits = connectionLimits;
    this.acceptor = acceptor;
  }

  /** Answers false if the backlog is full: the connection never comes to be. */
  boolean arrive(Arrival arrival) {
    if (backlog.size() == limits.backlog()) {
      return false;
    }
    backlog.add(arrival);
    network.context().turns().wantIngress(this);
    return true;
  }

  @Override
  protected void ingress(long nowNanos) {
    int budget = limits.acceptsPerTurn();
    while (budget-- > 0 && !backlog.isEmpty() && connections < limits.connections()) {
      accept(backlog.poll());
    }
    if (!backlog.isEmpty()) {
      if (connections < limits.connections()) {
        network.context().turns().wantIngress(this);
      } else {
        network.context().counters().increment(TransportCounter.ACCEPT_PAUSED);
      }
    }
  }

  @Override
  protected void egress(long nowNanos) {
    throw new AssertionError("a listener sends nothing");
  }

  private void accept(Arrival arrival) {
    connections++;
    MemorySocket socket =
        new MemorySocket(
            network,
            arrival.in(),
            arrival.out(),
            local,
            arrival.remote(),
            connectionLimits,
            this::oneLess);
    network.remember(socket);
    if (arrival.client() != null) {
      arrival.client().signal(StreamLife.CONNECTED);
    }
    socket.life().accept(acceptor);
  }

  private void oneLess() {
    connections--;
    if (!backlog.isEmpty()) {
      network.context().turns().wantIngress(this);
    }
  }

  @Override
  public Endpoint local() {
    return local;
  }

  @Override
  public int connections() {
    return connections;
  }

  @Override
  public void close() {
    network.release(this);
    for (Arrival arrival : backlog) {
      arrival.in().breakOff();
      arrival.out().breakOff();
      if (arrival.client() != null) {
        arrival.client().fail(CloseReason.CONNECT_REFUSED);
      }
    }
    backlog.clear();
  }
}
