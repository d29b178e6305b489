// SPDX-License-Identifier: Apache-2.0
package gen;

import gen.arp.Arp;
import gen.arp.ArpOperation;
import gen.arp.ArpWriter;
import gen.arp.HardwareType;
import gen.ethernet.EtherType;
import gen.ethernet.EthernetWriter;
import gen.ethernet.VlanWriter;
import gen.icmp.IcmpType;
import gen.icmp.IcmpWriter;
import gen.icmpv6.Icmpv6Type;
import gen.icmpv6.Icmpv6Writer;
import gen.ip.Ipv4Writer;
import gen.ipv6.Ipv6DestinationWriter;
import gen.ipv6.Ipv6HopByHopWriter;
import gen.ipv6.Ipv6Writer;
import gen.tcp.TcpFlags;
import gen.tcp.TcpOptionWriter;
import gen.tcp.TcpWriter;
import gen.udp.UdpWriter;

/** Frames written with generated writers alone, as a stack would: from the outside in. */
public final class Packets {
  private static final byte[] HERE = {2, 0, 0, 0, 0, 1};
  private static final byte[] THERE = {2, 0, 0, 0, 0, 2};
  private static final byte[] EVERYBODY = {-1, -1, -1, -1, -1, -1};
  private static final byte[] NOBODY = new byte[6];
  private static final byte[] SOURCE = {10, 0, 0, 1};
  private static final byte[] TARGET = {10, 0, 0, 2};
  private static final byte[] DATA = "some octets of data, an odd number!".getBytes();

  private static final EthernetWriter ETHERNET = new EthernetWriter();
  private static final VlanWriter VLAN = new VlanWriter();
  private static final ArpWriter ARP = new ArpWriter();
  private static final Ipv4Writer IP = new Ipv4Writer();
  private static final IcmpWriter ICMP = new IcmpWriter();
  private static final UdpWriter UDP = new UdpWriter();
  private static final TcpWriter TCP = new TcpWriter();

