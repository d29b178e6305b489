// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

/** What answers a request. */
@FunctionalInterface
public interface HttpHandler {
  /**
   * Answers a request whose head and body are complete.
   *
   * <p>Exactly one of the exchange's {@code send} methods is to be called, now or, after {@link
   * HttpExchange#defer}, later on the loop's thread. What the exchange shows of the request is
   * valid until this method returns, or until the answer when it was deferred. A handler that
   * returns without either is answered for with 500, and so is one that throws.
   */
  void handle(HttpExchange exchange);
}
