// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import dev.meerkat.core.codec.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts messages into frames, so that a dissector finds them: a capture of link type Ethernet. */
final class WrittenFrames {
  /** What a message stands in: {@code eth 0806}, {@code ip 1}, {@code udp 53}, {@code tcp 502}. */
  private static final Map<String, String> CARRIERS = new HashMap<>();

  static {
    for (String line :
        """
        net.ethernet.Ethernet = frame
        net.ethernet.Vlan = eth 8100
        net.arp.Arp = eth 0806
        net.ip.Ipv4 = eth 0800
        net.ipv6.Ipv6 = eth 86dd
        net.pppoe.PppoeDiscovery = eth 8863
        net.pppoe.PppoeSession = eth 8864
        net.ppp.Ppp = pppoe
        net.ppp.Lcp = ppp c021
        net.ppp.Pap = ppp c023
        net.ppp.Chap = ppp c223
        net.ppp.Ipcp = ppp 8021
        net.ppp.Ipv6cp = ppp 8057
        net.icmp.Icmp = ip 1
        net.igmp.Igmp = ip 2
        net.tcp.Tcp = ip 6
        net.udp.Udp = ip 17
        net.dns.Dns = udp 53
        net.dhcp.Dhcp = udp 67
        net.dhcpv6.Dhcpv6 = udp 547
        net.ntp.Ntp = udp 123
        net.coap.Coap = udp 5683
        net.modbus.ModbusRequest = tcp 502
        net.modbus.ModbusResponse = from 502
        net.mqtt.Mqtt = tcp 1883
        net.tls.TlsRecord = tcp 443
        net.tls.Handshake = tls
        """
            .split("\n")) {
      String[] sides = line.split(" = ");
      CARRIERS.put(sides[0], sides[1]);
    }
  }

  private static final int HEAD = 24;
  private static final int RECORD = 16;
  private static final int IPV4 = 20;
  private static final int MAC_AND_TYPE = 14;

  private final List<String> titles = new ArrayList<>();
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  WrittenFrames() {
    byte[] head = new byte[HEAD];
    Bytes.putI32(head, 0, 0xA1B2C3D4);
    Bytes.putU16(head, 4, 2);
    Bytes.putU16(head, 6, 4);
    Bytes.putI32(head, 16, 0x40000);
    Bytes.putI32(head, 20, 1);
    file.writeBytes(head);
  }

  /** Messages that can be put into frames. */
  static List<String> messages() {
    return CARRIERS.keySet().stream().sorted().toList();
  }

  /** Adds a message; each gets ports and so a connection of its own. */
  void add(String title, String message, byte[] octets) {
    byte[] frame = carried(CARRIERS.get(message).split(" "), octets);
    byte[] record = new byte[RECORD];
    Bytes.putI32(record, 8, frame.length);
    Bytes.putI32(record, 12, frame.length);
    file.writeBytes(record);
    file.writeBytes(frame);
    titles.add(message + ": " + title);
  }

  byte[] capture() {
    return file.toByteArray();
  }

  /** What stands in each frame. */
  List<String> titles() {
    return titles;
  }

  private byte[] carried(String[] carrier, byte[] octets) {
    int number = carrier.length > 1 ? Integer.parseInt(carrier[1], radix(carrier[0])) : 0;
    return switch (carrier[0]) {
      case "frame" -> octets;
      case "eth" -> ethernet(number, octets);
      case "pppoe" -> ethernet(0x8864, pppoe(octets));
      case "ppp" -> ethernet(0x8864, pppoe(join(u16(number), octets)));
      case "ip" -> ip(number, octets);
      case "udp" -> ip(17, udp(number, octets));
      case "from" -> ip(6, tcp(number, port(), octets));
      case "tls" ->
          ip(6, tcp(port(), 443, join(new byte[] {22, 3, 3}, join(u16(octets.length), octets))));
      default -> ip(6, tcp(port(), number, octets));
    };
  }

  private static int radix(String carrier) {
    return carrier.equals("eth") || carrier.equals("ppp") ? 16 : 10;
  }

  private int port() {
    return 10_000 + titles.size() % 40_000;
  }

  private static byte[] ethernet(int type, byte[] payload) {
    byte[] head = new byte[MAC_AND_TYPE];
    head[5] = 2;
    head[0] = 2;
    head[6] = 2;
    Bytes.putU16(head, 12, type);
    return join(head, payload);
  }

  private static byte[] pppoe(byte[] payload) {
    byte[] head = {0x11, 0, 0, 1, 0, 0};
    Bytes.putU16(head, 4, payload.length);
    return join(head, payload);
  }

  private static byte[] ip(int protocol, byte[] payload) {
    byte[] head = new byte[IPV4];
    head[0] = 0x45;
    Bytes.putU16(head, 2, IPV4 + payload.length);
    head[8] = 64;
    head[9] = (byte) protocol;
    Bytes.putI32(head, 12, 0x0A000001);
    Bytes.putI32(head, 16, 0x0A000002);
    return ethernet(0x0800, join(head, payload));
  }

  private byte[] udp(int port, byte[] payload) {
    byte[] head = new byte[8];
    Bytes.putU16(head, 0, port());
    Bytes.putU16(head, 2, port);
    Bytes.putU16(head, 4, head.length + payload.length);
    return join(head, payload);
  }

  private static byte[] tcp(int source, int target, byte[] payload) {
    byte[] head = new byte[20];
    Bytes.putU16(head, 0, source);
    Bytes.putU16(head, 2, target);
    head[7] = 1;
    head[11] = 1;
    head[12] = 0x50;
    head[13] = 0x18;
    Bytes.putU16(head, 14, 1000);
    return join(head, payload);
  }

  private static byte[] u16(int value) {
    return new byte[] {(byte) (value >>> 8), (byte) value};
  }

  private static byte[] join(byte[] head, byte[] tail) {
    byte[] joined = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }
}
