// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.codec.dhcp.ClasslessRouteReader;
import dev.meerkat.stack.codec.dhcp.DhcpOption;
import dev.meerkat.stack.codec.dhcp.DhcpOptionReader;
import dev.meerkat.stack.codec.dhcp.DhcpReader;
import java.util.ArrayList;
import java.util.List;

/** What matters of a message that has come in. Filled again for each; RFC 2131, RFC 2132. */
final class DhcpMessage {
  static final int CLIENT_PORT = 68;
  static final int SERVER_PORT = 67;

  private static final int ETHERNET = 1;
  private static final int HARDWARE = 6;
  private static final int ADDRESS = 4;
  private static final int MOST_ROUTES = 32;

  int operation;
  int type;
  long transaction;
  long hardware;
  int client;
  int your;
  int relay;
  int server;
  int requested;
  int mask;
  int router;
  int mtu;
  long leaseSeconds;
  long renewSeconds;
  long rebindSeconds;
  final List<IpAddress> nameServers = new ArrayList<>();
  final List<DhcpLease.Way> routes = new ArrayList<>();
  private final DhcpReader reader = new DhcpReader();

  /** Whether it is a message of DHCP for Ethernet. */
  boolean read(byte[] b, int offset, int length) {
    if (reader.wrap(b, offset, length) != Codec.OK
        || reader.hardwareType() != ETHERNET
        || reader.hardwareSize() != HARDWARE) {
      return false;
    }
    operation = reader.operation();
    transaction = reader.transaction();
    hardware = Bytes.getU48(b, reader.hardwareOffset());
    client = Bytes.getI32(b, reader.clientOffset());
    your = Bytes.getI32(b, reader.yourOffset());
    relay = Bytes.getI32(b, reader.relayOffset());
    type = 0;
    server = 0;
    requested = 0;
    mask = 0;
    router = 0;
    mtu = 0;
    leaseSeconds = 0;
    renewSeconds = 0;
    rebindSeconds = 0;
    nameServers.clear();
    routes.clear();
    options(b, reader.options());
    return type != 0;
  }

  private void options(byte[] b, DhcpOptionReader options) {
    while (options.next()) {
      switch (options.code()) {
        case DhcpOption.MESSAGE_TYPE -> type = options.messageTypeType();
        case DhcpOption.SERVER_ID -> server = Bytes.getI32(b, options.serverOffset());
        case DhcpOption.REQUESTED_ADDRESS -> requested = Bytes.getI32(b, options.addressOffset());
        case DhcpOption.SUBNET_MASK -> mask = Bytes.getI32(b, options.maskOffset());
        case DhcpOption.ROUTERS -> router = Bytes.getI32(b, options.routersOffset());
        case DhcpOption.INTERFACE_MTU -> mtu = options.mtu();
        case DhcpOption.LEASE_TIME -> leaseSeconds = options.seconds();
        case DhcpOption.RENEWAL_TIME -> renewSeconds = options.seconds();
        case DhcpOption.REBINDING_TIME -> rebindSeconds = options.seconds();
        case DhcpOption.NAME_SERVERS -> {
          for (int i = 0; i + ADDRESS <= options.serversLength(); i += ADDRESS) {
            nameServers.add(IpAddress.v4(Bytes.getI32(b, options.serversOffset() + i)));
          }
        }
        case DhcpOption.CLASSLESS_ROUTES -> ways(b, options.classless());
        default -> {
          // Of no use here.
        }
      }
    }
  }

  private void ways(byte[] b, DhcpOptionReader.Classless ways) {
    while (ways.next() && routes.size() < MOST_ROUTES) {
      ClasslessRouteReader way = ways.value();
      int network = 0;
      for (int i = 0; i < way.targetLength(); i++) {
        network |= (b[way.targetOffset() + i] & 0xFF) << 24 - 8 * i;
      }
      IpAddress gateway = IpAddress.v4(Bytes.getI32(b, way.routerOffset()));
      routes.add(new DhcpLease.Way(IpAddress.v4(network), way.bits(), gateway));
    }
  }

  /** Bits of the mask; -1 if it is none. */
  int prefix() {
    if (mask == 0) {
      return 24;
    }
    int bits = Integer.numberOfLeadingZeros(~mask);
    return mask == (bits == 32 ? -1 : ~(-1 >>> bits)) ? bits : -1;
  }
}
