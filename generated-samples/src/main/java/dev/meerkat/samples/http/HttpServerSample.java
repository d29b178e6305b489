// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.http;

import dev.meerkat.core.net.Endpoint;
import dev.meerkat.http.HttpHandler;
import dev.meerkat.http.HttpServer;
import dev.meerkat.http.Router;
import dev.meerkat.http.StaticFiles;
import dev.meerkat.samples.Sample;
import dev.meerkat.transport.Transport;
import dev.meerkat.transport.host.HostTransport;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A web server in a handful of lines: a page, {@code GET /api/time}, {@code POST /api/echo}, and
 * the files of a directory.
 */
public final class HttpServerSample implements Sample {
  private static final String LOOPBACK = "127.0.0.1";

  private final Transport transport;
  private final String address;
  private final HttpServer server;

  /**
   * Listens on this machine's own sockets; {@link #run} then serves.
   *
   * @param root directory to serve at {@code /}, or null to serve the page there
   * @throws IOException when the directory is missing or the page cannot be read
   * @throws dev.meerkat.transport.TransportException when the address cannot be listened on
   */
  public HttpServerSample(Endpoint local, Path root) throws IOException {
    this(HostTransport.open(Sample::report), local, LOOPBACK, root);
  }

  /**
   * Listens on any network.
   *
   * @param transport the network; taken over and closed
   * @param host how this side is called in the printed URL
   * @param root directory to serve at {@code /}, or null to serve the page there
   * @throws IOException when the directory is missing or the page cannot be read
   * @throws dev.meerkat.transport.TransportException when the address cannot be listened on
   */
  public HttpServerSample(Transport transport, Endpoint local, String host, Path root)
      throws IOException {
    this.transport = transport;
    try {
      server = HttpServer.listen(transport, local, router(root));
    } catch (RuntimeException | IOException failure) {
      transport.close();
      throw failure;
    }
    address = "http://" + host + ":" + local().port() + "/";
  }

  private static Router router(Path root) throws IOException {
    HttpHandler page = new PackagedPage("/www/", "/meerkat/");
    HttpHandler files = root == null ? new PackagedPage("/www/", "/") : new StaticFiles(root);
    return Router.builder()
        .get("/api/time", new TimeHandler())
        .post("/api/echo", new EchoHandler())
        .get("/meerkat/", page)
        .get("/meerkat/app.js", page)
        .get("/meerkat/style.css", page)
        .otherwise(files)
        .build();
  }

  /** The address served, with the port that was really given. */
  public Endpoint local() {
    return server.local();
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void run() {
    transport.loop().run();
  }

  @Override
  public void stop() {
    transport.loop().stop();
  }

  @Override
  public void close() {
    server.close();
    transport.close();
  }
}
