// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.count.Counters;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.link.Offload;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.ip.IpOutput;
import dev.meerkat.stack.ip.Packet;
import dev.meerkat.stack.ip.PathError;
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
import java.util.random.RandomGenerator;

/** All connections and listeners of a host: who gets a segment. RFC 9293 section 3.10. */
public final class TcpTable implements PayloadSink {
  /** The number of the protocol. */
  public static final int PROTOCOL = 6;

  private static final int FIRST_PORT = 49_152;
  private static final int PORTS = 65_536 - FIRST_PORT;
  private static final int RESETS_PER_SECOND = 1000;
  private static final int BEYOND_USED = 1 << 16;

  private final IpOutput output;
  private final StreamContext context;
  private final Turns outputs;
  private final TcpLimits limits;
  private final TcpContext shared;
  private final Counters<StackCounter> counters;
  private final RandomGenerator random;
  private final InitialNumbers numbers;
  private final SegmentReader reader = new SegmentReader();
  private final SegmentWriter writer;
  private final TcpEnds arrived = new TcpEnds();
  private final FlowTable flows;
  private final TcpListeners listeners;
  private final RateLimit resets = new RateLimit(RESETS_PER_SECOND);

  public TcpTable(
      IpOutput output,
      StreamContext context,
      Turns outputs,
      TcpLimits limits,
      Counters<StackCounter> counters,
      RandomGenerator random) {
    this.output = output;
    this.context = context;
    this.outputs = outputs;
    this.limits = limits;
    this.shared =
        new TcpContext(
            limits,
            context.pools().ofSize(limits.receiveBytes()),
            context.pools().ofSize(limits.sendBytes()),
            context.loop().timers());
    this.counters = counters;
    this.random = random;
    this.numbers = new InitialNumbers(random.nextLong(), random.nextLong());
    this.flows = new FlowTable(numbers);
    this.writer = new SegmentWriter(output);
    this.listeners =
        new TcpListeners(this, output, writer, limits, counters, numbers, new SynCookies(random));
  }

  /** Connections that are not through. */
  public int count() {
    return flows.count();
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
    return listeners.isFree(port);
  }

  /** Listens on a port that is free. */
  public Listener listen(
      Endpoint local, ListenerLimits listening, ConnectionLimits connections, Acceptor acceptor) {
    TcpListener listener = new TcpListener(this, local, listening, connections, acceptor);
    listeners.add(listener);
    return listener;
  }

  /** Opens a connection. */
  public Connection connect(
      Endpoint remote, ConnectionLimits connections, ConnectionHandler handler) {
    Route route = output.route(remote.address());
    long now = context.loop().now();
    TcpEnds ends = new TcpEnds();
    ends.remoteHigh = IpBits.high(remote.address());
    ends.remoteLow = IpBits.low(remote.address());
    ends.remotePort = remote.port();
    boolean reachable =
        route != null
            && !IpBits.isMulticast(ends.remoteHigh, ends.remoteLow)
            && output.begin(route, ends.remoteHigh, ends.remoteLow);
    if (reachable) {
      ends.localHigh = output.sourceHigh();
      ends.localLow = output.sourceLow();
      ends.localPort = freePort(ends);
    }
    TcpFlow flow = new TcpFlow(this, route, null, connections, ends);
    if (ends.localPort == 0) {
      flow.life().connect(handler);
      flow.life().fail(CloseReason.CONNECT_UNREACHABLE);
      return flow.life().connection();
    }
    flows.add(flow);
    flow.connect(numbers.next(ends, now), handler, now);
    return flow.life().connection();
  }

  /** A port that is not in use towards this peer; random, RFC 6056. 0 if there is none. */
  private int freePort(TcpEnds ends) {
    int first = random.nextInt(PORTS);
    for (int i = 0; i < PORTS; i++) {
      ends.localPort = FIRST_PORT + (first + i) % PORTS;
      if (flows.find(ends) == null) {
        return ends.localPort;
      }
    }
    return 0;
  }

  TcpEndpoint endpoint(TcpFlow flow) {
    TcpEndpoint endpoint =
        new TcpEndpoint(flow, flow, limits.congestion().begin(limits.initialSegments()), shared);
    endpoint.options.clockOffset(numbers.hash(flow.ends));
    return endpoint;
  }

  // What comes in.

  @Override
  public void onPayload(Packet packet) {
    TcpSegment segment = reader.read(packet);
    if (segment == null
        || packet.isToMany()
        || reader.sourcePort() == 0
        || reader.targetPort() == 0) {
      counters.increment(StackCounter.TCP_MALFORMED);
      return;
    }
    counters.increment(StackCounter.TCP_RECEIVED);
    arrived.of(packet, reader.targetPort(), reader.sourcePort());
    TcpFlow flow = flows.find(arrived);
    TcpListener listener = null;
    if (flow == null || flow.endpoint().mayBeginAnew(segment)) {
      listener = listeners.find(packet, arrived.localPort);
    }
    if (flow != null && listener != null) {
      listeners.arrive(listener, segment, packet, arrived, takePlaceOf(flow, packet));
    } else if (flow != null) {
      flow.endpoint().arrive(segment, packet.nowNanos());
    } else if (listener != null) {
      int initial = numbers.next(arrived, packet.nowNanos());
      listeners.arrive(listener, segment, packet, arrived, initial);
    } else {
      refuse(segment, packet);
    }
  }

