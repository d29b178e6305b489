// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.samples.codec.icmp.IcmpReader;
import dev.meerkat.samples.codec.icmp.IcmpType;
import dev.meerkat.samples.codec.icmp.IcmpWriter;
import dev.meerkat.samples.codec.icmpv6.Icmpv6Reader;
import dev.meerkat.samples.codec.icmpv6.Icmpv6Type;
import dev.meerkat.samples.codec.icmpv6.Icmpv6Writer;
import dev.meerkat.samples.codec.ip.Ipv4Reader;
import dev.meerkat.samples.codec.ip.Ipv4Writer;
import dev.meerkat.samples.codec.ipv6.Ipv6Writer;
import dev.meerkat.samples.codec.udp.UdpWriter;
import dev.meerkat.testkit.RequiredTool;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Linux kernel answers our pings and delivers our datagrams, checksums and all. */
@Timeout(60)
class KernelIT {
  private static final int CAPACITY = 1_000;
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int ID = 0x4D4B;
  private static final byte[] DATA = "meerkat".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private final byte[] packet = new byte[CAPACITY];

  @BeforeAll
  static void needsRoot() throws IOException, InterruptedException {
    String id = Tools.run(new byte[0], Map.of(), "id", "-u").output();
    RequiredTool.require(id.equals("0\n"), "raw sockets are root's alone");
  }

  @Test
  void echoRequest_sentToTheKernel_isAnswered() throws Exception {
    Ipv4Writer ip = ipv4();
    IcmpWriter icmp = new IcmpWriter();
    icmp.wrap(packet, ip.payloadOffset(), ip.payloadCapacity()).code(0);
    icmp.type(IcmpType.ECHO_REQUEST).bodyEcho().id(ID).sequence(7).data(DATA, 0, DATA.length).end();
    int length = written(ip.payload(icmp).finish());

    Ipv4Reader around = new Ipv4Reader();
    IcmpReader answer = new IcmpReader();
    boolean isAnswered = false;
    for (byte[] octets : exchanged("4", Arrays.copyOf(packet, length))) {
      assertEquals(Codec.OK, around.wrap(octets, 0, octets.length));
      assertEquals(Codec.OK, around.wrapPayload(answer));
      isAnswered |=
          answer.type() == IcmpType.ECHO_REPLY
              && answer.bodyEcho().id() == ID
              && answer.bodyEcho().sequence() == 7
              && answer.bodyEcho().dataLength() == DATA.length;
    }
    assertTrue(isAnswered);
  }

  @Test
  void echoRequestOfIcmpv6_sentToTheKernel_isAnswered() throws Exception {
    Ipv6Writer ip = ipv6();
    Icmpv6Writer icmp = new Icmpv6Writer();
    icmp.wrap(packet, ip.payloadOffset(), ip.payloadCapacity()).code(0);
    icmp.type(Icmpv6Type.ECHO_REQUEST).bodyEcho().id(ID).sequence(7).data(DATA, 0, 7).end();
    int length = written(ip.payload(icmp).finish());

    Icmpv6Reader answer = new Icmpv6Reader();
    boolean isAnswered = false;
    for (byte[] octets : exchanged("6", Arrays.copyOf(packet, length))) {
      assertEquals(Codec.OK, answer.wrap(octets, 0, octets.length, InetChecksum.UNKNOWN));
      isAnswered |=
          answer.type() == Icmpv6Type.ECHO_REPLY
              && answer.bodyEcho().id() == ID
              && answer.bodyEcho().dataLength() == DATA.length;
    }
    assertTrue(isAnswered);
  }

  @Test
  void datagrams_handedToTheKernel_areDeliveredUnlessTheirChecksumIsWrong() throws Exception {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0))) {
      Ipv4Writer ip = ipv4();
      UdpWriter udp = new UdpWriter();
      udp.wrap(packet, ip.payloadOffset(), ip.payloadCapacity());
      udp.sourcePort(40_000).targetPort(socket.getLocalPort()).payload(DATA, 0, DATA.length);
      byte[] good = Arrays.copyOf(packet, written(ip.payload(udp).finish()));
      byte[] wrong = good.clone();
      wrong[wrong.length - 1] ^= 1;
      exchanged("4", wrong, good);

      assertEquals("meerkat", received(socket));
    }
  }

  @Test
  void datagramOverIpv6_handedToTheKernel_isDelivered() throws Exception {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_6), 0))) {
      Ipv6Writer ip = ipv6();
      UdpWriter udp = new UdpWriter();
      udp.wrap(packet, ip.payloadOffset(), ip.payloadCapacity());
      udp.sourcePort(40_000).targetPort(socket.getLocalPort()).payload(DATA, 0, DATA.length);
      exchanged("6", Arrays.copyOf(packet, written(ip.payload(udp).finish())));

      assertEquals("meerkat", received(socket));
    }
  }

  private Ipv4Writer ipv4() {
    Ipv4Writer ip = new Ipv4Writer();
    ip.wrap(packet, 0, CAPACITY).dscp(0).ecn(0).id(1).df(0).mf(0).fragment(0).ttl(64);
    return ip.source(LOOPBACK, 0).target(LOOPBACK, 0);
  }

  private Ipv6Writer ipv6() {
    Ipv6Writer ip = new Ipv6Writer();
    ip.wrap(packet, 0, CAPACITY).dscp(0).ecn(0).flow(0).hopLimit(64);
    return ip.source(LOOPBACK_6, 0).target(LOOPBACK_6, 0);
  }

  private static int written(int length) {
    assertTrue(length > 0, () -> "not written: " + -length);
    return length;
  }

  private static String received(DatagramSocket socket) throws IOException {
    DatagramPacket datagram = new DatagramPacket(new byte[CAPACITY], CAPACITY);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.receive(datagram);
    return new String(datagram.getData(), 0, datagram.getLength(), StandardCharsets.US_ASCII);
  }

  /** Hands packets to the kernel, and returns what it answers to them. */
  private static List<byte[]> exchanged(String version, byte[]... packets)
      throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (byte[] octets : packets) {
      lines.append(HexFormat.of().formatHex(octets)).append('\n');
    }
    Tools.Result result =
        Tools.run(
            lines.toString().getBytes(StandardCharsets.US_ASCII),
            Map.of(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            Path.of("src", "test", "resources", "peers", "RawSocket.java").toString(),
            version);
    assertEquals(0, result.exitCode(), result.errors());
    for (byte[] octets : packets) {
      assertTrue(result.output().contains("sent " + octets.length), result.output());
    }
    return result
        .output()
        .lines()
        .filter(l -> l.matches("[0-9a-f]+"))
        .map(HexFormat.of()::parseHex)
        .toList();
  }
}
