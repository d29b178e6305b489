// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.http.HttpExchange;
import dev.meerkat.http.HttpLimits;
import dev.meerkat.http.HttpMethod;
import dev.meerkat.http.HttpServer;
import dev.meerkat.http.HttpStatus;
import dev.meerkat.http.Router;
import dev.meerkat.http.StaticFiles;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import dev.meerkat.transport.memory.MemoryPeer;
import dev.meerkat.transport.memory.MemoryTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server of a folder, with {@code POST /echo}, on a network in memory, and one client. */
final class HostileSite implements AutoCloseable {
  static final long SECOND = 1_000_000_000L;

  final MemoryTransport network;
  final HttpServer server;
  final MemoryPeer client;
  private final List<Throwable> failures = new ArrayList<>();

  HostileSite(Path root) throws IOException {
    network = new MemoryTransport((source, failure) -> failures.add(failure));
    server =
        HttpServer.listen(
            network,
            Endpoint.loopback(80),
            Router.builder()
                .route(HttpMethod.POST, "/echo", HostileSite::echo)
                .otherwise(new StaticFiles(root))
                .build(),
            HttpLimits.DEFAULT,
            ListenerLimits.DEFAULT,
            ConnectionLimits.DEFAULT);
    client = network.peer(server.listener());
  }

  private static void echo(HttpExchange exchange) {
    exchange.send(HttpStatus.OK, exchange.body(), exchange.bodyOffset(), exchange.bodyLength());
  }

  /** Sends text and gives what came back; fails when something was thrown into the loop. */
  String send(String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    int sent = 0;
    while (sent < octets.length) {
      int taken = client.send(octets, sent, octets.length - sent);
      network.settle();
      if (taken == 0 && isClosed()) {
        break;
      }
      sent += taken;
    }
    return answer();
  }

  /** What came back since the last call. */
  String answer() {
    network.settle();
    if (!failures.isEmpty()) {
      throw new AssertionError("thrown into the loop", failures.get(0));
    }
    return new String(client.take(), StandardCharsets.ISO_8859_1);
  }

  /** The statuses of responses in order. */
  static List<Integer> statuses(String answers) {
    List<Integer> statuses = new ArrayList<>();
    String start = "HTTP/1.1 ";
    for (int at = answers.indexOf(start); at >= 0; at = answers.indexOf(start, at + 1)) {
      statuses.add(Integer.parseInt(answers, at + 9, at + 12, 10));
    }
    return statuses;
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
