// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.stack.ip.PathError;
import dev.meerkat.stack.ip.PingHandler;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.Datagrams;
import java.nio.charset.StandardCharsets;

/** Pings whoever a datagram names, and says what came of it: "10.9.0.1 1000". */
record PingOnWish(NetworkStack stack) implements DatagramHandler {
  private static final long SECONDS = 2_000_000_000L;

  @Override
  public void onDatagram(Datagrams port, Endpoint source, byte[] buffer, int offset, int length) {
    String text = new String(buffer, offset, length, StandardCharsets.UTF_8).strip();
    if (!text.matches("[0-9a-f.:]{3,40} [0-9]{1,5}")) {
      // Scans and floods come here too.
      return;
    }
    String[] wish = text.split(" ");
    IpAddress target = IpAddress.parse(wish[0]);
    PingHandler handler =
        new PingHandler() {
          @Override
          public void onReply(IpAddress from, int sequence, long time, int hops, int octets) {
            say(port, source, octets + " octets from " + from);
          }

          @Override
          public void onFailure(IpAddress to, int sequence, PathError error) {
            say(port, source, "no answer from " + to + ": " + error);
          }
        };
    int sent = stack.pinger().ping(target, Integer.parseInt(wish[1]), SECONDS, handler);
    if (sent < 0) {
      say(port, source, "not sent: " + sent);
    }
  }

  private static void say(Datagrams port, Endpoint to, String text) {
    byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
    port.send(to, line, 0, line.length);
  }
}
