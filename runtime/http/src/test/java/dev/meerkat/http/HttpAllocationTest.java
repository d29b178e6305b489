// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.core.net.Endpoint;
import dev.meerkat.testkit.AllocationProbe;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.host.HostTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * In the steady state a request and its answer over the host's sockets allocate nothing: client,
 * server, loop and the JDK's selector counted, for all of them run on the one thread.
 */
@Timeout(60)
class HttpAllocationTest {
  private static final int WARM_UP = 5_000;
  private static final int REQUESTS = 1_000;

  private final List<Throwable> errors = new ArrayList<>();
  @TempDir private Path folder;

  /** The shape of a small JSON answer: fields made before, numbers written in place. */
  private static final class Json implements HttpHandler {
    private static final byte[] FIELDS =
        Ascii.bytes("Content-Type: application/json\r\nCache-Control: no-store\r\n");
    private static final byte[] START = Ascii.bytes("{\"epochMillis\":");

    private final byte[] json = new byte[64];

    @Override
    public void handle(HttpExchange exchange) {
      System.arraycopy(START, 0, json, 0, START.length);
      int at = START.length;
      at += Ascii.putDecimal(json, at, exchange.loop().epochMillis());
      json[at++] = '}';
      exchange.fields(FIELDS).send(HttpStatus.OK, json, 0, at);
    }
  }

  /** Sends one request again and again, each when the answer before has come. */
  private static final class Client implements ConnectionHandler {
    private static final byte[] LENGTH = Ascii.bytes("Content-Length: ");

    private final byte[] request;
    private final byte[] answer = new byte[64 * 1024];
    private int received;
    private long answers;
    private int bodyLength;

    Client(String head) {
      request = Ascii.bytes(head);
    }

    @Override
    public void onOpen(Connection connection) {
      connection.write(request, 0, request.length);
    }

    @Override
    public int onData(Connection connection, byte[] buffer, int offset, int length) {
      System.arraycopy(buffer, offset, answer, received, length);
      received += length;
      if (isComplete()) {
        answers++;
        received = 0;
        connection.write(request, 0, request.length);
      }
      return length;
    }

    private boolean isComplete() {
      int end = emptyLine();
      if (end < 0) {
        return false;
      }
      int at = field();
      bodyLength = 0;
      while (answer[at] != '\r') {
        bodyLength = bodyLength * 10 + answer[at++] - '0';
      }
      return received == end + 4 + bodyLength;
    }

    /** Where the empty line stands, or -1. */
    private int emptyLine() {
      for (int at = 0; at + 4 <= received; at++) {
        if (answer[at] == '\r' && answer[at + 2] == '\r' && answer[at + 3] == '\n') {
          return at;
        }
      }
      return -1;
    }

    private int field() {
      for (int at = 0; at < received; at++) {
        if (java.util.Arrays.equals(answer, at, at + LENGTH.length, LENGTH, 0, LENGTH.length)) {
          return at + LENGTH.length;
        }
      }
      throw new AssertionError("no length in the answer");
    }
  }

  @Test
  void smallJson_overSockets_allocatesNothing() {
    Router router = Router.builder().get("/api/time", new Json()).build();
    int body = assertAllocatesNothing(router, "GET /api/time HTTP/1.1\r\nHost: a\r\n\r\n");
    assertEquals("{\"epochMillis\":1700000000000}".length(), body);
  }

  @Test
  void cachedFile_overSockets_allocatesNothing() throws IOException {
    Files.writeString(folder.resolve("page.html"), "x".repeat(10_000));
    HttpHandler files = Router.builder().otherwise(new StaticFiles(folder)).build();
    int body = assertAllocatesNothing(files, "GET /page.html HTTP/1.1\r\nHost: a\r\n\r\n");
    assertEquals(10_000, body);
  }

  @Test
  void fileAskedForByABrowser_overSockets_allocatesNothing() throws IOException {
    Files.writeString(folder.resolve("page.html"), "x".repeat(10_000));
    String head =
        String.join(
            "\r\n",
            "GET /page.html?v=1 HTTP/1.1",
            "Host: localhost:8080",
            "Connection: keep-alive",
            "User-Agent: Mozilla/5.0",
            "Accept: text/html,*/*;q=0.8",
            "Accept-Encoding: gzip, deflate, br",
            "If-None-Match: \"other\"",
            "\r\n");
    assertEquals(10_000, assertAllocatesNothing(new StaticFiles(folder), head));
  }

  @Test
  void postedBody_overSockets_allocatesNothing() {
    HttpHandler echo =
        exchange ->
            exchange.send(
                HttpStatus.OK, exchange.body(), exchange.bodyOffset(), exchange.bodyLength());
    String head = "POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
    assertEquals(5, assertAllocatesNothing(echo, head));
    String coded = "POST /api/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    String chunks = coded + "3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n";
    assertEquals(5, assertAllocatesNothing(echo, chunks));
  }

  private int assertAllocatesNothing(HttpHandler handler, String request) {
    try (HostTransport host = HostTransport.open((source, failure) -> errors.add(failure))) {
      HttpServer server = HttpServer.listen(host, Endpoint.loopback(0), handler);
      Client client = new Client(request);
      host.connect(server.local(), ConnectionLimits.DEFAULT, client);
      AllocationProbe.assertAllocatesNothing(
          WARM_UP,
          REQUESTS,
          () -> {
            long before = client.answers;
            while (client.answers == before) {
              host.loop().poll(System.nanoTime());
            }
          });
      assertEquals(List.of(), errors);
      assertTrue(server.responses() > WARM_UP);
      assertEquals(0, server.refusals());
      return client.bodyLength;
    }
  }
}
