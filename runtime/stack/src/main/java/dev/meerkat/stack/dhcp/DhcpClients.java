// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.dhcp;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.transport.DatagramHandler;
import dev.meerkat.transport.Datagrams;
import java.util.ArrayList;
import java.util.List;

/** The clients of a host, one an interface: all at one port. */
public final class DhcpClients {
  private final DhcpHost host;
  private final List<DhcpClient> clients = new ArrayList<>();
  private final DhcpMessage message = new DhcpMessage();
  private Datagrams port;

  public DhcpClients(DhcpHost host) {
    this.host = host;
  }

  /** A client for an interface, not begun. */
  public DhcpClient client(NetworkInterface on, DhcpLimits limits, DhcpListener listener) {
    DhcpClient client = new DhcpClient(host, this, on, limits, listener);
    clients.add(client);
    if (port == null) {
      port = host.bind(Endpoint.anyAddress(DhcpMessage.CLIENT_PORT), new Answers());
    }
    return client;
  }

  void remove(DhcpClient client) {
    clients.remove(client);
    if (clients.isEmpty() && port != null) {
      port.close();
      port = null;
    }
  }

  private final class Answers implements DatagramHandler {
    @Override
    public void onDatagram(Datagrams from, Endpoint source, byte[] b, int offset, int length) {
      if (source.port() != DhcpMessage.SERVER_PORT || !message.read(b, offset, length)) {
        return;
      }
      for (int i = 0; i < clients.size(); i++) {
        if (clients.get(i).isFor(message)) {
          clients.get(i).receive(message, host.loop().now());
          return;
        }
      }
    }
  }
}
