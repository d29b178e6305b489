// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.codec.dhcp.DhcpMessageType;
import dev.meerkat.stack.codec.dhcp.DhcpOperation;
import dev.meerkat.stack.codec.dhcp.DhcpOptionWriter;
import dev.meerkat.stack.codec.dhcp.DhcpWriter;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.Datagrams;
import java.util.Arrays;

/**
 * A small server for the hosts of one link: RFC 2131 section 4.3. Its memory is bounded by the
 * pool; an offer holds an address for half a minute.
 */
public final class DhcpServer implements AutoCloseable {
  private static final long SECOND = 1_000_000_000;
  private static final long OFFER_SECONDS = 30;
  private static final long DECLINED_SECONDS = 600;
  private static final int ETHERNET = 1;
  private static final int LEAST = 300;
  private static final int EVERYBODY = -1;
  private static final byte[] ZEROS = new byte[128];

  // Where values stand in {@code fields}.
  private static final int CLIENT = 0;
  private static final int YOUR = 4;
  private static final int SERVER = 8;
  private static final int MASK = 12;
  private static final int HARDWARE = 16;
  private static final int ADDRESS = 32;

  private final DhcpHost host;
  private final NetworkInterface on;
  private final DhcpPool pool;
  private final Leases leases;
  private final Datagrams port;
  private final DhcpMessage message = new DhcpMessage();
  private final DhcpWriter writer = new DhcpWriter();
  private final byte[] answer = new byte[576];
  private final byte[] fields = new byte[36];

  /** Serves the hosts of an interface that has its own address. */
  public DhcpServer(DhcpHost host, NetworkInterface on, DhcpPool pool) {
    this.host = host;
    this.on = on;
    this.pool = pool;
    this.leases = new Leases(pool, host.loop().now());
    this.port = host.bind(Endpoint.anyAddress(DhcpMessage.SERVER_PORT), new Questions());
  }

  /** Hosts that have, or had, an address. */
  public int leases() {
    return leases.count();
  }

  @Override
  public void close() {
    port.close();
  }

  private final class Questions implements DatagramHandler {
    @Override
    public void onDatagram(Datagrams from, Endpoint source, byte[] b, int offset, int length) {
      if (message.read(b, offset, length)
          && message.operation == DhcpOperation.BOOT_REQUEST
          && message.relay == 0) {
        serve(host.loop().now());
      }
    }
  }

  private void serve(long nowNanos) {
    long owner = message.hardware;
    switch (message.type) {
      case DhcpMessageType.DISCOVER -> offer(owner, nowNanos);
      case DhcpMessageType.REQUEST -> request(owner, nowNanos);
      case DhcpMessageType.DECLINE ->
          leases.decline(owner, message.requested, nowNanos + DECLINED_SECONDS * SECOND);
      case DhcpMessageType.RELEASE -> leases.release(owner, message.client, nowNanos);
      case DhcpMessageType.INFORM -> answer(DhcpMessageType.ACK, 0, message.client);
      default -> {
        // Not for a server.
      }
    }
  }

  private void offer(long owner, long nowNanos) {
    int address = leases.choose(owner, message.requested, nowNanos);
    boolean held =
        address != Leases.NONE
            && (leases.has(owner, address, nowNanos)
                || leases.give(owner, address, nowNanos + OFFER_SECONDS * SECOND, nowNanos));
    if (held) {
      answer(DhcpMessageType.OFFER, address, EVERYBODY);
    }
  }

  /** Section 4.3.2: a client that has chosen, that has begun again, or that wants more time. */
  private void request(long owner, long nowNanos) {
    boolean chosen = message.server != 0;
    if (chosen && message.server != on.ipv4()) {
      leases.release(owner, leases.find(owner), nowNanos);
      return;
    }
    int address = message.client != 0 ? message.client : message.requested;
    int known = leases.find(owner);
    if (!chosen && known == Leases.NONE && on.isOnLink(address)) {
      // Another server may know it.
      return;
    }
    long until = nowNanos + pool.leaseSeconds() * SECOND;
    if (known == address && leases.give(owner, address, until, nowNanos)) {
      answer(DhcpMessageType.ACK, address, message.client == 0 ? EVERYBODY : message.client);
    } else {
      answer(DhcpMessageType.NAK, 0, EVERYBODY);
    }
  }

  private void answer(int type, int your, int to) {
    Arrays.fill(answer, (byte) 0);
    Bytes.putI32(fields, CLIENT, message.client);
    Bytes.putI32(fields, YOUR, your);
    Bytes.putI32(fields, SERVER, on.ipv4());
    Bytes.putI32(fields, MASK, -1 << 32 - pool.prefix());
    Bytes.putU48(fields, HARDWARE, message.hardware);
    DhcpOptionWriter<DhcpWriter> options =
        writer
            .wrap(answer, 0, answer.length)
            .operation(DhcpOperation.BOOT_REPLY)
            .hardwareType(ETHERNET)
            .hardwareSize(6)
            .hops(0)
            .transaction(message.transaction)
            .seconds(0)
            .broadcast(1)
            .client(type == DhcpMessageType.ACK ? fields : ZEROS, CLIENT)
            .your(fields, YOUR)
            .server(ZEROS, 0)
            .relay(ZEROS, 0)
            .hardware(fields, HARDWARE)
            .serverName(ZEROS, 0)
            .bootFile(ZEROS, 0)
            .options()
            .messageType(type)
            .serverId(fields, SERVER);
    if (type != DhcpMessageType.NAK) {
      settings(options, your != 0);
    }
    options.endElement().end();
    int length = Math.max(LEAST, writer.finish());
    host.send(on, on.ipv4(), DhcpMessage.SERVER_PORT, to, DhcpMessage.CLIENT_PORT, answer, length);
  }

  private void settings(DhcpOptionWriter<DhcpWriter> options, boolean leases) {
    if (leases) {
      options
          .leaseTime(pool.leaseSeconds())
          .renewalTime(pool.leaseSeconds() / 2)
          .rebindingTime(pool.leaseSeconds() * 7 / 8);
    }
    options.subnetMask(fields, MASK);
    if (pool.router() != null) {
      pool.router().put(fields, ADDRESS);
      options.routers().routers().add().address(fields, ADDRESS).end().end().end();
    }
    if (!pool.nameServers().isEmpty()) {
      var servers = options.nameServers().servers();
      for (IpAddress each : pool.nameServers()) {
        each.put(fields, ADDRESS);
        servers.add().address(fields, ADDRESS).end();
      }
      servers.end().end();
    }
    if (pool.mtu() > 0) {
      options.interfaceMtu(pool.mtu());
    }
  }
}
