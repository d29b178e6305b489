// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.ethernet.EtherType;
import dev.meerkat.stack.count.StackCounter;
import java.util.Arrays;

/**
 * The link addresses of neighbours, and whether they are still right: RFC 4861 sections 7.2 and
 * 7.3, RFC 1122 section 2.3.2.
 *
 * <p>Only an answer to a question of ours makes a neighbour REACHABLE; what is said unasked changes
 * what is known at most to STALE, so that it is verified when it is used. One packet waits for each
 * question.
 */
final class NeighborCache {
  private final EthernetLink link;
  private final Solicitor solicitor;
  private final LinkLimits limits;
  private final Counters<StackCounter> counters;
  private final NeighborTable table;
  private final WaitingPackets waiting;
  private boolean inMotion;
  private long freshNanos;
  private long askNanos;

  NeighborCache(
      EthernetLink link,
      Solicitor solicitor,
      LinkLimits limits,
      int mtu,
      Counters<StackCounter> counters) {
    this.link = link;
    this.solicitor = solicitor;
    this.limits = limits;
    this.counters = counters;
    this.freshNanos = limits.freshNanos();
    this.askNanos = limits.askNanos();
    this.waiting = new WaitingPackets(limits.waiting(), mtu);
    this.table = new NeighborTable(limits.neighbors(), waiting);
  }

  /** How long an answer holds and how long one is waited for; 0 leaves it as it is. */
  void times(long fresh, long ask) {
    freshNanos = fresh == 0 ? freshNanos : fresh;
    askNanos = ask == 0 ? askNanos : ask;
  }

  int count() {
    return table.count();
  }

  /** Packets that wait for an answer. */
  int waiting() {
    return waiting.count();
  }

  /** Whether {@link #tick} has something to do. */
  boolean isInMotion() {
    return inMotion;
  }

  // Asking.

  /**
   * The link address of a neighbour; if it is not known, the packet waits for it.
   *
   * @return null if the packet was kept or dropped
   */
  byte[] resolve(
      long high, long low, byte[] packet, int offset, int length, long offload, long nowNanos) {
    Neighbor known = table.find(high, low);
    if (known == null) {
      known = table.add(high, low, nowNanos);
      move(nowNanos);
    }
    known.usedAtNanos = nowNanos;
    if (known.state == NeighborState.REACHABLE) {
      if (nowNanos - known.untilNanos < 0) {
        return known.link;
      }
      known.state = NeighborState.STALE;
    }
    if (known.state == NeighborState.STALE) {
      known.state = NeighborState.DELAY;
      known.untilNanos = nowNanos + limits.staleNanos();
      move(nowNanos);
    }
    if (known.state.hasLinkAddress()) {
      return known.link;
    }
    if (!waiting.keep(known, packet, offset, length, offload)) {
      counters.increment(StackCounter.NEIGHBOR_UNRESOLVED);
    }
    if (known.asked == 0) {
      ask(known, nowNanos);
    }
    return null;
  }

  private void move(long nowNanos) {
    inMotion = true;
    link.wakeUp(nowNanos);
  }

  private void ask(Neighbor known, long nowNanos) {
    known.asked++;
    known.askedAtNanos = nowNanos;
    solicitor.solicit(known, known.state == NeighborState.PROBE, nowNanos);
  }

  /** Asks again, gives up, and begins to verify what is used; called now and then. */
  void tick(long nowNanos) {
    inMotion = false;
    for (int i = table.count() - 1; i >= 0; i--) {
      Neighbor entry = table.entry(i);
      if (entry.state == NeighborState.DELAY && nowNanos - entry.untilNanos >= 0) {
        entry.state = NeighborState.PROBE;
        entry.asked = 0;
        ask(entry, nowNanos);
      } else if ((entry.state == NeighborState.INCOMPLETE || entry.state == NeighborState.PROBE)
          && nowNanos - entry.askedAtNanos >= askNanos) {
        askAgain(entry, nowNanos);
      }
      inMotion |= i < table.count() && entry.state.isInMotion();
    }
  }

