// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import java.util.HashSet;
import java.util.Set;

/** What all connections of one server share: handler, limits, dates, counters. */
final class HttpService {
  private final HttpHandler handler;
  private final HttpLimits limits;
  private final ResponseHead responseHead = new ResponseHead(new DateField());
  private final ErrorPages errorPages = new ErrorPages();
  private final Set<HttpServerConnection> open = new HashSet<>();
  private long responses;
  private long refusals;

  HttpService(HttpHandler handler, HttpLimits limits) {
    this.handler = handler;
    this.limits = limits;
  }

  HttpHandler handler() {
    return handler;
  }

  HttpLimits limits() {
    return limits;
  }

  ResponseHead responseHead() {
    return responseHead;
  }

  ErrorPages errorPages() {
    return errorPages;
  }

  Set<HttpServerConnection> open() {
    return open;
  }

  void connectionOpened(HttpServerConnection connection) {
    open.add(connection);
  }

  void connectionClosed(HttpServerConnection connection) {
    open.remove(connection);
  }

  void counted(int status) {
    responses++;
    if (status >= 400) {
      refusals++;
    }
  }

  long responses() {
    return responses;
  }

  long refusals() {
    return refusals;
  }
}
