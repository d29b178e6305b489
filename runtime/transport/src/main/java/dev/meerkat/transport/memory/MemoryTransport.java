// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.memory;

import dev.meerkat.core.buffer.BufferPools;
import dev.meerkat.core.loop.ErrorSink;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.core.loop.LoopLimits;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.VirtualClock;
import dev.meerkat.transport.Acceptor;
import dev.meerkat.transport.CloseReason;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A network in memory with its loop and its own time, which begins at 0.
 *
 * <pre>
 * MemoryTransport network = new MemoryTransport(errors);
 * Listener listener = network.listen(Endpoint.loopback(80), ..., acceptor);
 * MemoryPeer peer = network.peer(listener);
 * peer.send("GET / HTTP/1.1\r\n\r\n");
 * network.settle();                       // turns until nothing moves any more
 * network.pass(60_000_000_000L);          // a minute passes, timers fire when they are due
 * </pre>
 *
 * <p>One thread does everything.
 */
public final class MemoryTransport implements Transport {
  private static final int FIRST_PORT = 49_152;
  private static final int DEFAULT_WINDOW = 64 << 10;
  private static final int BUFFERS = 100_000;
  private static final int MOST_TURNS = 1_000_000;

  private final VirtualClock time = new VirtualClock();
  private final Set<MemorySocket> sockets = new LinkedHashSet<>();
  private final List<MemoryPeer> peers = new ArrayList<>();
  private final Map<Endpoint, MemoryListener> listeners = new HashMap<>();
  private final Map<Endpoint, MemoryDatagrams> ports = new HashMap<>();
  private final StreamContext context;
  private int nextPort = FIRST_PORT;
  private int segmentBytes = Integer.MAX_VALUE;
  private int window = DEFAULT_WINDOW;

  /** An empty network. */
  public MemoryTransport(ErrorSink errors) {
    Turns turns = new Turns();
    context =
        new StreamContext(
            new EventLoop(time, new MemoryPoller(this, turns), LoopLimits.DEFAULT, errors),
            turns,
            new BufferPools(BUFFERS),
            new TransportCounters());
  }

