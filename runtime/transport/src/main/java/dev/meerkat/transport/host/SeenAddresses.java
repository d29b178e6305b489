// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.host;

import dev.meerkat.core.net.Endpoint;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Remembers the addresses of recent peers in both forms, so that a datagram from or to one of them
 * makes no object. A fixed table; a newcomer takes the place of whoever has the same slot.
 */
final class SeenAddresses {
  private static final int SLOTS = 256;

  private final SocketAddress[] theirs = new SocketAddress[SLOTS];
  private final Endpoint[] asOurs = new Endpoint[SLOTS];
  private final Endpoint[] ours = new Endpoint[SLOTS];
  private final InetSocketAddress[] asTheirs = new InetSocketAddress[SLOTS];

  SeenAddresses() {}

  Endpoint of(SocketAddress address) {
    int slot = slot(address.hashCode());
    if (!address.equals(theirs[slot])) {
      theirs[slot] = address;
      asOurs[slot] = SocketAddresses.of(address);
    }
    return asOurs[slot];
  }

  InetSocketAddress of(Endpoint endpoint) {
    int slot = slot(endpoint.hashCode());
    if (!endpoint.equals(ours[slot])) {
      ours[slot] = endpoint;
      asTheirs[slot] = SocketAddresses.of(endpoint);
    }
    return asTheirs[slot];
  }

  private static int slot(int hash) {
    int mixed = hash * 0x9E37_79B9;
    return mixed >>> 24;
  }
}