  private void askAgain(Neighbor entry, long nowNanos) {
    if (entry.asked < limits.asks()) {
      ask(entry, nowNanos);
      return;
    }
    counters.increment(StackCounter.NEIGHBOR_UNRESOLVED);
    table.remove(entry);
  }

  // What is said.

  /**
   * A neighbour has said its link address. RFC 4861 section 7.2.5.
   *
   * @param at where the link address stands; negative if it was not told
   * @param solicited an answer to us
   * @param override takes the place of what was known
   */
  void answered(
      long high,
      long low,
      byte[] from,
      int at,
      boolean solicited,
      boolean override,
      long nowNanos) {
    Neighbor known = table.find(high, low);
    if (known == null || at < 0 && !known.state.hasLinkAddress()) {
      return;
    }
    boolean first = !known.state.hasLinkAddress();
    boolean differs = at >= 0 && (first || !isSame(known, from, at));
    if (differs && !first && !override) {
      if (known.state == NeighborState.REACHABLE) {
        known.state = NeighborState.STALE;
      }
      return;
    }
    if (differs) {
      System.arraycopy(from, at, known.link, 0, Neighbor.ADDRESS);
    }
    if (solicited) {
      known.state = NeighborState.REACHABLE;
      known.untilNanos = nowNanos + freshNanos;
    } else if (differs) {
      known.state = NeighborState.STALE;
    }
    known.asked = 0;
    sendWaiting(known, nowNanos);
  }

  /**
   * A neighbour has told its link address beside something else: RFC 4861 section 7.2.3, RFC 826.
   *
   * @param forUs it wants something of us: worth an entry if there is none
   */
  void heard(long high, long low, byte[] from, int at, boolean forUs, long nowNanos) {
    Neighbor known = table.find(high, low);
    if (known == null) {
      if (!forUs) {
        return;
      }
      known = table.add(high, low, nowNanos);
    } else if (known.state.hasLinkAddress() && isSame(known, from, at)) {
      return;
    } else if (known.state.hasLinkAddress() && IpBits.isV4(high, low)) {
      verify(known, nowNanos);
      return;
    }
    System.arraycopy(from, at, known.link, 0, Neighbor.ADDRESS);
    known.state = NeighborState.STALE;
    known.asked = 0;
    sendWaiting(known, nowNanos);
  }

  /**
   * Somebody says unasked that a neighbour is elsewhere now. ARP cannot tell a move from a lie: the
   * old place is asked, and if nobody answers there, everybody.
   */
  private void verify(Neighbor known, long nowNanos) {
    counters.increment(StackCounter.ARP_DOUBTED);
    if (known.state == NeighborState.PROBE) {
      return;
    }
    known.state = NeighborState.PROBE;
    known.asked = 0;
    move(nowNanos);
    ask(known, nowNanos);
  }

  /** Whether an answer from a link address is one to a question of ours. */
  boolean isAsked(long high, long low, byte[] from, int at) {
    Neighbor known = table.find(high, low);
    return known != null
        && (known.state == NeighborState.INCOMPLETE
            || known.state == NeighborState.PROBE && isSame(known, from, at));
  }

  private static boolean isSame(Neighbor known, byte[] from, int at) {
    return Arrays.equals(from, at, at + Neighbor.ADDRESS, known.link, 0, Neighbor.ADDRESS);
  }

  private void sendWaiting(Neighbor known, long nowNanos) {
    if (known.waiting != null) {
      link.send(
          known.waiting,
          NetworkInterface.HEADROOM,
          known.waitingLength,
          known.link,
          IpBits.isV4(known.high, known.low) ? EtherType.IPV4 : EtherType.IPV6,
          known.waitingOffload,
          nowNanos);
      waiting.giveBack(known);
    }
  }
}
