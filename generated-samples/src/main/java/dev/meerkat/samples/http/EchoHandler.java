// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.http;

import dev.meerkat.http.HttpExchange;
import dev.meerkat.http.HttpHandler;
import dev.meerkat.http.HttpStatus;

/** Sends a request's body back, as plain octets: never as a page that a browser would run. */
final class EchoHandler implements HttpHandler {
  private static final byte[] FIELDS =
      dev.meerkat.core.codec.Ascii.bytes(
          "Content-Type: application/octet-stream\r\nX-Content-Type-Options: nosniff\r\n");

  @Override
  public void handle(HttpExchange exchange) {
    exchange
        .fields(FIELDS)
        .send(HttpStatus.OK, exchange.body(), exchange.bodyOffset(), exchange.bodyLength());
  }
}
