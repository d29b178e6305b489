// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.icmpv6.Icmpv6Writer;
import dev.meerkat.stack.codec.icmpv6.ListenerRecordType;
import dev.meerkat.stack.codec.igmp.GroupRecordType;
import dev.meerkat.stack.codec.igmp.IgmpType;
import dev.meerkat.stack.codec.igmp.IgmpWriter;
import dev.meerkat.stack.codec.ip.IpProto;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.NetworkInterface;

/** Writes what is told of a group: RFC 3376 section 4.2, RFC 2236 section 2, RFC 3810 section 5. */
final class MembershipReports {
  private static final long ALL_ROUTERS = IpBits.ofV4(0xE000_0002);
  private static final long V3_ROUTERS = IpBits.ofV4(0xE000_0016);
  private static final long V2_LISTENER_ROUTERS = 0x16;
  private static final int ALERT = 8;

  /** Next header ICMPv6, then the router alert of RFC 2711, then padding. */
  private static final byte[] HOP_BY_HOP = {58, 0, 5, 2, 0, 0, 1, 0};

  private static final int MOST = 64;

  private final IpOutput output;
  private final IpAddresses addresses;
  private final Counters<StackCounter> counters;
  private final IgmpWriter writer = new IgmpWriter();
  private final Icmpv6Writer writer6 = new Icmpv6Writer();
  private final byte[] group = new byte[16];

  /** What is told. */
  enum Kind {
    JOINED,
    LEFT,
    LISTENING,
    /** All groups, each as LISTENING. */
    ALL
  }

  MembershipReports(IpOutput output, IpAddresses addresses, Counters<StackCounter> counters) {
    this.output = output;
    this.addresses = addresses;
    this.counters = counters;
  }

  /**
   * Sends a report of one group.
   *
   * @param older in version 2 of IGMP, because a querier speaks it
   */
  void send(NetworkInterface on, long high, long low, Kind kind, boolean older, long nowNanos) {
    Route route = addresses.direct(on);
    counters.increment(StackCounter.GROUP_REPORTS_SENT);
    if (!IpBits.isV4(high, low)) {
      send6(route, high, low, kind, nowNanos);
      return;
    }
    Bytes.putI32(group, 0, (int) low);
    boolean left = kind == Kind.LEFT;
    long to = older ? left ? ALL_ROUTERS : low : V3_ROUTERS;
    output.begin(0, IpBits.ofV4(on.ipv4()), 0, to);
    output.withRouterAlert();
    int size = older ? write2(left) : write3(kind);
    assert size > 0 : size;
    output.send(route, IpProto.IGMP, size, false, 0, nowNanos);
  }

  private int write2(boolean left) {
    writer
        .wrap(output.buffer(), output.payloadOffset(), MOST)
        .type(left ? IgmpType.LEAVE : IgmpType.REPORT_V2)
        .responseCode(0)
        .bodyMembership()
        .group(group, 0)
        .restWritten(0)
        .end();
    return writer.finish();
  }

  private int write3(Kind kind) {
    writer
        .wrap(output.buffer(), output.payloadOffset(), MOST)
        .responseCode(0)
        .bodyReportV3()
        .records()
        .add()
        .type(
            switch (kind) {
              case JOINED -> GroupRecordType.CHANGE_TO_EXCLUDE;
              case LEFT -> GroupRecordType.CHANGE_TO_INCLUDE;
              default -> GroupRecordType.MODE_IS_EXCLUDE;
            })
        .group(group, 0)
        .auxiliaryWritten(0)
        .end()
        .end()
        .restWritten(0)
        .end();
    return writer.finish();
  }

  private void send6(Route route, long high, long low, Kind kind, long nowNanos) {
    boolean addressed = output.begin(route, IpBits.LINK_GROUPS, V2_LISTENER_ROUTERS);
    if (!addressed || !IpBits.isLinkLocal(output.sourceHigh())) {
      // Without a link-local address routers do not listen, but switches do: RFC 3590.
      output.begin(0, 0, IpBits.LINK_GROUPS, V2_LISTENER_ROUTERS);
    }
    Bytes.putI64(group, 0, high);
    Bytes.putI64(group, 8, low);
    System.arraycopy(HOP_BY_HOP, 0, output.buffer(), output.payloadOffset(), ALERT);
    writer6
        .wrap(output.buffer(), output.payloadOffset() + ALERT, MOST)
        .code(0)
        .bodyListenerReportV2()
        .records()
        .add()
        .type(
            switch (kind) {
              case JOINED -> ListenerRecordType.CHANGE_TO_EXCLUDE;
              case LEFT -> ListenerRecordType.CHANGE_TO_INCLUDE;
              default -> ListenerRecordType.MODE_IS_EXCLUDE;
            })
        .group(group, 0)
        .auxiliaryWritten(0)
        .end()
        .end()
        .restWritten(0)
        .end();
    int size = writer6.finish(output.pseudo(IpProto.ICMPV6, writer6.size()));
    assert size > 0 : size;
    output.send(route, IpProto.HOPOPT, ALERT + size, false, 0, nowNanos);
  }
}
