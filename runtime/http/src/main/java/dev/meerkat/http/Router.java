// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Sends a request to the handler of its path and method.
 *
 * <pre>
 * HttpHandler app = Router.builder()
 *     .get("/api/time", time)
 *     .post("/api/echo", echo)
 *     .otherwise(files)
 *     .build();
 * </pre>
 *
 * <p>Paths compare exactly, as decoded octets. A path that has routes but none for the method is
 * answered with 405 and Allow; HEAD goes to the GET route; OPTIONS is answered here.
 */
public final class Router implements HttpHandler {
  private final Route[] routes;
  private final HttpHandler otherwise;

  private Router(List<Route> routes, HttpHandler otherwise) {
    this.routes = routes.toArray(Route[]::new);
    this.otherwise = otherwise;
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  public void handle(HttpExchange exchange) {
    RequestTarget target = exchange.target();
    if (target.form() == RequestTarget.Form.ASTERISK) {
      exchange.field("Allow", "GET, HEAD, POST, OPTIONS").send(HttpStatus.NO_CONTENT);
      return;
    }
    if (target.form() == RequestTarget.Form.AUTHORITY) {
      exchange.send(HttpStatus.NOT_IMPLEMENTED);
      return;
    }
    for (Route route : routes) {
      if (target.pathEquals(route.path)) {
        route.handle(exchange);
        return;
      }
    }
    otherwise.handle(exchange);
  }

  private static final class Route {
    private final byte[] path;
    private final HttpHandler[] byMethod = new HttpHandler[HttpMethod.values().length];
    private final String allow;

    private Route(String path, Map<HttpMethod, HttpHandler> handlers) {
      this.path = path.getBytes(StandardCharsets.UTF_8);
      handlers.forEach((method, handler) -> byMethod[method.ordinal()] = handler);
      if (byMethod[HttpMethod.HEAD.ordinal()] == null) {
        byMethod[HttpMethod.HEAD.ordinal()] = byMethod[HttpMethod.GET.ordinal()];
      }
      allow = allowed();
    }

    private void handle(HttpExchange exchange) {
      HttpHandler handler = byMethod[exchange.method().ordinal()];
      if (handler != null) {
        handler.handle(exchange);
      } else if (exchange.method() == HttpMethod.OPTIONS) {
        exchange.field("Allow", allow).send(HttpStatus.NO_CONTENT);
      } else {
        exchange.field("Allow", allow).send(HttpStatus.METHOD_NOT_ALLOWED);
      }
    }

    private String allowed() {
      TreeSet<HttpMethod> methods = new TreeSet<>();
      methods.add(HttpMethod.OPTIONS);
      for (HttpMethod method : HttpMethod.values()) {
        if (byMethod[method.ordinal()] != null) {
          methods.add(method);
        }
      }
      return String.join(", ", methods.stream().map(Enum::name).toList());
    }
  }

  /** Collects routes. */
  public static final class Builder {
    private final Map<String, Map<HttpMethod, HttpHandler>> handlers =
        new java.util.LinkedHashMap<>();
    private HttpHandler otherwise = exchange -> exchange.send(HttpStatus.NOT_FOUND);

    private Builder() {}

    public Builder get(String path, HttpHandler handler) {
      return route(HttpMethod.GET, path, handler);
    }

    public Builder post(String path, HttpHandler handler) {
      return route(HttpMethod.POST, path, handler);
    }

    /**
     * Adds a route.
     *
     * @param path a decoded path that begins with a slash
     * @throws IllegalArgumentException when the path has no slash or the route is there already
     */
    public Builder route(HttpMethod method, String path, HttpHandler handler) {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("path must begin with a slash: " + path);
      }
      Map<HttpMethod, HttpHandler> ofPath =
          handlers.computeIfAbsent(path, p -> new EnumMap<>(HttpMethod.class));
      if (ofPath.putIfAbsent(method, handler) != null) {
        throw new IllegalArgumentException("second route for " + method + " " + path);
      }
      return this;
    }

    /** Who answers paths without a route; without this, 404. */
    public Builder otherwise(HttpHandler handler) {
      otherwise = handler;
      return this;
    }

    public Router build() {
      List<Route> routes = new ArrayList<>();
      handlers.forEach((path, byMethod) -> routes.add(new Route(path, byMethod)));
      return new Router(routes, otherwise);
    }
  }
}
