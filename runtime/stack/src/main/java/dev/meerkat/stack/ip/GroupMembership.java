// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.count.Counters;
import dev.meerkat.core.time.Timer;
import dev.meerkat.core.time.TimerWheel;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.icmpv6.ListenerQueryReader;
import dev.meerkat.stack.codec.igmp.IgmpReader;
import dev.meerkat.stack.codec.igmp.IgmpType;
import dev.meerkat.stack.codec.igmp.QueryReader;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.AssignedAddress;
import dev.meerkat.stack.link.Groups;
import dev.meerkat.stack.link.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Tells routers which groups are listened to: IGMPv3 (RFC 3376, version 2 where a querier speaks
 * it) and MLDv2 (RFC 3810), any source. Changes are told twice, queries answered at a random time.
 */
public final class GroupMembership implements PayloadSink {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;

  /** RFC 3376 section 8.12: twice the robustness and the query interval, and the response time. */
  private static final long OLDER_QUERIER_NANOS = 260 * SECOND;

  private static final int ROBUSTNESS = 2;
  private static final int MOST_PENDING = 256;
  private static final int V2_QUERY = 8;

  private final TimerWheel wheel;
  private final RandomGenerator random;
  private final Counters<StackCounter> counters;
  private final MembershipReports reports;
  private final IgmpReader reader = new IgmpReader();
  private final List<Pending> pending = new ArrayList<>();
  private final Timer due = new Timer((timer, now) -> sendDue(now));
  private long olderUntilNanos = Long.MIN_VALUE / 2;

  /** What is still to be told. */
  private static final class Pending {
    final NetworkInterface on;
    final long high;
    final long low;
    final MembershipReports.Kind kind;
    int left;
    long atNanos;

    Pending(
        NetworkInterface on,
        long high,
        long low,
        MembershipReports.Kind kind,
        int left,
        long atNanos) {
      this.on = on;
      this.high = high;
      this.low = low;
      this.kind = kind;
      this.left = left;
      this.atNanos = atNanos;
    }

    boolean isOf(NetworkInterface other, long otherHigh, long otherLow) {
      return on == other && high == otherHigh && low == otherLow;
    }
  }

  public GroupMembership(
      IpOutput output,
      IpAddresses addresses,
      TimerWheel wheel,
      RandomGenerator random,
      Counters<StackCounter> counters) {
    this.wheel = wheel;
    this.random = random;
    this.counters = counters;
    this.reports = new MembershipReports(output, addresses, counters);
  }

  // Ours.

  /**
   * One more listens to a group.
   *
   * @throws IllegalStateException if there are as many groups as the interface's limit allows
   */
  public void join(NetworkInterface on, long high, long low, long nowNanos) {
    if (on.groups().join(high, low)) {
      changed(on, high, low, true, nowNanos);
    }
  }

  /** One less listens to a group. */
  public void leave(NetworkInterface on, long high, long low, long nowNanos) {
    if (on.groups().leave(high, low)) {
      changed(on, high, low, false, nowNanos);
    }
  }

  /** An IPv6 address has come: its owners are asked in a group. */
  public void listens(NetworkInterface on, AssignedAddress address, long nowNanos) {
    if (address != null) {
      long group = IpBits.solicitedLow(address.low());
      changed(on, IpBits.LINK_GROUPS, group, true, nowNanos);
    }
  }

  private void changed(NetworkInterface on, long high, long low, boolean joined, long nowNanos) {
    pending.removeIf(each -> each.isOf(on, high, low));
    MembershipReports.Kind kind =
        joined ? MembershipReports.Kind.JOINED : MembershipReports.Kind.LEFT;
    add(new Pending(on, high, low, kind, ROBUSTNESS, nowNanos));
    sendDue(nowNanos);
  }

  // What routers ask.

