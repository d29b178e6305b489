// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.stack;

import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;

/** Sends zeros for as long as there is room. */
final class Source implements ConnectionHandler {
  private final byte[] octets = new byte[64 << 10];

  @Override
  public void onOpen(Connection connection) {
    onWritable(connection);
  }

  @Override
  public void onWritable(Connection connection) {
    while (connection.write(octets, 0, octets.length) == octets.length) {
      // what is written is all that there is to do
    }
  }
}
