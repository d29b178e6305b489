// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.count.Counters;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.ip.Ipv4Output;
import dev.meerkat.stack.ip.Packet;
import dev.meerkat.stack.ip.PayloadSink;
import dev.meerkat.stack.ip.RateLimit;
import dev.meerkat.stack.ip.Route;
import dev.meerkat.transport.Acceptor;
import dev.meerkat.transport.CloseReason;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import dev.meerkat.transport.stream.StreamContext;
import dev.meerkat.transport.stream.Turns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** All connections and listeners of a host over IPv4: who gets a segment. RFC 9293 section 3.10. */
public final class TcpTable implements PayloadSink {
  /** The number of the protocol. */
  public static final int PROTOCOL = 6;

  private static final int FIRST_PORT = 49_152;
  private static final int PORTS = 65_536 - FIRST_PORT;
  private static final int BUCKETS = 1024;
  private static final int RESETS_PER_SECOND = 1000;

  private final Ipv4Output output;
  private final StreamContext context;
  private final Turns outputs;
  private final TcpLimits limits;
  private final Counters<StackCounter> counters;
  private final RandomGenerator random;
  private final InitialNumbers numbers;
  private final SegmentReader reader = new SegmentReader();
  private final SegmentWriter writer;
  private final TcpFlow[] buckets = new TcpFlow[BUCKETS];
  private final Map<Integer, TcpListener> listeners = new HashMap<>();
  private final RateLimit resets = new RateLimit(RESETS_PER_SECOND);
  private int count;

  public TcpTable(
      Ipv4Output output,
      StreamContext context,
      Turns outputs,
      TcpLimits limits,
      Counters<StackCounter> counters,
      RandomGenerator random) {
    this.output = output;
    this.context = context;
    this.outputs = outputs;
    this.limits = limits;
    this.counters = counters;
    this.random = random;
    this.numbers = new InitialNumbers(random.nextLong(), random.nextLong());
    this.writer = new SegmentWriter(output);
  }

  /** Connections that are not through. */
  public int count() {
    return count;
  }

  StreamContext context() {
    return context;
  }

  Turns outputs() {
    return outputs;
  }

  // Opening.

  /** Whether nobody listens on a port. */
  public boolean isFree(int port) {
    return !listeners.containsKey(port);
  }

  /** Listens on a port that is free. */
  public Listener listen(
      Endpoint local, ListenerLimits listening, ConnectionLimits connections, Acceptor acceptor) {
    TcpListener listener = new TcpListener(this, local, listening, connections, acceptor);
    listeners.put(local.port(), listener);
    return listener;
  }

  /** Opens a connection. */
  public Connection connect(
      Endpoint remote, ConnectionLimits connections, ConnectionHandler handler) {
    int target = (int) remote.address().low();
    Route route = output.route(target);
    long now = context.loop().now();
    int local = route == null ? 0 : output.sourceFor(route);
    int port = route == null ? 0 : freePort(local, target, remote.port());
    TcpFlow flow = new TcpFlow(this, route, null, connections, local, port, target, remote.port());
    if (port == 0 || !remote.address().isV4()) {
      flow.life().connect(handler);
      flow.life().fail(CloseReason.CONNECT_UNREACHABLE);
      return flow.life().connection();
    }
    add(flow);
    flow.connect(numbers.next(local, port, target, remote.port(), now), handler, now);
    return flow.life().connection();
  }

  /** A port that is not in use towards this peer; random, RFC 6056. 0 if there is none. */
  private int freePort(int local, int remote, int remotePort) {
    int first = random.nextInt(PORTS);
    for (int i = 0; i < PORTS; i++) {
      int port = FIRST_PORT + (first + i) % PORTS;
      if (find(local, port, remote, remotePort) == null) {
        return port;
      }
    }
    return 0;
  }

  TcpEndpoint endpoint(TcpFlow flow) {
    TcpEndpoint endpoint =
        new TcpEndpoint(
            flow,
            flow,
            limits,
            new Cubic(limits.initialSegments()),
            context.pools().ofSize(limits.receiveBytes()),
            context.pools().ofSize(limits.sendBytes()),
            context.loop().timers());
    endpoint.options.clockOffset(
        numbers.hash(flow.local, flow.localPort, flow.remote, flow.remotePort));
    return endpoint;
  }

  // What comes in.

  @Override
  public void onPayload(Packet packet) {
    TcpSegment segment = reader.read(packet);
    if (segment == null || packet.isToMany()) {
      counters.increment(StackCounter.TCP_MALFORMED);
      return;
    }
    counters.increment(StackCounter.TCP_RECEIVED);
    int localPort = reader.targetPort();
    int remotePort = reader.sourcePort();
    TcpFlow flow = find(packet.target(), localPort, packet.source(), remotePort);
    if (flow != null && isAfterTimeWait(flow, segment)) {
      flow.endpoint().close();
      flow = null;
    }
    if (flow != null) {
      flow.endpoint().arrive(segment, packet.nowNanos());
      return;
    }
    TcpListener listener = listeners.get(localPort);
    if (listener != null && listener.takes(packet.target())) {
      onListen(listener, segment, packet, localPort, remotePort);
    } else {
      refuse(segment, packet, localPort, remotePort);
    }
  }

  /** A new connection may begin in the place of one in TIME_WAIT. RFC 1122 section 4.2.2.13. */
  private static boolean isAfterTimeWait(TcpFlow flow, TcpSegment segment) {
    return flow.endpoint().state() == TcpState.TIME_WAIT
        && segment.flags == TcpSegment.SYN
        && Seq.before(flow.endpoint().receiver.next(), segment.seq);
  }

