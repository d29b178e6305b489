// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.stack;

import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;

/** One connection that sends as much as it can, to one that reads and forgets. */
final class Bulk {
  private static final int BUFFERS = 256 << 10;

  private final Source source = new Source();
  private final Sink sink = new Sink();

  /** Connects. */
  Bulk(MemoryHosts hosts) {
    ConnectionLimits limits =
        ConnectionLimits.DEFAULT.withIdleNanos(0).withReceiveBytes(BUFFERS).withSendBytes(BUFFERS);
    hosts.server().listen(MemoryHosts.SERVER, ListenerLimits.DEFAULT, limits, c -> sink);
    hosts.client().connect(MemoryHosts.SERVER, limits, source);
    hosts.until(() -> sink.received() > 0, "the first octets");
  }

  /** Octets that have come. */
  long received() {
    return sink.received();
  }
}
