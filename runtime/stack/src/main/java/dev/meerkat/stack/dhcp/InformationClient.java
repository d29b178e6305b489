// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.Timer;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.Datagrams;

/**
 * A client of DHCPv6 without addresses: asks what the network's servers are, again and again. For
 * an interface that has a link-local address. RFC 8415 sections 6.1 and 18.2.6.
 */
public final class InformationClient implements AutoCloseable {
  private static final int PORT = 546;
  private static final int SERVER_PORT = 547;

  /** RFC 8415 section 7.1: ff02::1:2. */
  private static final long SERVERS_HIGH = 0xFF02_0000_0000_0000L;

  private static final long SERVERS_LOW = 0x0001_0002L;

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final long FIRST = SECOND;
  private static final long MOST = 3_600 * SECOND;

  /** RFC 8415 section 21.23: when nothing is told, and the least that is believed. */
  private static final long HOLDS_SECONDS = 86_400;

  private static final long HOLDS_LEAST_SECONDS = 600;
  private static final long HOLDS_MOST_SECONDS = 30 * 86_400;

  private final DhcpHost host;
  private final NetworkInterface on;
  private final InformationListener listener;
  private final InformationMessage message = new InformationMessage();
  private final Timer timer = new Timer((fired, now) -> ask(now));
  private final Datagrams port;
  private final Endpoint servers;
  private int transaction;
  private long begunNanos;
  private long waitNanos;

  /** A client that begins to ask within a second. */
  public InformationClient(DhcpHost host, NetworkInterface on, InformationListener listener) {
    this.host = host;
    this.on = on;
    this.listener = listener;
    this.servers =
        new Endpoint(new IpAddress(6, SERVERS_HIGH, SERVERS_LOW, on.device().name()), SERVER_PORT);
    this.port = host.bind(new Endpoint(IpAddress.ANY_V6, PORT), new Answers());
    begin(host.loop().now() + host.random().nextLong(SECOND));
  }

  /** Asks no more. */
  @Override
  public void close() {
    host.loop().timers().cancel(timer);
    port.close();
  }

  /** A new question, whose first datagram leaves then. */
  private void begin(long atNanos) {
    transaction = host.random().nextInt(1 << 24);
    waitNanos = 0;
    host.loop().timers().schedule(timer, atNanos);
  }

  /** RFC 8415 section 15: each wait is about twice the one before, and no two hosts agree. */
  private void ask(long nowNanos) {
    if (waitNanos == 0) {
      begunNanos = nowNanos;
    }
    long doubled = waitNanos == 0 ? FIRST : Math.min(2 * waitNanos, MOST);
    waitNanos = doubled + host.random().nextLong(-doubled / 10, doubled / 10 + 1);
    host.loop().timers().schedule(timer, nowNanos + waitNanos);
    int length = message.question(transaction, on.device().address(), nowNanos - begunNanos);
    port.send(servers, message.octets(), 0, length);
  }

  private final class Answers implements DatagramHandler {
    @Override
    public void onDatagram(Datagrams from, Endpoint source, byte[] b, int offset, int length) {
      if (source.port() == SERVER_PORT && waitNanos != 0) {
        if (message.answer(b, offset, length, transaction, on.device().address())) {
          long seconds = message.holdsSeconds(HOLDS_SECONDS);
          seconds = Math.max(HOLDS_LEAST_SECONDS, Math.min(seconds, HOLDS_MOST_SECONDS));
          begin(host.loop().now() + seconds * SECOND);
          listener.onInformation(message.nameServers(), message.timeServers());
        }
      }
    }
  }
}
