// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.http.HttpExchange;
import dev.meerkat.http.HttpLimits;
import dev.meerkat.http.HttpServer;
import dev.meerkat.http.HttpStatus;
import dev.meerkat.http.codec.http.RequestHeadReader;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.ListenerLimits;
import dev.meerkat.transport.memory.MemoryPeer;
import dev.meerkat.transport.memory.MemoryTransport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends a stream of bytes to our server, in memory and on virtual time. */
final class RequestSession {
  /** Longer than any deadline of a head or a body of a few thousand octets. */
  private static final long LONG_ENOUGH = 100_000_000_000L;

  private static final String STATUS_LINE = "HTTP/1.1 ";

  private final List<Message> messages = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();

  private RequestSession() {}

  /** All at once. */
  static Outcome whole(byte[] raw) {
    return new RequestSession().run(raw, 0, Integer.MAX_VALUE);
  }

  /** No more than so many octets a time. */
  static Outcome inSegments(byte[] raw, int segment) {
    return new RequestSession().run(raw, 0, segment);
  }

  /** The first octets, then the others. */
  static Outcome cutAt(byte[] raw, int place) {
    return new RequestSession().run(raw, place, Integer.MAX_VALUE);
  }

  private Outcome run(byte[] raw, int place, int segment) {
    try (MemoryTransport network =
        new MemoryTransport((source, failure) -> failures.add(failure)).segmentBytes(segment)) {
      HttpServer server =
          HttpServer.listen(
              network,
              Endpoint.loopback(80),
              this::take,
              HttpLimits.DEFAULT,
              ListenerLimits.DEFAULT,
              ConnectionLimits.DEFAULT);
      MemoryPeer client = network.peer(server.listener());
      send(network, client, raw, 0, place);
      send(network, client, raw, place, raw.length);
      boolean closed = client.hasEnded() || client.isReset();
      network.pass(LONG_ENOUGH);
      return outcome(client.received(), closed);
    }
  }

  private static void send(
      MemoryTransport network, MemoryPeer client, byte[] raw, int from, int end) {
    int at = from;
    while (at < end) {
      int sent = client.send(raw, at, end - at);
      at += sent;
      network.settle();
      if (sent == 0) {
        return; // nobody reads there any more
      }
    }
  }

  private void take(HttpExchange exchange) {
    RequestHeadReader head = exchange.head();
    List<Message.Field> fields = new ArrayList<>();
    for (int row = 0; row < head.headersCount(); row++) {
      fields.add(
          new Message.Field(
              latin1(head.buffer(), head.headersNameOffset(row), head.headersNameLength(row)),
              exchange.fieldValue(row)));
    }
    messages.add(
        new Message(
            latin1(head.buffer(), head.methodOffset(), head.methodLength()),
            latin1(head.buffer(), head.targetOffset(), head.targetLength()),
            head.minor(),
            fields,
            latin1(exchange.body(), exchange.bodyOffset(), exchange.bodyLength())));
    exchange.send(HttpStatus.NO_CONTENT);
  }

  private Outcome outcome(String received, boolean closed) {
    if (!failures.isEmpty()) {
      throw new AssertionError("the engine threw", failures.get(0));
    }
    int answered = 0;
    int refusal = 0;
    for (int at = received.indexOf(STATUS_LINE);
        at >= 0;
        at = received.indexOf(STATUS_LINE, at + 1)) {
      int status = Integer.parseInt(received, at + 9, at + 12, 10);
      if (status == HttpStatus.NO_CONTENT) {
        answered++;
      } else if (status >= 400) {
        refusal = status;
      }
    }
    if (answered != messages.size()) {
      throw new AssertionError(messages.size() + " requests, " + answered + " answers");
    }
    Verdict verdict =
        refusal == 0
            ? Verdict.ACCEPT
            : refusal == HttpStatus.REQUEST_TIMEOUT ? Verdict.INCOMPLETE : Verdict.REJECT;
    return new Outcome(verdict, List.copyOf(messages), refusal, closed);
  }

  private static String latin1(byte[] octets, int offset, int length) {
    return new String(octets, offset, length, StandardCharsets.ISO_8859_1);
  }
}
