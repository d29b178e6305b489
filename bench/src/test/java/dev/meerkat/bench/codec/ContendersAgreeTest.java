// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is measured gives the same answer: else the figures would compare different work. */
class ContendersAgreeTest {
  @ParameterizedTest
  @ValueSource(strings = {"tcp-syn", "tcp-1000", "udp"})
  void goodFrame_read_givesTheSameSum(String frame) {
    PacketReadBenchmark benchmark = packets(frame);
    long sum = benchmark.meerkat();
    assertNotEquals(-1, sum);
    assertEquals(sum, benchmark.handWritten());
    assertEquals(sum, benchmark.pcap4j());
  }

  /** pcap4j keeps an illegal option as an object and goes on: it has no opinion here. */
  @Test
  void badOption_read_isRefused() {
    PacketReadBenchmark benchmark = packets("bad-option");
    assertEquals(-1, benchmark.meerkat());
    assertEquals(-1, benchmark.handWritten());
    assertNotEquals(-1, benchmark.pcap4j());
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

  @Test
  void badHead_read_isRefused() {
    HttpHeadReadBenchmark benchmark = heads("bad-head");
    assertEquals(-1, benchmark.meerkat());
    assertEquals(-1, benchmark.handWritten());
    assertEquals(-1, benchmark.netty());
  }

  @Test
  void packet_written_hasTheSameSize() throws UnknownHostException {
    PacketWriteBenchmark benchmark = new PacketWriteBenchmark();
    benchmark.resolve();
    assertEquals(44, benchmark.meerkat());
    assertEquals(44, benchmark.handWritten());
    assertEquals(44, benchmark.pcap4j().length);
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
}
