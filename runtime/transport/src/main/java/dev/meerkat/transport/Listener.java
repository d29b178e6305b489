// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport;

import dev.meerkat.core.net.Endpoint;

/** A port that takes in connections. */
public interface Listener extends AutoCloseable {
  /** The address listened on, with the port that was really given. */
  Endpoint local();

  /** Connections that were accepted here and are not over. */
  int connections();

  /** Accepts no more; connections already accepted live on. */
  @Override
  void close();
}
