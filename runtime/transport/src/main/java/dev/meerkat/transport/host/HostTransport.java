// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import dev.meerkat.core.buffer.BufferPools;
import dev.meerkat.core.loop.ErrorSink;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.loop.LoopLimits;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.time.Clock;
import dev.meerkat.core.time.SystemClock;
import dev.meerkat.transport.Acceptor;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import dev.meerkat.transport.Transport;
import dev.meerkat.transport.TransportCounters;
import dev.meerkat.transport.TransportException;
import dev.meerkat.transport.TransportException.Reason;
import dev.meerkat.transport.stream.StreamContext;
import dev.meerkat.transport.stream.Turns;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Objects;

/**
 * The host's network: one loop with its selector, and everything opened on it.
 *
 * <pre>
 * try (HostTransport host = HostTransport.open(errors)) {
 *   host.listen(Endpoint.anyAddress(8000), ListenerLimits.DEFAULT, ConnectionLimits.DEFAULT,
 *       connection -> new MyHandler());
 *   host.loop().run();
 * }
 * </pre>
 */
public final class HostTransport implements Transport {
  /** Room for the largest UDP datagram, whatever the limit of a transfer. */
  private static final int LARGEST_DATAGRAM = 65_535;

  private final HostPoller poller;
  private final StreamContext context;
  private final ByteBuffer transfer;
  private final ByteBuffer datagram = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);

  private HostTransport(
      Selector selector, Clock clock, LoopLimits loopLimits, HostLimits limits, ErrorSink errors) {
    Turns turns = new Turns();
    this.poller = new HostPoller(selector, turns, limits.eventsPerTurn());
    this.transfer = ByteBuffer.allocateDirect(limits.transferBytes());
    this.context =
        new StreamContext(
            new EventLoop(clock, poller, loopLimits, errors),
            turns,
            new BufferPools(limits.buffers()),
            new TransportCounters());
  }

  /** Opens a loop on the system's clock with default limits. */
  public static HostTransport open(ErrorSink errors) {
    return open(new SystemClock(), LoopLimits.DEFAULT, HostLimits.DEFAULT, errors);
  }

  /**
   * Opens a loop.
   *
   * @param errors hears of exceptions out of handlers, tasks and timers
   * @throws TransportException if the host gives no selector
   */
  public static HostTransport open(
      Clock clock, LoopLimits loopLimits, HostLimits limits, ErrorSink errors) {
    try {
      return new HostTransport(Selector.open(), clock, loopLimits, limits, errors);
    } catch (IOException failure) {
      throw new TransportException(Reason.NO_RESOURCES, "the host gives no selector", failure);
    }
  }

  @Override
  public EventLoop loop() {
    return context.loop();
  }

  /** What has happened so far. */
  public TransportCounters counters() {
    return context.counters();
  }

  /** Bytes in receive and send buffers that are in use now. */
  public long bufferedBytes() {
    return context.pools().lentBytes();
  }

  @Override
  public Listener listen(
      Endpoint local, ListenerLimits listening, ConnectionLimits connections, Acceptor acceptor) {
    Objects.requireNonNull(acceptor, "acceptor");
    ServerSocketChannel channel = null;
    try {
      channel =
          local.address().isV4()
              ? ServerSocketChannel.open(StandardProtocolFamily.INET)
              : ServerSocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(SocketAddresses.of(local), listening.backlog());
      return new HostListener(channel, poller, context, transfer, listening, connections, acceptor);
    } catch (IOException | RuntimeException failure) {
      close(channel);
      throw BindFailure.describe("listen", local, failure);
    }
  }

  @Override
  public Connection connect(Endpoint remote, ConnectionLimits limits, ConnectionHandler handler) {
    Objects.requireNonNull(handler, "handler");
    InetSocketAddress target = SocketAddresses.of(remote);
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      channel.configureBlocking(false);
    } catch (IOException failure) {
      close(channel);
      throw new TransportException(
          Reason.NO_RESOURCES, "cannot connect to " + remote + ": no socket", failure);
    }
    HostStream stream =
        new HostStream(
            channel, transfer, context, null, remote, limits, HostTransport::nobodyCounts);
    stream.connect(poller, target, handler);
    return stream.life().connection();
  }

  @Override
  public Datagrams bind(Endpoint local, DatagramLimits limits, DatagramHandler handler) {
    DatagramChannel channel = null;
    try {
      channel =
          local.address().isV4()
              ? DatagramChannel.open(StandardProtocolFamily.INET)
              : DatagramChannel.open();
      channel.configureBlocking(false);
      channel.bind(SocketAddresses.of(local));
      return new HostDatagrams(channel, poller, context, datagram, limits, handler);
    } catch (IOException | RuntimeException failure) {
      close(channel);
      throw BindFailure.describe("bind", local, failure);
    }
  }

  /** Closes the loop and everything opened on it; handlers are told. After the loop has ended. */
  @Override
  public void close() {
    context.loop().close();
  }

  private static void nobodyCounts() {}

  private static void close(SelectableChannel channel) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // The descriptor is given back whatever this says.
    }
  }
}
