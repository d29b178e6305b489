// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.tcp;

import java.util.ArrayList;
import java.util.List;

/** Connections by their ends: a table of chains, its hash keyed so that nobody can fill one. */
final class FlowTable {
  private static final int BUCKETS = 1024;

  private final TcpFlow[] buckets = new TcpFlow[BUCKETS];
  private final InitialNumbers hash;
  private int count;

  FlowTable(InitialNumbers hash) {
    this.hash = hash;
  }

  int count() {
    return count;
  }

  /** The connection between two ends; null if there is none. */
  TcpFlow find(TcpEnds ends) {
    TcpFlow flow = buckets[bucket(ends)];
    while (flow != null && !flow.ends.isSame(ends)) {
      flow = flow.next;
    }
    return flow;
  }

  void add(TcpFlow flow) {
    int bucket = bucket(flow.ends);
    flow.next = buckets[bucket];
    buckets[bucket] = flow;
    count++;
  }

  void remove(TcpFlow gone) {
    int bucket = bucket(gone.ends);
    TcpFlow before = null;
    for (TcpFlow flow = buckets[bucket]; flow != null; flow = flow.next) {
      if (flow == gone) {
        if (before == null) {
          buckets[bucket] = flow.next;
        } else {
          before.next = flow.next;
        }
        count--;
        return;
      }
      before = flow;
    }
  }

  private int bucket(TcpEnds ends) {
    return hash.hash(ends) & BUCKETS - 1;
  }

  /** All connections, as they are now. */
  List<TcpFlow> all() {
    List<TcpFlow> all = new ArrayList<>();
    for (TcpFlow first : buckets) {
      for (TcpFlow flow = first; flow != null; flow = flow.next) {
        all.add(flow);
      }
    }
    return all;
  }
}
