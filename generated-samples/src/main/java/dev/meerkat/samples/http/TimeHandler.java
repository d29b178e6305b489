// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.http;

import dev.meerkat.core.codec.Ascii;
import dev.meerkat.http.HttpExchange;
import dev.meerkat.http.HttpHandler;
import dev.meerkat.http.HttpStatus;

/**
 * {@code {"time":"2026-01-31T12:00:00Z","epochMillis":1769860800000}}, without allocation.
 *
 * <p>One buffer does for all connections: an answer of this size goes into the send buffer at once.
 */
final class TimeHandler implements HttpHandler {
  private static final byte[] FIELDS =
      Ascii.bytes("Content-Type: application/json\r\nCache-Control: no-store\r\n");
  private static final byte[] START = Ascii.bytes("{\"time\":\"");
  private static final byte[] MIDDLE = Ascii.bytes("Z\",\"epochMillis\":");

  private final byte[] json = new byte[96];

  @Override
  public void handle(HttpExchange exchange) {
    int length = write(json, exchange.loop().epochMillis());
    exchange.fields(FIELDS).send(HttpStatus.OK, json, 0, length);
  }

  private static int write(byte[] json, long epochMillis) {
    System.arraycopy(START, 0, json, 0, START.length);
    int at = IsoTime.write(json, START.length, Math.floorDiv(epochMillis, 1000L));
    System.arraycopy(MIDDLE, 0, json, at, MIDDLE.length);
    at += MIDDLE.length;
    at += Ascii.putDecimal(json, at, epochMillis);
    json[at++] = '}';
    json[at++] = '\n';
    return at;
  }
}
