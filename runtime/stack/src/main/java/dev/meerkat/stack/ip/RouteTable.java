// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import java.util.ArrayList;
import java.util.List;

/** Ways, the longest prefix first. RFC 1122 section 3.3.1. */
public final class RouteTable {
  private final int limit;
  private final List<Route> routes = new ArrayList<>();

  public RouteTable(int limit) {
    this.limit = limit;
  }

  /**
   * Adds a way.
   *
   * @throws IllegalStateException if there are as many as the limit allows
   */
  public void add(Route route) {
    if (routes.size() == limit) {
      throw new IllegalStateException("no more than " + limit + " routes");
    }
    int index = 0;
    while (index < routes.size() && routes.get(index).prefix() >= route.prefix()) {
      index++;
    }
    routes.add(index, route);
  }

  /** Whether one more can be added. */
  public boolean hasRoom() {
    return routes.size() < limit;
  }

  public void remove(Route route) {
    routes.remove(route);
  }

  /** The best way to a target, or null. */
  public Route find(long high, long low) {
    for (int i = 0; i < routes.size(); i++) {
      if (routes.get(i).leadsTo(high, low)) {
        return routes.get(i);
      }
    }
    return null;
  }

  /** All, the longest prefix first. */
  public List<Route> all() {
    return List.copyOf(routes);
  }
}
