// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.ip.Packet;
import dev.meerkat.transport.Acceptor;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import java.util.Objects;

/** A port that takes connections in: LISTEN of RFC 9293. */
final class TcpListener implements Listener {
  private final TcpTable table;
  private final Endpoint local;
  private final long high;
  private final long low;
  private final ListenerLimits limits;
  private final ConnectionLimits connectionLimits;
  private final Acceptor acceptor;
  private int opening;
  private int connections;

  TcpListener(
      TcpTable table,
      Endpoint local,
      ListenerLimits limits,
      ConnectionLimits connectionLimits,
      Acceptor acceptor) {
    this.table = table;
    this.local = local;
    this.high = IpBits.high(local.address());
    this.low = IpBits.low(local.address());
    this.limits = limits;
    this.connectionLimits = connectionLimits;
    this.acceptor = Objects.requireNonNull(acceptor, "acceptor");
  }

  boolean takes(Packet packet) {
    return IpBits.isFor(high, low, packet.targetHigh(), packet.targetLow());
  }

  /** Whether there is room for one more connection that is not open yet. */
  boolean hasRoom() {
    return opening < limits.backlog();
  }

  /** Whether no more connections may be. */
  boolean isFull() {
    return opening + connections >= limits.connections();
  }

  ConnectionLimits connectionLimits() {
    return connectionLimits;
  }

  /** A SYN was answered. */
  void opening() {
    opening++;
  }

  /** Both sides know each other. */
  void opened(TcpFlow flow) {
    opening--;
    connections++;
    flow.life().accept(acceptor);
  }

  /** A connection is over for TCP; if it never opened, there is room again. */
  void forget(TcpFlow flow) {
    if (!flow.wasOpen()) {
      opening--;
    }
  }

  /** A connection is over for its handler. */
  void closed() {
    connections--;
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
    table.remove(this);
  }
}
