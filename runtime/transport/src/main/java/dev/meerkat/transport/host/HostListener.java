// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.time.Timer;
import dev.meerkat.transport.Acceptor;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import dev.meerkat.transport.TransportCounter;
import dev.meerkat.transport.stream.StreamContext;
import dev.meerkat.transport.stream.TurnMember;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * One listening socket. Stops accepting at its limit of connections, and for a while after the host
 * could not give a descriptor: so that the selector does not spin on what cannot be accepted.
 */
final class HostListener extends TurnMember implements Listener, Selected {
  private final ServerSocketChannel channel;
  private final HostPoller poller;
  private final StreamContext context;
  private final ByteBuffer transfer;
  private final ListenerLimits limits;
  private final ConnectionLimits connectionLimits;
  private final Acceptor acceptor;
  private final Endpoint local;
  private final Timer backoff = new Timer((timer, now) -> updateInterest());
  private final SelectionKey key;
  private int connections;

  HostListener(
      ServerSocketChannel channel,
      HostPoller poller,
      StreamContext context,
      ByteBuffer transfer,
      ListenerLimits limits,
      ConnectionLimits connectionLimits,
      Acceptor acceptor)
      throws IOException {
    this.channel = channel;
    this.poller = poller;
    this.context = context;
    this.transfer = transfer;
    this.limits = limits;
    this.connectionLimits = connectionLimits;
    this.acceptor = acceptor;
    this.local = SocketAddresses.of(channel.getLocalAddress());
    this.key = poller.register(channel, SelectionKey.OP_ACCEPT, this);
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
    context.loop().timers().cancel(backoff);
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // The descriptor is given back whatever this says.
    }
  }

  @Override
  public void closeNow() {
    close();
  }

  @Override
  public void selected(int readyOps) {
    context.turns().wantIngress(this);
  }

  @Override
  protected void ingress(long nowNanos) {
    if (!channel.isOpen()) {
      return;
    }
    int budget = limits.acceptsPerTurn();
    while (budget-- > 0 && connections < limits.connections() && acceptOne()) {
      // The next one, while there are any.
    }
    if (connections >= limits.connections()) {
      context.counters().increment(TransportCounter.ACCEPT_PAUSED);
    }
    updateInterest();
  }

  @Override
  protected void egress(long nowNanos) {
    throw new AssertionError("a listener sends nothing");
  }

  /** Accepts a connection; false if there is none now, or none can be had for a while. */
  private boolean acceptOne() {
    SocketChannel accepted;
    try {
      accepted = channel.accept();
    } catch (IOException failure) {
      context.counters().increment(TransportCounter.ACCEPT_FAILED);
      if (channel.isOpen()) {
        context.loop().timers().schedule(backoff, context.loop().now() + limits.backoffNanos());
      }
      return false;
    }
    if (accepted == null) {
      return false;
    }
    open(accepted);
    return true;
  }

  private void open(SocketChannel accepted) {
    HostStream stream;
    try {
      accepted.configureBlocking(false);
      accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Endpoint remote = SocketAddresses.of(accepted.getRemoteAddress());
      Endpoint localEnd = SocketAddresses.of(accepted.getLocalAddress());
      stream =
          new HostStream(
              accepted, transfer, context, localEnd, remote, connectionLimits, this::oneLess);
    } catch (IOException goneAlready) {
      context.counters().increment(TransportCounter.ACCEPT_FAILED);
      closeQuietly(accepted);
      return;
    }
    connections++;
    stream.register(poller);
    stream.life().accept(acceptor);
  }

  private static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // The descriptor is given back whatever this says.
    }
  }

  private void oneLess() {
    connections--;
    updateInterest();
  }

  private void updateInterest() {
    if (key.isValid()) {
      boolean accepts = connections < limits.connections() && !backoff.isScheduled();
      key.interestOps(accepts ? SelectionKey.OP_ACCEPT : 0);
    }
  }
}
