// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.stack.codec.dhcp.DhcpMessageType;
import dev.meerkat.stack.codec.dhcp.DhcpOperation;
import dev.meerkat.stack.codec.dhcp.DhcpOption;
import dev.meerkat.stack.codec.dhcp.DhcpOptionWriter;
import dev.meerkat.stack.codec.dhcp.DhcpWriter;
import java.util.Arrays;

/** Writes what a client says: RFC 2131 section 4.4.1, table 5. */
final class DhcpClientWriter {
  /** BOOTP's least, which old servers insist on. */
  private static final int LEAST = 300;

  private static final int ETHERNET = 1;
  private static final int MOST_ANSWER = 1472;
  private static final byte[] ZEROS = new byte[128];

  private final byte[] message = new byte[576];
  private final byte[] fields = new byte[28];
  private final DhcpWriter writer = new DhcpWriter();
  private final long hardware;

  DhcpClientWriter(long hardware) {
    this.hardware = hardware;
  }

  byte[] message() {
    return message;
  }

  /**
   * Writes a message; 0 for addresses that it does not have.
   *
   * @param client our address, if we may use it
   * @return its length
   */
  int write(int type, long transaction, int seconds, int client, int requested, int server) {
    Arrays.fill(message, (byte) 0);
    Bytes.putI32(fields, 0, client);
    Bytes.putI32(fields, 4, requested);
    Bytes.putI32(fields, 8, server);
    Bytes.putU48(fields, 12, hardware);
    boolean asks = type == DhcpMessageType.DISCOVER || type == DhcpMessageType.REQUEST;
    DhcpOptionWriter<DhcpWriter> options =
        writer
            .wrap(message, 0, message.length)
            .operation(DhcpOperation.BOOT_REQUEST)
            .hardwareType(ETHERNET)
            .hardwareSize(6)
            .hops(0)
            .transaction(transaction)
            .seconds(Math.min(seconds, 0xFFFF))
            .broadcast(asks && client == 0 ? 1 : 0)
            .client(fields, 0)
            .your(ZEROS, 0)
            .server(ZEROS, 0)
            .relay(ZEROS, 0)
            .hardware(fields(), 0)
            .serverName(ZEROS, 0)
            .bootFile(ZEROS, 0)
            .options()
            .messageType(type)
            .clientId(ETHERNET, fields, 12, 6);
    if (requested != 0) {
      options.requestedAddress(fields, 4);
    }
    if (server != 0) {
      options.serverId(fields, 8);
    }
    if (asks) {
      options
          .maxSize(MOST_ANSWER)
          .parameters()
          .codes()
          .codesAdd(DhcpOption.SUBNET_MASK)
          .codesAdd(DhcpOption.CLASSLESS_ROUTES)
          .codesAdd(DhcpOption.ROUTERS)
          .codesAdd(DhcpOption.NAME_SERVERS)
          .codesAdd(DhcpOption.INTERFACE_MTU)
          .codesAdd(DhcpOption.RENEWAL_TIME)
          .codesAdd(DhcpOption.REBINDING_TIME)
          .end();
    }
    options.endElement().end();
    int length = writer.finish();
    assert length > 0 : length;
    return Math.max(LEAST, length);
  }

  private byte[] fields() {
    byte[] all = new byte[16];
    System.arraycopy(fields, 12, all, 0, 6);
    return all;
  }
}
