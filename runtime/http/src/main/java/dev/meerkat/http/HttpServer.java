// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.transport.Connection;
import dev.meerkat.transport.ConnectionHandler;
import dev.meerkat.transport.ConnectionLimits;
import dev.meerkat.transport.Listener;
import dev.meerkat.transport.ListenerLimits;
import dev.meerkat.transport.Transport;
import java.util.List;

/**
 * An HTTP/1.1 server on one loop (RFC 9110, RFC 9112).
 *
 * <pre>
 * HttpServer server = HttpServer.listen(transport, Endpoint.loopback(8080), handler);
 * </pre>
 *
 * <p>Keep-alive and pipelining; GET, HEAD, POST and any other method to the handler; bodies with a
 * length or in chunks, collected up to a limit; {@code Expect: 100-continue}. Refused with the
 * right status and closed: what RFC 9112 forbids, and what it only tolerates (bare LF, folded
 * lines, a repeated Content-Length). Not here: upgrades, ranges, compression, trailers to the
 * handler.
 *
 * <p>All methods on the loop's thread, or before the loop runs.
 */
public final class HttpServer implements AutoCloseable {
  private final Listener listener;
  private final HttpService service;

  private HttpServer(Listener listener, HttpService service) {
    this.listener = listener;
    this.service = service;
  }

  /** Listens with default limits. */
  public static HttpServer listen(Transport transport, Endpoint local, HttpHandler handler) {
    return listen(
        transport,
        local,
        handler,
        HttpLimits.DEFAULT,
        ListenerLimits.DEFAULT,
        ConnectionLimits.DEFAULT);
  }

  /**
   * Listens.
   *
   * @param connections its receive buffer must hold a head of {@code limits.maxHeadBytes()}
   * @throws dev.meerkat.transport.TransportException if the address cannot be listened on
   */
  public static HttpServer listen(
      Transport transport,
      Endpoint local,
      HttpHandler handler,
      HttpLimits limits,
      ListenerLimits listening,
      ConnectionLimits connections) {
    if (connections.receiveBytes() < limits.maxHeadBytes()) {
      throw new IllegalArgumentException(
          "receiveBytes is "
              + connections.receiveBytes()
              + ", must be at least maxHeadBytes, "
              + limits.maxHeadBytes());
    }
    HttpService service = new HttpService(handler, limits);
    Listener listener =
        transport.listen(local, listening, connections, accepted -> serve(accepted, service));
    return new HttpServer(listener, service);
  }

  /**
   * The engine for one connection, of whatever transport: bytes in, bytes out, no socket.
   *
   * @return to be given the connection's events
   */
  public static ConnectionHandler serve(
      Connection connection, HttpHandler handler, HttpLimits limits) {
    return serve(connection, new HttpService(handler, limits));
  }

  private static ConnectionHandler serve(Connection connection, HttpService service) {
    HttpServerConnection engine = new HttpServerConnection(connection, service);
    service.connectionOpened(engine);
    return engine;
  }

  /** The address listened on, with the port that was really given. */
  public Endpoint local() {
    return listener.local();
  }

  /** Where connections come in. */
  public Listener listener() {
    return listener;
  }

  /** Responses sent since the start, refusals included. */
  public long responses() {
    return service.responses();
  }

  /** Responses with a status of 400 or above. */
  public long refusals() {
    return service.refusals();
  }

  /** Connections that are open now. */
  public int connections() {
    return service.open().size();
  }

  /** Accepts no more, ends idle connections, and lets requests under way be answered. */
  @Override
  public void close() {
    listener.close();
    for (HttpServerConnection connection : List.copyOf(service.open())) {
      connection.drain();
    }
  }
}
