// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.http;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Undertow with one I/O thread and answers held in memory. */
final class UndertowPeer {
  private UndertowPeer() {}

  static void serve(Path files) throws IOException {
    Map<String, ByteBuffer> contents =
        Map.of(
            "/time", hold(ServedContent.TIME.getBytes(StandardCharsets.US_ASCII)),
            "/file-1k", hold(Files.readAllBytes(files.resolve("file-1k"))),
            "/file-100k", hold(Files.readAllBytes(files.resolve("file-100k"))));
    Undertow server =
        Undertow.builder()
            .setIoThreads(1)
            .setWorkerThreads(1)
            .addHttpListener(0, "127.0.0.1", exchange -> answer(exchange, contents))
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    System.out.println(address.getPort());
  }

  private static void answer(HttpServerExchange exchange, Map<String, ByteBuffer> contents) {
    ByteBuffer content = contents.get(exchange.getRequestPath());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(content.duplicate());
  }

  private static ByteBuffer hold(byte[] content) {
    return ByteBuffer.allocateDirect(content.length).put(content).flip();
  }
}
