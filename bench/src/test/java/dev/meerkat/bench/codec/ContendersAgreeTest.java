// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.TextParseException;

/** Whoever is measured gives the same answer: else the figures would compare different work. */
class ContendersAgreeTest {
  @ParameterizedTest
  @ValueSource(strings = {"tcp-syn", "tcp-1000", "udp", "ipv6-tcp"})
  void goodFrame_read_givesTheSameSum(String frame) {
    PacketReadBenchmark benchmark = packets(frame);
    long sum = benchmark.meerkat();
    assertNotEquals(-1, sum);
    assertEquals(sum, benchmark.handWritten());
    assertEquals(sum, benchmark.pcap4j());
    assertEquals(sum, benchmark.kaitai());
  }

  /** pcap4j keeps an illegal option as an object and goes on: it has no opinion here. */
  @ParameterizedTest
  @ValueSource(strings = {"bad-option", "bad-version", "ipv6-cut"})
  void badFrame_read_isRefused(String frame) {
    PacketReadBenchmark benchmark = packets(frame);
    assertEquals(-1, benchmark.meerkat());
    assertEquals(-1, benchmark.handWritten());
  }

  /** Netty's decoder gives strings, not offsets: its sum is another one. */
  @ParameterizedTest
  @ValueSource(strings = {"curl", "browser"})
  void goodHead_read_isAccepted(String head) {
    HttpHeadReadBenchmark benchmark = heads(head);
    assertEquals(benchmark.meerkat(), benchmark.handWritten());
    assertTrue(benchmark.netty() > 0);
    assertTrue(benchmark.nettyChannelAlone() > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bad-head", "bad-method"})
  void badHead_read_isRefused(String head) {
    HttpHeadReadBenchmark benchmark = heads(head);
    assertEquals(-1, benchmark.meerkat());
    assertEquals(-1, benchmark.handWritten());
  }

  @Test
  void packet_written_hasTheSameSize() throws UnknownHostException {
    PacketWriteBenchmark benchmark = new PacketWriteBenchmark();
    benchmark.resolve();
    assertEquals(44, benchmark.meerkat());
    assertEquals(44, benchmark.handWritten());
    assertEquals(44, benchmark.pcap4j().length);
  }

  @Test
  void dnsResponse_read_hasFiveAnswers() {
    DnsReadBenchmark benchmark = dns("response");
    assertEquals(5, benchmark.meerkat());
    assertEquals(5, benchmark.handWritten());
    assertEquals(5, benchmark.dnsjava());
    assertEquals(5, benchmark.netty());
    assertEquals(5, benchmark.kaitai());
  }

  /** dnsjava hashes its names, Netty has them with dots: their sums are others. */
  @Test
  void dnsNames_read_haveTheSameOctets() {
    DnsReadBenchmark benchmark = dns("response-names");
    long sum = benchmark.meerkat();
    assertTrue(sum > 1000, "sum " + sum);
    assertEquals(sum, benchmark.handWritten());
    assertEquals(sum, benchmark.kaitai());
    assertTrue(benchmark.netty() > 1000);
  }

  @Test
  void dnsLoop_read_isRefused() {
    DnsReadBenchmark benchmark = dns("bad-loop");
    assertEquals(-1, benchmark.meerkat());
    assertEquals(-1, benchmark.handWritten());
    assertEquals(-1, benchmark.dnsjava());
    assertEquals(-1, benchmark.netty());
  }

  @Test
  void dnsQuery_written_hasTheSameSize() throws TextParseException {
    DnsWriteBenchmark benchmark = new DnsWriteBenchmark();
    benchmark.prepare();
    assertEquals(33, benchmark.meerkat());
    assertEquals(33, benchmark.handWritten());
    assertEquals(33, benchmark.dnsjava());
    assertEquals(33, benchmark.netty());
  }

  @Test
  void publish_read_givesTheSameSum() {
    MqttReadBenchmark benchmark = mqtt("publish");
    long sum = 0x1234 + 29 + 14 + 3;
    assertEquals(sum, benchmark.meerkat());
    assertEquals(sum, benchmark.handWritten());
    assertEquals(sum, benchmark.netty());
    assertEquals(sum, benchmark.hivemq());
    assertEquals(sum, benchmark.kaitai());
  }

  @Test
  void connect_read_givesTheSameSum() {
    MqttConnectReadBenchmark benchmark = new MqttConnectReadBenchmark();
    benchmark.makeChannel();
    long sum = 60 + 9 + 2;
    assertEquals(sum, benchmark.meerkat());
    assertEquals(sum, benchmark.handWritten());
    assertEquals(sum, benchmark.netty());
    assertEquals(sum, benchmark.kaitai());
  }

  @Test
  void badQos_read_isRefused() {
    MqttReadBenchmark benchmark = mqtt("bad-qos");
    assertEquals(-1, benchmark.meerkat());
    assertEquals(-1, benchmark.handWritten());
    assertEquals(-1, benchmark.netty());
    assertEquals(-1, benchmark.hivemq());
  }

  @Test
  void publish_written_hasTheSameSize() {
    MqttWriteBenchmark benchmark = new MqttWriteBenchmark();
    benchmark.prepare();
    assertEquals(70, benchmark.meerkat());
    assertEquals(70, benchmark.handWritten());
    assertEquals(70, benchmark.netty());
    assertEquals(70, benchmark.hivemq());
  }

  @Test
  void clientHello_read_givesTheSameSum() {
    TlsReadBenchmark benchmark = tls("client-hello");
    long sum = 0x0303 + 3 + 9;
    assertEquals(sum, benchmark.meerkat());
    assertEquals(sum, benchmark.handWritten());
    assertEquals(sum, benchmark.kaitai());
  }

  @Test
  void longSession_read_isRefused() {
    TlsReadBenchmark benchmark = tls("bad-session");
    assertEquals(-1, benchmark.meerkat());
    assertEquals(-1, benchmark.handWritten());
  }

  @Test
  void dhcpAck_read_givesTheSameSum() {
    DhcpReadBenchmark benchmark = dhcp("ack");
    long sum = benchmark.meerkat();
    assertNotEquals(-1, sum);
    assertEquals(sum, benchmark.handWritten());
    assertEquals(sum, benchmark.kaitai());
  }

  @Test
  void badCookie_read_isRefused() {
    DhcpReadBenchmark benchmark = dhcp("bad-cookie");
    assertEquals(-1, benchmark.meerkat());
    assertEquals(-1, benchmark.handWritten());
    assertEquals(-1, benchmark.kaitai());
  }

  @Test
  void maskedFrame_read_givesItsLength() {
    WebSocketReadBenchmark benchmark = webSocket("masked-1024");
    assertEquals(1024, benchmark.meerkat());
    assertEquals(1024, benchmark.handWritten());
    assertEquals(1024, benchmark.netty());
    assertEquals(1024, benchmark.kaitai());
  }

  @Test
  void reservedBit_read_isRefused() {
    WebSocketReadBenchmark benchmark = webSocket("bad-rsv");
    assertEquals(-1, benchmark.meerkat());
    assertEquals(-1, benchmark.handWritten());
    assertEquals(-1, benchmark.netty());
  }

  private static PacketReadBenchmark packets(String frame) {
    PacketReadBenchmark benchmark = new PacketReadBenchmark();
    benchmark.frame = frame;
    benchmark.makeFrame();
    return benchmark;
  }

  private static HttpHeadReadBenchmark heads(String head) {
    HttpHeadReadBenchmark benchmark = new HttpHeadReadBenchmark();
    benchmark.head = head;
    benchmark.makeHead();
    return benchmark;
  }

  private static DnsReadBenchmark dns(String message) {
    DnsReadBenchmark benchmark = new DnsReadBenchmark();
    benchmark.message = message;
    benchmark.makeMessage();
    return benchmark;
  }

  private static MqttReadBenchmark mqtt(String packet) {
    MqttReadBenchmark benchmark = new MqttReadBenchmark();
    benchmark.packet = packet;
    benchmark.makePacket();
    return benchmark;
  }

  private static TlsReadBenchmark tls(String message) {
    TlsReadBenchmark benchmark = new TlsReadBenchmark();
    benchmark.message = message;
    benchmark.makeMessage();
    return benchmark;
  }

  private static DhcpReadBenchmark dhcp(String message) {
    DhcpReadBenchmark benchmark = new DhcpReadBenchmark();
    benchmark.message = message;
    benchmark.makeMessage();
    return benchmark;
  }

  private static WebSocketReadBenchmark webSocket(String frame) {
    WebSocketReadBenchmark benchmark = new WebSocketReadBenchmark();
    benchmark.frame = frame;
    benchmark.makeFrame();
    return benchmark;
  }
}
