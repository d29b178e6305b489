// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.ip.IpOutput;
import dev.meerkat.stack.ip.Packet;
import dev.meerkat.stack.ip.Route;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports that take connections in, and how connections begin there: at once as long as there is
 * room, by cookies (RFC 4987) beyond that.
 */
final class TcpListeners {
  private final TcpTable table;
  private final IpOutput output;
  private final SegmentWriter writer;
  private final TcpLimits limits;
  private final Counters<StackCounter> counters;
  private final InitialNumbers numbers;
  private final SynCookies cookies;
  private final Map<Integer, TcpListener> byPort = new HashMap<>();

  TcpListeners(
      TcpTable table,
      IpOutput output,
      SegmentWriter writer,
      TcpLimits limits,
      Counters<StackCounter> counters,
      InitialNumbers numbers,
      SynCookies cookies) {
    this.table = table;
    this.output = output;
    this.writer = writer;
    this.limits = limits;
    this.counters = counters;
    this.numbers = numbers;
    this.cookies = cookies;
  }

  boolean isFree(int port) {
    return !byPort.containsKey(port);
  }

  void add(TcpListener listener) {
    byPort.put(listener.local().port(), listener);
  }

  void remove(TcpListener listener) {
    byPort.remove(listener.local().port(), listener);
  }

  /** All of them, as they are now. */
  Collection<TcpListener> all() {
    return List.copyOf(byPort.values());
  }

  /** Who listens for a packet; null if nobody does. */
  TcpListener find(Packet packet, int port) {
    TcpListener listener = byPort.get(port);
    return listener != null && listener.takes(packet) ? listener : null;
  }

  /**
   * A segment for none of the connections has come to a listener. Section 3.10.7.2.
   *
   * @param initial our first number if a connection begins
   */
  void arrive(TcpListener listener, TcpSegment segment, Packet packet, TcpEnds ends, int initial) {
    if (segment.has(TcpSegment.RST)) {
      return;
    }
    Route route = output.routeBack(packet);
    if (segment.has(TcpSegment.ACK)) {
      if (segment.has(TcpSegment.SYN)
          || !isCookie(listener, route, segment, packet, ends)
              && !cookies.mayFollow(segment, packet.nowNanos())) {
        table.refuse(segment, packet);
      }
      return;
    }
    if (!segment.has(TcpSegment.SYN)) {
      return;
    }
    if (route == null || listener.isFull()) {
      counters.increment(StackCounter.TCP_BACKLOG_FULL);
    } else if (listener.hasRoom()) {
      table.open(listener, route).endpoint().accept(segment, initial, packet.nowNanos());
    } else {
      sendCookie(route, segment, packet, ends);
    }
  }

  /** The table of half-open connections is full: the answer itself remembers. RFC 4987. */
  private void sendCookie(Route route, TcpSegment syn, Packet packet, TcpEnds ends) {
    counters.increment(StackCounter.TCP_BACKLOG_FULL);
    if (!limits.synCookies()) {
      return;
    }
    long now = packet.nowNanos();
    TcpOptions answer = cookies.answer();
    int own = table.segmentLimit(ends, route) - TcpOptions.HEADER;
    if (syn.hasTimestamps) {
      answer.offerAll(own, Receiver.neededShift(limits.receiveBytes()));
    } else {
      // What only a timestamp could bring back must not be agreed on.
      answer.offerSegment(own);
    }
    answer.clockOffset(numbers.hash(ends));
    answer.agree(syn, now);
    int number = cookies.make(ends, syn, now);
    output.begin(ends.localHigh, ends.localLow, ends.remoteHigh, ends.remoteLow);
    int size =
        writer.writeCookie(
            ends,
            answer,
            number,
            syn.seq + 1,
            Math.min(limits.receiveBytes(), TcpOptions.MOST_UNSCALED),
            cookies.clock(syn, answer.now(now)));
    counters.increment(StackCounter.TCP_COOKIES_SENT);
    output.send(route, TcpTable.PROTOCOL, size, true, 0, now);
  }

  /** An ACK for no connection may bring a cookie back: then there is one. */
  private boolean isCookie(
      TcpListener listener, Route route, TcpSegment segment, Packet packet, TcpEnds ends) {
    long now = packet.nowNanos();
    if (route == null || listener.isFull() || !cookies.restore(ends, segment, now)) {
      return false;
    }
    counters.increment(StackCounter.TCP_COOKIES_TAKEN);
    TcpEndpoint endpoint = table.open(listener, route).endpoint();
    endpoint.acceptAgain(cookies.syn(), segment.ack - 1, now);
    endpoint.arrive(segment, now);
    return true;
  }
}