  private static final byte[] SOURCE_6 = {0x20, 1, 13, -72, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  private static final byte[] TARGET_6 = {0x20, 1, 13, -72, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2};
  private static final byte[] ZEROS = new byte[8];
  private static final Ipv6Writer IP6 = new Ipv6Writer();
  private static final Ipv6HopByHopWriter HOP = new Ipv6HopByHopWriter();
  private static final Ipv6DestinationWriter DESTINATION = new Ipv6DestinationWriter();
  private static final Icmpv6Writer ICMP6 = new Icmpv6Writer();

  private Packets() {}

  private static void ip6(byte[] b) {
    ethernet(b);
    IP6.wrap(b, ETHERNET.payloadOffset(), ETHERNET.payloadCapacity())
        .dscp(0).ecn(0).flow(7).hopLimit(1).source(SOURCE_6, 0).target(TARGET_6, 0);
  }

  private static int endIp6() {
    return ETHERNET.payload(IP6).finish();
  }

  public static int udpOverIpv6(byte[] b) {
    ip6(b);
    UDP.wrap(b, IP6.payloadOffset(), IP6.payloadCapacity())
        .sourcePort(50000).targetPort(50001).payload(DATA, 0, 35);
    IP6.payload(UDP);
    return endIp6();
  }

  public static int echoBehindHopByHop(byte[] b) {
    ip6(b);
    HOP.wrap(b, IP6.payloadOffset(), IP6.payloadCapacity());
    HOP.options().routerAlert(0).padN(ZEROS, 0, 0).end();
    ICMP6.wrap(b, HOP.payloadOffset(), HOP.payloadCapacity()).type(Icmpv6Type.ECHO_REQUEST).code(0);
    ICMP6.bodyEcho().id(1).sequence(2).data(DATA, 0, 9).end();
    HOP.payload(ICMP6);
    IP6.payload(HOP);
    return endIp6();
  }

  public static int tcpBehindTwoHeaders(byte[] b) {
    ip6(b);
    HOP.wrap(b, IP6.payloadOffset(), IP6.payloadCapacity());
    HOP.options().padN(ZEROS, 0, 4).end();
    DESTINATION.wrap(b, HOP.payloadOffset(), HOP.payloadCapacity());
    DESTINATION.options().tunnelLimit(4).pad1().pad1().pad1().end();
    TCP.wrap(b, DESTINATION.payloadOffset(), DESTINATION.payloadCapacity())
        .sourcePort(50000).targetPort(50001).seq(1).ack(1).flags(TcpFlags.ACK)
        .window(64240).urgent(0).payload(DATA, 0, 5);
    DESTINATION.payload(TCP);
    HOP.payload(DESTINATION);
    IP6.payload(HOP);
    return endIp6();
  }

  private static void ethernet(byte[] b) {
    ETHERNET.wrap(b, 0, b.length).target(THERE, 0).source(HERE, 0);
  }

  private static Ipv4Writer ip(byte[] b, int at, int capacity) {
    return IP.wrap(b, at, capacity)
        .dscp(0).ecn(0).id(7).df(1).mf(0).fragment(0).ttl(64).source(SOURCE, 0).target(TARGET, 0);
  }

  private static Ipv4Writer ip(byte[] b) {
    ethernet(b);
    return ip(b, ETHERNET.payloadOffset(), ETHERNET.payloadCapacity());
  }

  private static int endIp() {
    return ETHERNET.type(EtherType.IPV4).payload(IP).finish();
  }

  public static int arpRequest(byte[] b) {
    ETHERNET.wrap(b, 0, b.length).target(EVERYBODY, 0).source(HERE, 0);
    ARP.wrap(b, ETHERNET.payloadOffset(), ETHERNET.payloadCapacity())
        .hardwareType(HardwareType.ETHERNET).protocolType(EtherType.IPV4)
        .hardwareSize(6).protocolSize(4).operation(ArpOperation.REQUEST)
        .sourceHardware(HERE, 0, 6).sourceProtocol(SOURCE, 0, 4)
        .targetHardware(NOBODY, 0, 6).targetProtocol(TARGET, 0, 4);
    return ETHERNET.payload(ARP).finish();
  }

  public static int arpReply(byte[] b) {
    ethernet(b);
    ARP.wrap(b, ETHERNET.payloadOffset(), ETHERNET.payloadCapacity())
        .hardwareType(HardwareType.ETHERNET).protocolType(EtherType.IPV4)
        .hardwareSize(6).protocolSize(4).operation(ArpOperation.REPLY)
        .sourceHardware(HERE, 0, 6).sourceProtocol(SOURCE, 0, 4)
        .targetHardware(THERE, 0, 6).targetProtocol(TARGET, 0, 4);
    return ETHERNET.payload(ARP).finish();
  }

  public static int udpOdd(byte[] b) {
    ip(b);
    UDP.wrap(b, IP.payloadOffset(), IP.payloadCapacity())
        .sourcePort(50000).targetPort(50001).payload(DATA, 0, 35);
    IP.payload(UDP);
    return endIp();
  }

  public static int udpEmpty(byte[] b) {
    ip(b);
    UDP.wrap(b, IP.payloadOffset(), IP.payloadCapacity()).sourcePort(50000).targetPort(50001);
    IP.payload(UDP);
    return endIp();
  }

  public static int udpWithoutChecksum(byte[] b) {
    ip(b);
    UDP.wrap(b, IP.payloadOffset(), IP.payloadCapacity())
        .sourcePort(50000).targetPort(50001).checksumOmitted().payload(DATA, 0, 4);
    IP.payload(UDP);
    return endIp();
  }

  private static TcpWriter tcp(int flags) {
    return TCP.wrap(IP.buffer(), IP.payloadOffset(), IP.payloadCapacity())
        .sourcePort(50000).targetPort(50001).seq(0xFFFF_FFF0L).ack(1).flags(flags)
        .window(64240).urgent(0);
  }

  private static int endTcp() {
    IP.payload(TCP);
    return endIp();
  }

  public static int tcpSyn(byte[] b) {
    ip(b);
    tcp(TcpFlags.SYN).ack(0).options()
        .mss(1460).sackOk().timestamps(100, 0).nop().window(7).end();
    return endTcp();
  }

  public static int tcpData(byte[] b) {
    ip(b);
    tcp(TcpFlags.ACK | TcpFlags.PSH).payload(DATA, 0, 35);
    return endTcp();
  }

  private static final byte[] OUTSIDE = {(byte) 203, 0, 113, 7};
  private static final com.acme.Translation TRANSLATION = new com.acme.Translation();

  public static int tcpTranslated(byte[] b) {
    int length = tcpData(b);
    int code = TRANSLATION.translate(b, 14, length - 14, OUTSIDE, 61234);
    return code == 0 ? length : -code;
  }

  public static int udpTranslated(byte[] b) {
    int length = udpOdd(b);
    int code = TRANSLATION.translate(b, 14, length - 14, OUTSIDE, 61235);
    return code == 0 ? length : -code;
  }

  public static int tcpSack(byte[] b) {
    ip(b);
    tcp(TcpFlags.ACK).options().nop().nop().sack().blocks()
        .add().left(10).right(20).end()
        .add().left(30).right(40).end()
        .end().end().end()
        .payload(DATA, 0, 2);
    return endTcp();
  }

  public static int tcpFin(byte[] b) {
    ip(b);
    tcp(TcpFlags.FIN | TcpFlags.ACK).options().userTimeout(1, 5).fastOpen(DATA, 0, 8).end();
    return endTcp();
  }

  private static IcmpWriter icmp() {
    return ICMP.wrap(IP.buffer(), IP.payloadOffset(), IP.payloadCapacity()).code(0);
  }

  private static int endIcmp() {
    IP.payload(ICMP);
    return endIp();
  }

  public static int echoRequest(byte[] b) {
    ip(b);
    icmp().type(IcmpType.ECHO_REQUEST).bodyEcho().id(1).sequence(2).data(DATA, 0, 7);
    return endIcmp();
  }

  public static int echoReply(byte[] b) {
    ip(b);
    icmp().type(IcmpType.ECHO_REPLY).bodyEcho().id(1).sequence(2).data(DATA, 0, 7);
    return endIcmp();
  }

  /** What could not be delivered: header and first octets of a datagram of ours. */
  private static int quoted(byte[] b) {
    ip(b, 0, b.length);
    UDP.wrap(b, IP.payloadOffset(), IP.payloadCapacity()).sourcePort(50000).targetPort(50001);
    return IP.payload(UDP).finish();
  }

  public static int unreachable(byte[] b) {
    byte[] original = new byte[100];
    int length = quoted(original);
    ip(b);
    icmp().code(4).bodyUnreachable().words(0).nextHopMtu(1400).original(original, 0, length);
    return endIcmp();
  }

  public static int timeExceeded(byte[] b) {
    byte[] original = new byte[100];
    int length = quoted(original);
    ip(b);
    icmp().bodyTimeExceeded().words(0).original(original, 0, length);
    return endIcmp();
  }

  public static int redirect(byte[] b) {
    byte[] original = new byte[100];
    int length = quoted(original);
    ip(b);
    icmp().code(1).bodyRedirect().gateway(TARGET, 0).original(original, 0, length);
    return endIcmp();
  }

  public static int routerAlert(byte[] b) {
    ip(b).options().routerAlert(0).nop().recordRoute()
        .pointer(8).hops().add().address(SOURCE, 0).end().add().address(NOBODY, 0).end()
        .end().end().end();
    UDP.wrap(b, IP.payloadOffset(), IP.payloadCapacity())
        .sourcePort(50000).targetPort(50001).payload(DATA, 0, 3);
    IP.payload(UDP);
    return endIp();
  }

  public static int unknownProtocol(byte[] b) {
    ip(b).protocol(253).payload(DATA, 0, 20);
    return endIp();
  }

  public static int tagged(byte[] b) {
    ethernet(b);
    VLAN.wrap(b, ETHERNET.payloadOffset(), ETHERNET.payloadCapacity())
        .priority(3).dropEligible(0).vlan(42);
    ip(b, VLAN.payloadOffset(), VLAN.payloadCapacity());
    UDP.wrap(b, IP.payloadOffset(), IP.payloadCapacity())
        .sourcePort(50000).targetPort(50001).payload(DATA, 0, 3);
    IP.payload(UDP);
    VLAN.payload(IP);
    return ETHERNET.type(EtherType.VLAN).payload(VLAN).finish();
  }
}
