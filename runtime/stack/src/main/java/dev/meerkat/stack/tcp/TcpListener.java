// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.Acceptor;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import java.util.Objects;

/** A port that takes connections in: LISTEN of RFC 9293. */
final class TcpListener implements Listener {
  private final TcpTable table;
  private final Endpoint local;
  private final int address;
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
    this.address = local.address().isV4() ? (int) local.address().low() : 0;
    this.limits = limits;
    this.connectionLimits = connectionLimits;
    this.acceptor = Objects.requireNonNull(acceptor, "acceptor");
  }

  boolean takes(int target) {
    return address == 0 || address == target;
  }

  /** Whether one more SYN can be answered. */
  boolean hasRoom() {
    return opening < limits.backlog() && opening + connections < limits.connections();
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
    flow.life().accept(flow.localEnd(), acceptor);
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
