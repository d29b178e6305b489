// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.transport.stream;

import dev.meerkat.core.buffer.BufferPools;
import dev.meerkat.core.loop.EventLoop;
import dev.meerkat.transport.Acceptor;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.TransportCounter;
import dev.meerkat.transport.TransportCounters;

/**
 * What all connections of one transport share.
 *
 * @param loop the loop that they live on
 * @param turns who has something to do
 * @param pools where their buffers come from
 * @param counters what has happened to them
 */
public record StreamContext(
    EventLoop loop, Turns turns, BufferPools pools, TransportCounters counters) {
  /** Asks who takes a connection; null if nobody does, or the acceptor throws. */
  ConnectionHandler accept(Acceptor acceptor, Connection connection) {
    ConnectionHandler first = null;
    try {
      first = acceptor.onAccept(connection);
    } catch (Throwable failure) {
      loop.report(acceptor, failure);
    }
    counters.increment(first == null ? TransportCounter.ACCEPT_REFUSED : TransportCounter.ACCEPTED);
    return first;
  }
}