  /** Lets no connection move more than so many bytes at a time; 1 is byte by byte. */
  public MemoryTransport segmentBytes(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("a segment has at least one byte: " + bytes);
    }
    segmentBytes = bytes;
    return this;
  }

  /** Sets how many bytes may be underway in one direction of connections made from now on. */
  public MemoryTransport window(int bytes) {
    window = bytes;
    return this;
  }

  /** Turns until nothing moves any more; no time passes. */
  public void settle() {
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      int work = loop().poll(time.nanos());
      if (work == 0 && loop().nextDeadline() > time.nanos()) {
        return;
      }
    }
    throw new IllegalStateException("still moving after " + MOST_TURNS + " turns");
  }

  /** Lets time pass: stops at every deadline on the way, and settles there. */
  public void pass(long nanos) {
    long target = time.nanos() + nanos;
    settle();
    while (loop().nextDeadline() <= target) {
      time.moveTo(Math.max(time.nanos(), loop().nextDeadline()));
      settle();
    }
    time.moveTo(target);
    settle();
  }

  /** A new connection to a listener, whose far end is moved by hand. */
  public MemoryPeer peer(Listener listener) {
    MemoryPipe toThem = new MemoryPipe(window);
    MemoryPipe fromThem = new MemoryPipe(window);
    MemoryPeer peer = new MemoryPeer(toThem, fromThem);
    MemoryListener target = listeners.get(listener.local());
    if (target == null
        || !target.arrive(
            new MemoryListener.Arrival(toThem, fromThem, newEndpoint(listener.local()), null))) {
      peer.reset();
    }
    peers.add(peer);
    return peer;
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
    Endpoint bound = local.port() == 0 ? newEndpoint(local) : local;
    if (isTaken(listeners, bound)) {
      throw inUse("listen", bound);
    }
    MemoryListener listener = new MemoryListener(this, bound, listening, connections, acceptor);
    listeners.put(bound, listener);
    return listener;
  }

  @Override
  public Connection connect(Endpoint remote, ConnectionLimits limits, ConnectionHandler handler) {
    MemoryPipe there = new MemoryPipe(window);
    MemoryPipe back = new MemoryPipe(window);
    Endpoint local = newEndpoint(remote);
    MemorySocket socket = new MemorySocket(this, back, there, local, remote, limits, () -> {});
    socket.life().connect(handler);
    sockets.add(socket);
    MemoryListener target = at(listeners, remote);
    if (target == null) {
      socket.life().fail(CloseReason.CONNECT_REFUSED);
    } else {
      // A full backlog is silence: the attempt times out, as on a real network.
      target.arrive(new MemoryListener.Arrival(there, back, local, socket.life()));
    }
    return socket.life().connection();
  }

  @Override
  public Datagrams bind(Endpoint local, DatagramLimits limits, DatagramHandler handler) {
    Endpoint bound = local.port() == 0 ? newEndpoint(local) : local;
    if (isTaken(ports, bound)) {
      throw inUse("bind", bound);
    }
    MemoryDatagrams port = new MemoryDatagrams(this, bound, limits, handler);
    ports.put(bound, port);
    return port;
  }

  /** Closes everything; handlers are told. */
  @Override
  public void close() {
    loop().close();
  }

  void closeAll() {
    List.copyOf(sockets).forEach(MemorySocket::closeNow);
    List.copyOf(listeners.values()).forEach(MemoryListener::close);
    List.copyOf(ports.values()).forEach(MemoryDatagrams::close);
    context.turns().egress(time.nanos());
  }

  StreamContext context() {
    return context;
  }

  int segmentBytes() {
    return segmentBytes;
  }

  MemoryDatagrams portAt(Endpoint endpoint) {
    return at(ports, endpoint);
  }

  void remember(MemorySocket socket) {
    sockets.add(socket);
  }

  void forget(MemorySocket socket) {
    sockets.remove(socket);
  }

  void release(MemoryListener listener) {
    listeners.remove(listener.local(), listener);
  }

  /** Ports that have joined a group. */
  List<MemoryDatagrams> membersOf(Endpoint target) {
    return isGroup(target.address())
        ? ports.values().stream().filter(each -> each.listensTo(target)).toList()
        : List.of();
  }

  static boolean isGroup(IpAddress to) {
    return to.isV4() ? to.low() >>> 28 == 0xE : to.high() >>> 56 == 0xFF;
  }

  void release(MemoryDatagrams port) {
    ports.remove(port.local(), port);
  }

  /** Lets peers read, and signals what can be done. */
  void select() {
    peers.forEach(MemoryPeer::read);
    peers.removeIf(MemoryPeer::isOver);
    sockets.forEach(MemorySocket::select);
  }

  /** What was opened there: at that address, or at all of them. */
  private static <T> T at(Map<Endpoint, T> opened, Endpoint target) {
    return Stream.of(target.address(), IpAddress.ANY_V4, IpAddress.ANY_V6)
        .filter(address -> covers(address, target.address()))
        .map(address -> opened.get(new Endpoint(address, target.port())))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean isTaken(Map<Endpoint, ?> opened, Endpoint wanted) {
    return opened.keySet().stream()
        .anyMatch(
            each ->
                each.port() == wanted.port()
                    && (covers(each.address(), wanted.address())
                        || covers(wanted.address(), each.address())));
  }

  /** Whether what was opened at an address is there for another; see Endpoint.anyAddress. */
  private static boolean covers(IpAddress opened, IpAddress target) {
    return opened.equals(target)
        || opened.equals(IpAddress.ANY_V6)
        || opened.equals(IpAddress.ANY_V4) && target.isV4();
  }

  private Endpoint newEndpoint(Endpoint like) {
    return new Endpoint(like.address(), nextPort++);
  }

  private static TransportException inUse(String verb, Endpoint local) {
    return new TransportException(
        Reason.ADDRESS_IN_USE,
        "cannot " + verb + " on " + local + ": port " + local.port() + " is in use",
        null);
  }
}
