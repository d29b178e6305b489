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

  // Where values stand in {@code fields}.
  private static final int CLIENT = 0;
  private static final int REQUESTED = 4;
  private static final int SERVER = 8;

  private final byte[] message = new byte[576];
  private final byte[] fields = new byte[12];
  private final byte[] hardware = new byte[16];
  private final DhcpWriter writer = new DhcpWriter();

  DhcpClientWriter(long address) {
    Bytes.putU48(hardware, 0, address);
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
    Bytes.putI32(fields, CLIENT, client);
    Bytes.putI32(fields, REQUESTED, requested);
    Bytes.putI32(fields, SERVER, server);
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
            .client(fields, CLIENT)
            .your(ZEROS, 0)
            .server(ZEROS, 0)
            .relay(ZEROS, 0)
            .hardware(hardware, 0)
            .serverName(ZEROS, 0)
            .bootFile(ZEROS, 0)
            .options()
            .messageType(type)
            .clientId(ETHERNET, hardware, 0, 6);
    if (requested != 0) {
      options.requestedAddress(fields, REQUESTED);
    }
    if (server != 0) {
      options.serverId(fields, SERVER);
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
}