  @Override
  public void onPayload(Packet packet) {
    int status = reader.wrap(packet.buffer, packet.payloadOffset, packet.payloadLength);
    if (status != Codec.OK || packet.hopLimit != 1) {
      counters.increment(StackCounter.GROUP_QUERY_IGNORED);
      return;
    }
    if (reader.type() != IgmpType.QUERY) {
      return;
    }
    QueryReader query = reader.bodyQuery();
    int code = reader.responseCode();
    if (packet.payloadLength == V2_QUERY) {
      olderUntilNanos = packet.nowNanos + OLDER_QUERIER_NANOS;
    }
    // Version 1 has no time to answer in: ten seconds.
    long most = (code == 0 ? 100 : time(code, 4, 128)) * 100 * MILLI;
    long group = IpBits.ofV4(Bytes.getI32(packet.buffer, query.groupOffset()));
    asked(packet, 0, group, most);
  }

  /** A query of MLD. */
  void onQuery(Packet packet, ListenerQueryReader query) {
    if (packet.hopLimit != 1 || !IpBits.isLinkLocal(packet.sourceHigh)) {
      counters.increment(StackCounter.GROUP_QUERY_IGNORED);
      return;
    }
    long high = Bytes.getI64(packet.buffer, query.groupOffset());
    long low = Bytes.getI64(packet.buffer, query.groupOffset() + 8);
    asked(packet, high, low, time(query.responseCode(), 12, 32_768) * MILLI);
  }

  /** Above a limit a code is a floating-point number. RFC 3376 section 4.1.1. */
  private static long time(int code, int mantissaBits, int limit) {
    if (code < limit) {
      return code;
    }
    int mantissa = code & (1 << mantissaBits) - 1 | 1 << mantissaBits;
    return (long) mantissa << (code >>> mantissaBits & 7) + 3;
  }

  private void asked(Packet packet, long high, long low, long mostNanos) {
    counters.increment(StackCounter.GROUP_QUERIES_RECEIVED);
    boolean all = IpBits.isUnspecified(high, low);
    if (!all && !packet.from.listensTo(high, low)) {
      return;
    }
    long at = packet.nowNanos + (long) (random.nextDouble() * mostNanos);
    for (int i = 0; i < pending.size(); i++) {
      Pending each = pending.get(i);
      if (each.isOf(packet.from, high, low)) {
        each.atNanos = Math.min(each.atNanos, at);
        schedule();
        return;
      }
    }
    MembershipReports.Kind kind =
        all ? MembershipReports.Kind.ALL : MembershipReports.Kind.LISTENING;
    add(new Pending(packet.from, high, low, kind, 1, at));
    schedule();
  }

  // Telling.

  private void add(Pending what) {
    if (pending.size() < MOST_PENDING) {
      pending.add(what);
    }
  }

  private void sendDue(long nowNanos) {
    boolean older = nowNanos - olderUntilNanos < 0;
    for (int i = pending.size() - 1; i >= 0; i--) {
      Pending each = pending.get(i);
      if (nowNanos - each.atNanos >= 0) {
        tell(each, older, nowNanos);
        each.left--;
        each.atNanos = nowNanos + (long) (random.nextDouble() * SECOND);
        if (each.left == 0) {
          pending.remove(i);
        }
      }
    }
    schedule();
  }

  private void tell(Pending what, boolean older, long nowNanos) {
    if (what.kind != MembershipReports.Kind.ALL) {
      reports.send(what.on, what.high, what.low, what.kind, older, nowNanos);
      return;
    }
    boolean v4 = IpBits.isV4(what.high, what.low);
    Groups groups = what.on.groups();
    for (int i = 0; i < groups.count(); i++) {
      if (IpBits.isV4(groups.high(i), groups.low(i)) == v4) {
        listening(what.on, groups.high(i), groups.low(i), older, nowNanos);
      }
    }
    if (!v4) {
      for (AssignedAddress each : what.on.addresses().all()) {
        long group = IpBits.solicitedLow(each.low());
        listening(what.on, IpBits.LINK_GROUPS, group, older, nowNanos);
      }
    }
  }

  private void listening(NetworkInterface on, long high, long low, boolean older, long nowNanos) {
    reports.send(on, high, low, MembershipReports.Kind.LISTENING, older, nowNanos);
  }

  private void schedule() {
    long next = Long.MAX_VALUE;
    for (int i = 0; i < pending.size(); i++) {
      next = Math.min(next, pending.get(i).atNanos);
    }
    if (next != Long.MAX_VALUE) {
      wheel.schedule(due, next);
    }
  }
}