  /** RFC 5927: who can see our segments, or guess four numbers, is believed in part. */
  @Override
  public boolean onError(Packet sent, PathError error, int mtu) {
    arrived.ofOurs(sent);
    TcpFlow flow = flows.find(arrived);
    int seq = Bytes.getI32(sent.buffer(), sent.payloadOffset() + 4);
    return flow != null && flow.endpoint().onPathError(seq, sent.length(), error, mtu);
  }

  /**
   * Ends a connection in TIME_WAIT: a new one begins in its place. RFC 1122 section 4.2.2.13.
   *
   * @return first number of the new one, above all that the old one used
   */
  private int takePlaceOf(TcpFlow old, Packet packet) {
    int used = old.endpoint().sender.max();
    old.endpoint().close();
    int initial = numbers.next(arrived, packet.nowNanos());
    return Seq.before(used, initial) ? initial : used + BEYOND_USED;
  }

  /** A connection begins that a listener takes in. */
  TcpFlow open(TcpListener listener, Route route) {
    TcpFlow flow = new TcpFlow(this, route, listener, listener.connectionLimits(), arrived.copy());
    listener.opening();
    flows.add(flow);
    return flow;
  }

  /** Section 3.10.7.1. */
  void refuse(TcpSegment segment, Packet packet) {
    counters.increment(StackCounter.TCP_NO_CONNECTION);
    Route route = output.routeBack(packet);
    if (segment.has(TcpSegment.RST) || route == null || !resets.take(packet.nowNanos())) {
      return;
    }
    boolean acknowledges = segment.has(TcpSegment.ACK);
    sendReset(
        route,
        arrived,
        acknowledges ? TcpSegment.RST : TcpSegment.RST | TcpSegment.ACK,
        acknowledges ? segment.ack : 0,
        acknowledges ? 0 : segment.seq + segment.length(),
        packet.nowNanos());
  }

  // What goes out.

  /** Largest segment on the way to a peer. */
  int segmentLimit(TcpEnds ends, Route route) {
    return route == null
        ? ends.usualSegment() + TcpOptions.HEADER
        : output.mtu(route, ends.remoteHigh, ends.remoteLow) - IpOutput.headerSize(ends.isV4());
  }

  boolean send(
      TcpFlow flow, Route route, int flags, int seq, int length, int window, long nowNanos) {
    TcpEnds ends = flow.ends;
    output.begin(ends.localHigh, ends.localLow, ends.remoteHigh, ends.remoteLow);
    boolean partial = (route.over().device().abilities() & Offload.CAN_CHECKSUM) != 0;
    int size =
        writer.write(
            flow.endpoint(),
            ends.localPort,
            ends.remotePort,
            flags,
            seq,
            length,
            window,
            partial,
            nowNanos);
    counters.increment(StackCounter.TCP_SENT);
    long offload = partial ? offload(flow.endpoint(), length) : Offload.NONE;
    return output.send(route, PROTOCOL, size, true, offload, nowNanos);
  }

  private static long offload(TcpEndpoint endpoint, int length) {
    int chunk = Transmission.chunk(endpoint);
    return length > chunk
        ? Offload.segments(0, SegmentWriter.CHECKSUM, chunk)
        : Offload.checksum(0, SegmentWriter.CHECKSUM);
  }

  /** Most data octets that the device on the way to a peer cuts itself; 0 if it does not. */
  int offloadLimit(TcpFlow flow, Route route) {
    int ability = flow.ends.isV4() ? Offload.CAN_SEGMENT_V4 : Offload.CAN_SEGMENT_V6;
    return (route.over().device().abilities() & ability) == 0
        ? 0
        : output.payloadCapacity() - TcpOptions.MOST_HEADER;
  }

  void sendReset(Route route, TcpEnds ends, int flags, int seq, int ack, long nowNanos) {
    output.begin(ends.localHigh, ends.localLow, ends.remoteHigh, ends.remoteLow);
    int size = writer.writeReset(ends.localPort, ends.remotePort, flags, seq, ack);
    counters.increment(StackCounter.TCP_RESETS_SENT);
    output.send(route, PROTOCOL, size, true, 0, nowNanos);
  }

  // Who is there.

  void remove(TcpFlow gone) {
    flows.remove(gone);
  }

  void remove(TcpListener listener) {
    listeners.remove(listener);
  }

  /** Ends everything here and now. */
  public void closeAll() {
    listeners.all().forEach(TcpListener::close);
    flows.all().forEach(TcpFlow::closeNow);
  }

  /** Local address and port, peer, state: one line each. */
  public String describe() {
    StringBuilder text = new StringBuilder();
    for (TcpListener listener : listeners.all()) {
      text.append(listener.local()).append(" LISTEN\n");
    }
    for (TcpFlow flow : flows.all()) {
      text.append(flow.local())
          .append(' ')
          .append(flow.remote())
          .append(' ')
          .append(flow.endpoint())
          .append('\n');
    }
    return text.toString();
  }
}
