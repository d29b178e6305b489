// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.http.HttpExchange;
import dev.meerkat.http.HttpHandler;
import dev.meerkat.http.HttpLimits;
import dev.meerkat.http.HttpMethod;
import dev.meerkat.http.HttpServer;
import dev.meerkat.http.HttpStatus;
import dev.meerkat.http.Router;
import dev.meerkat.http.StaticFiles;
import dev.meerkat.samples.codec.http.ResponseHeadReader;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import dev.meerkat.transport.memory.MemoryPeer;
import dev.meerkat.transport.memory.MemoryTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A whole server on a network in memory, hostile bytes from one client.
 *
 * <p>No exception; every handled request is answered once, in order, and at most one refusal
 * follows; the answers parse; they are the same whole and in pieces; when the client has ended, the
 * connection ends by itself and its buffers are given back; nothing outside the folder is served.
 * Input: how the bytes are cut, then the bytes.
 */
public final class HttpConnectionTarget {
  private static final long LONG_ENOUGH = 3_600_000_000_000L;
  private static final int MOST_BODY = 4096;
  private static final String OF_HEAD = "X-Of-Head";
  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
  private static final StaticFiles FILES = files();
  private static final HttpHandler SITE =
      Router.builder()
          .route(HttpMethod.POST, "/echo", HttpConnectionTarget::echo)
          .get("/chunks", exchange -> exchange.send(HttpStatus.OK, new FewOctets(), -1))
          .otherwise(FILES)
          .build();

  private HttpConnectionTarget() {}

  /** One input. */
  public static void accept(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] requests = Arrays.copyOfRange(input, 1, input.length);
    String whole = exchange(requests, 1 << 20);
    int segment = 1 + (input[0] & 0xFF);
    Claim.same(whole, exchange(requests, segment), () -> "in segments of " + segment);
  }

  /** Whether a response says that it answers HEAD: it has no content then, whatever its length. */
  static boolean answersHead(ResponseHeadReader head) {
    for (int i = 0; i < head.headersCount(); i++) {
      String name =
          new String(
              head.buffer(),
              head.headersNameOffset(i),
              head.headersNameLength(i),
              StandardCharsets.ISO_8859_1);
      if (name.equals(OF_HEAD)) {
        return true;
      }
    }
    return false;
  }

  private static String exchange(byte[] requests, int segment) {
    AtomicInteger handled = new AtomicInteger();
    HttpHandler counting =
        exchange -> {
          handled.incrementAndGet();
          if (exchange.method() == HttpMethod.HEAD) {
            exchange.field(OF_HEAD, "1");
          }
          SITE.handle(exchange);
        };
    List<Throwable> failures = new ArrayList<>();
    try (MemoryTransport network =
        new MemoryTransport((source, failure) -> failures.add(failure))) {
      network.segmentBytes(segment);
      HttpServer server =
          HttpServer.listen(
              network,
              Endpoint.loopback(80),
              counting,
              HttpLimits.DEFAULT.withMaxBodyBytes(MOST_BODY),
              ListenerLimits.DEFAULT,
              ConnectionLimits.DEFAULT);
      MemoryPeer client = network.peer(server.listener());
      send(network, client, requests);
      client.endOutput();
      network.settle();
      network.pass(LONG_ENOUGH);
      failures.forEach(HttpConnectionTarget::fail);
      Claim.holds(client.hasEnded() || client.isReset(), () -> "the connection stays open");
      Claim.same(0, server.connections(), () -> "connections that are left");
      Claim.same(0L, network.bufferedBytes(), () -> "bytes in buffers that are left");
      byte[] answers = client.take();
      int responses = new ResponseStream(answers).count(client.isReset());
      int most = handled.get() + 1;
      Claim.holds(
          responses <= most && (responses >= most - 1 || client.isReset()),
          () -> responses + " responses to " + (most - 1) + " requests");
      String told = new String(answers, StandardCharsets.ISO_8859_1);
      Claim.holds(!told.contains(SiteFolder.SECRET), () -> "a secret was served: " + told);
      // whether a client is told to go on depends on how much of its body is there already
      return client.isReset() ? "reset" : told.replace(CONTINUE, "");
    }
  }

  private static void send(MemoryTransport network, MemoryPeer client, byte[] requests) {
    int sent = 0;
    while (sent < requests.length) {
      int taken = client.send(requests, sent, requests.length - sent);
      network.settle();
      if (taken == 0 && (client.hasEnded() || client.isReset())) {
        return;
      }
      sent += taken;
    }
  }

  private static void echo(HttpExchange exchange) {
    exchange.send(HttpStatus.OK, exchange.body(), exchange.bodyOffset(), exchange.bodyLength());
  }

  private static void fail(Throwable failure) {
    throw new AssertionError("thrown into the loop: " + failure, failure);
  }

  private static StaticFiles files() {
    try {
      return new StaticFiles(SiteFolder.create().root());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