  /** Section 3.10.7.2. */
  private void onListen(
      TcpListener listener, TcpSegment segment, Packet packet, int localPort, int remotePort) {
    if (segment.has(TcpSegment.RST)) {
      return;
    }
    if (segment.has(TcpSegment.ACK) || !segment.has(TcpSegment.SYN)) {
      if (segment.has(TcpSegment.ACK)) {
        refuse(segment, packet, localPort, remotePort);
      }
      return;
    }
    Route route = output.route(packet.source());
    if (route == null || !listener.hasRoom()) {
      counters.increment(StackCounter.TCP_BACKLOG_FULL);
      return;
    }
    TcpFlow flow =
        new TcpFlow(
            this,
            route,
            listener,
            listener.connectionLimits(),
            packet.target(),
            localPort,
            packet.source(),
            remotePort);
    listener.opening();
    add(flow);
    long now = packet.nowNanos();
    flow.endpoint()
        .accept(
            segment,
            numbers.next(packet.target(), localPort, packet.source(), remotePort, now),
            now);
  }

  /** Section 3.10.7.1. */
  private void refuse(TcpSegment segment, Packet packet, int localPort, int remotePort) {
    counters.increment(StackCounter.TCP_NO_CONNECTION);
    Route route = output.route(packet.source());
    if (segment.has(TcpSegment.RST) || route == null || !resets.take(packet.nowNanos())) {
      return;
    }
    boolean acknowledges = segment.has(TcpSegment.ACK);
    sendReset(
        route,
        packet.target(),
        localPort,
        packet.source(),
        remotePort,
        acknowledges ? TcpSegment.RST : TcpSegment.RST | TcpSegment.ACK,
        acknowledges ? segment.ack : 0,
        acknowledges ? 0 : segment.seq + segment.length(),
        packet.nowNanos());
  }

  // What goes out.

  int segmentLimit(Route route) {
    return route == null ? TcpOptions.DEFAULT_SEGMENT : route.over().mtu() - Ipv4Output.HEADER;
  }

  boolean send(
      TcpFlow flow, Route route, int flags, int seq, int length, int window, long nowNanos) {
    output.begin(flow.local, flow.remote);
    int size =
        writer.write(
            flow.endpoint(), flow.localPort, flow.remotePort, flags, seq, length, window, nowNanos);
    counters.increment(StackCounter.TCP_SENT);
    return output.send(route, PROTOCOL, size, true, 0, nowNanos);
  }

  void sendReset(
      Route route,
      int local,
      int localPort,
      int remote,
      int remotePort,
      int flags,
      int seq,
      int ack,
      long nowNanos) {
    output.begin(local, remote);
    int size = writer.writeReset(localPort, remotePort, flags, seq, ack);
    counters.increment(StackCounter.TCP_RESETS_SENT);
    output.send(route, PROTOCOL, size, true, 0, nowNanos);
  }

  // Who is there.

  private TcpFlow find(int local, int localPort, int remote, int remotePort) {
    TcpFlow flow = buckets[bucket(local, localPort, remote, remotePort)];
    while (flow != null
        && (flow.remotePort != remotePort
            || flow.remote != remote
            || flow.localPort != localPort
            || flow.local != local)) {
      flow = flow.next;
    }
    return flow;
  }

  private void add(TcpFlow flow) {
    int bucket = bucket(flow.local, flow.localPort, flow.remote, flow.remotePort);
    flow.next = buckets[bucket];
    buckets[bucket] = flow;
    count++;
  }

  void remove(TcpFlow gone) {
    int bucket = bucket(gone.local, gone.localPort, gone.remote, gone.remotePort);
    TcpFlow before = null;
    for (TcpFlow flow = buckets[bucket]; flow != null; flow = flow.next) {
      if (flow == gone) {
        if (before == null) {
          buckets[bucket] = flow.next;
        } else {
          before.next = flow.next;
        }
        count--;
        return;
      }
      before = flow;
    }
  }

  void remove(TcpListener listener) {
    listeners.remove(listener.local().port(), listener);
  }

  private int bucket(int local, int localPort, int remote, int remotePort) {
    return numbers.hash(local, localPort, remote, remotePort) & BUCKETS - 1;
  }

  /** Ends everything here and now. */
  public void closeAll() {
    List.copyOf(listeners.values()).forEach(TcpListener::close);
    List<TcpFlow> all = new ArrayList<>();
    for (TcpFlow first : buckets) {
      for (TcpFlow flow = first; flow != null; flow = flow.next) {
        all.add(flow);
      }
    }
    for (TcpFlow flow : all) {
      flow.life().endNow(CloseReason.LOOP_CLOSED);
      flow.endpoint().close();
    }
  }

  /** Local address and port, peer, state: one line each. */
  public String describe() {
    StringBuilder text = new StringBuilder();
    for (TcpListener listener : listeners.values()) {
      text.append(listener.local()).append(" LISTEN\n");
    }
    for (TcpFlow first : buckets) {
      for (TcpFlow flow = first; flow != null; flow = flow.next) {
        text.append(flow.localEnd())
            .append(' ')
            .append(new Endpoint(IpAddress.v4(flow.remote), flow.remotePort))
            .append(' ')
            .append(flow.endpoint())
            .append('\n');
      }
    }
    return text.toString();
  }
}
