// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.DatagramLimits;
import dev.meerkat.transport.Datagrams;
import java.nio.charset.StandardCharsets;

/** Joins and leaves groups as datagrams wish, and says how much was heard: "join 239.9.9.9". */
final class GroupsOnWish implements DatagramHandler {
  static final int PORT = 10;
  static final int GROUP_PORT = 5354;

  private final Datagrams listening;
  private int heard;

  GroupsOnWish(NetworkStack stack) {
    listening =
        stack.bind(
            Endpoint.anyAddress(GROUP_PORT),
            DatagramLimits.DEFAULT,
            new DatagramHandler() {
              @Override
              public void onDatagram(
                  Datagrams port, Endpoint source, byte[] buffer, int offset, int length) {
                heard++;
              }
            });
  }

  @Override
  public void onDatagram(Datagrams port, Endpoint source, byte[] buffer, int offset, int length) {
    String text = new String(buffer, offset, length, StandardCharsets.UTF_8).strip();
    if (!text.matches("heard|(join|leave) [0-9a-f.:]{3,40}")) {
      // Scans and floods come here too.
      return;
    }
    if (text.startsWith("join ")) {
      listening.join(IpAddress.parse(text.substring(5)));
    } else if (text.startsWith("leave ")) {
      listening.leave(IpAddress.parse(text.substring(6)));
    }
    byte[] line = ("heard " + heard + "\n").getBytes(StandardCharsets.UTF_8);
    port.send(source, line, 0, line.length);
  }
}
