// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import dev.meerkat.transport.memory.MemoryPeer;
import dev.meerkat.transport.memory.MemoryTransport;
import java.util.ArrayList;
import java.util.List;

/** A server and one client of it on a network in memory, on virtual time. */
final class Wire implements AutoCloseable {
  static final long SECOND = 1_000_000_000L;

  /** Answers with the request's body. */
  static final HttpHandler ECHO =
      exchange ->
          exchange.send(
              HttpStatus.OK, exchange.body(), exchange.bodyOffset(), exchange.bodyLength());

  final MemoryTransport network;
  final HttpServer server;
  final MemoryPeer client;
  final List<Throwable> failures = new ArrayList<>();

  Wire(HttpHandler handler) {
    this(handler, HttpLimits.DEFAULT);
  }

  Wire(HttpHandler handler, HttpLimits limits) {
    this(handler, limits, ConnectionLimits.DEFAULT);
  }

  Wire(HttpHandler handler, HttpLimits limits, ConnectionLimits connections) {
    network = new MemoryTransport((source, failure) -> failures.add(failure));
    server =
        HttpServer.listen(
            network, Endpoint.loopback(80), handler, limits, ListenerLimits.DEFAULT, connections);
    client = network.peer(server.listener());
  }

  /** Sends text and lets everything settle. */
  Wire send(String text) {
    client.send(text);
    network.settle();
    return this;
  }

  /** What came back since the last call. */
  String answer() {
    network.settle();
    return new String(client.take(), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** The statuses of what came back, which must have been read with {@link #answer}. */
  static List<Integer> statuses(String answers) {
    List<Integer> statuses = new ArrayList<>();
    for (int at = answers.indexOf("HTTP/1.1 ");
        at >= 0;
        at = answers.indexOf("HTTP/1.1 ", at + 9)) {
      statuses.add(Integer.parseInt(answers, at + 9, at + 12, 10));
    }
    return statuses;
  }

  /** The bodies of answers that tell a length each. */
  static List<String> bodies(String answers) {
    List<String> bodies = new ArrayList<>();
    int at = 0;
    while (at < answers.length()) {
      int end = answers.indexOf("\r\n\r\n", at) + 4;
      int field = answers.indexOf("Content-Length: ", at) + "Content-Length: ".length();
      int length = Integer.parseInt(answers, field, answers.indexOf("\r\n", field), 10);
      bodies.add(answers.substring(end, end + length));
      at = end + length;
    }
    return bodies;
  }

  boolean isClosed() {
    network.settle();
    return client.hasEnded() || client.isReset();
  }

  @Override
  public void close() {
    network.close();
  }
}
