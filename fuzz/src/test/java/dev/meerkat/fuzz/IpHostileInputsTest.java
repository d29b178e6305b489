// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.layer.LayerType;
import dev.meerkat.samples.codec.arp.ArpLayer;
import dev.meerkat.samples.codec.ip.Ipv4;
import dev.meerkat.samples.codec.ip.Ipv4Layer;
import dev.meerkat.samples.codec.tcp.Tcp;
import dev.meerkat.samples.codec.tcp.TcpLayer;
import dev.meerkat.samples.codec.udp.Udp;
import dev.meerkat.samples.codec.udp.UdpLayer;
import dev.meerkat.samples.dissect.Dissector;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The section "IP, TCP, UDP, link" of the list of hostile inputs, as far as codecs and dissector
 * reach.
 *
 * <p>What needs a host to be thrown at is thrown at the stack in its own module; the table in
 * docs/fuzzing.md says where.
 */
class IpHostileInputsTest {
  private static final int ETHERNET_LINK = 1;
  private static final int IP_START = 14;

  private final Dissector dissector = new Dissector().checksumPolicy(Codec.SKIP);

  @ParameterizedTest(name = "TCP option length 0, 1, or past the header: {0}")
  @CsvSource({
    "02 00 05 b4, OPTION_LENGTH, 55",
    "02 01 05 b4, OPTION_LENGTH, 55",
    "01 01 08 00, OPTION_LENGTH, 57",
    "02 05 05 b4, LENGTH, 55",
    "01 01 01 02, SHORT, 58",
    "01 01 05 ff, LENGTH, 57"
  })
  void tcpOptionLengthThatLies_isRejectedAtItsPlace(String options, String error, int at) {
    refused(Frames.tcp(options), TcpLayer.TYPE, at);
    assertEquals(error, Tcp.errorName(dissector.errorCode()));
  }

  @ParameterizedTest(name = "IP option length 0, 1, or past the header: {0}")
  @ValueSource(
      strings = {"07 00 00 00", "07 01 00 00", "07 05 04 00", "01 01 01 07", "44 ff 05 00"})
  void ipOptionLengthThatLies_isRejected(String options) {
    dissect(Frames.ip("46 00 0018", "0000 0000", 253, options));
    assertTrue(dissector.isMalformed());
    assertEquals(Ipv4Layer.TYPE, dissector.malformedType());
    assertTrue(
        dissector.errorOffset() >= IP_START + 20 && dissector.errorOffset() <= IP_START + 24);
  }

  @Test
  @DisplayName("option list without END filling the header: the rest is data, bounded time")
  void optionListWithoutEnd_fillsTheHeader_andIsRead() {
    dissect(Frames.tcp("01 ".repeat(40)));
    assertFalse(dissector.isMalformed());
    assertEquals(40, dissector.tcp().optionsLength());
    dissect(Frames.ip("4f 00 003c", "0000 0000", 253, "01 ".repeat(40)));
    assertFalse(dissector.isMalformed());
    assertEquals(0, dissector.ipv4().payloadLength());
  }

  @ParameterizedTest(name = "IPv4 header length, total length and frame length disagree: {0}")
  @CsvSource({
    "44 00 0014, BAD_HEADER_LENGTH, 14",
    "40 00 0014, BAD_HEADER_LENGTH, 14",
    "45 00 0013, BAD_TOTAL_LENGTH, 16",
    "45 00 0000, BAD_TOTAL_LENGTH, 16",
    "46 00 0014, BAD_TOTAL_LENGTH, 16",
    "45 00 0019, LENGTH, 16",
    "45 00 ffff, LENGTH, 16",
    "4f 00 003c, LENGTH, 14",
    "65 00 0014, CONST, 14"
  })
  void ipLengthsThatDisagree_areRejectedAtTheirPlace(String start, String error, int at) {
    refused(Frames.ip(start, "0000 0000", 253, "01 02 03 04"), Ipv4Layer.TYPE, at);
    assertEquals(error, Ipv4.errorName(dissector.errorCode()));
  }

  @Test
  @DisplayName("frame longer than the total length: padding, not payload")
  void octetsBehindTheTotalLength_areNotPayload() {
    dissect(Frames.ip("45 00 0015", "0000 0000", 253, "01 02 03 04"));
    assertFalse(dissector.isMalformed());
    assertEquals(1, dissector.ipv4().payloadLength());
  }

  @ParameterizedTest(name = "fragments; overlapping fragments; a 0-length fragment: {0}")
  @CsvSource({"0001 2000, 8", "0001 0001, 8", "0001 3fff, 8", "0001 2000, 0", "0001 1fff, 0"})
  void fragment_isNeverReadAsASegment(String idAndFragment, int size) {
    String start = String.format("45 00 %04x", 20 + size);
    dissect(Frames.ip(start, idAndFragment, 6, "00 ".repeat(size)));
    assertFalse(dissector.isMalformed());
    assertFalse(dissector.has(TcpLayer.TYPE));
    assertEquals(size, dissector.ipv4().payloadLength());
  }

  @ParameterizedTest(name = "UDP shorter than the header: {0}")
  @CsvSource({
    "0035 0035 0007 0000, BAD_LENGTH",
    "0035 0035 0000 0000, BAD_LENGTH",
    "0035 0035 0009 0000, LENGTH",
    "0035 0035 0008, LENGTH",
    "0035, SHORT",
    "'', SHORT"
  })
  void udpShorterThanItsHeader_isRejected(String datagram, String error) {
    dissect(Frames.ip(17, datagram));
    assertEquals(UdpLayer.TYPE, dissector.malformedType());
    assertEquals(error, Udp.errorName(dissector.errorCode()));
  }

  @ParameterizedTest(name = "TCP header length that lies: {0}")
  @CsvSource({"40, BAD_HEADER_LENGTH", "00, BAD_HEADER_LENGTH", "60, LENGTH", "f0, LENGTH"})
  void tcpHeaderLengthThatLies_isRejected(String offset, String error) {
    String segment = "c000 0050 00000001 00000000 " + offset + " 02 faf0 0000 0000";
    refused(Frames.ip(6, segment), TcpLayer.TYPE, IP_START + 20 + 12);
    assertEquals(error, Tcp.errorName(dissector.errorCode()));
  }

  @ParameterizedTest(name = "PPP/ARP lengths that lie: {0}")
  @ValueSource(
      strings = {
        "0001 0800 ff 04 0001 020000000001 c0000201 000000000000 c0000202",
        "0001 0800 06 ff 0001 020000000001 c0000201 000000000000 c0000202",
        "0001 0800 ff ff 0001",
        "0001 0800 06 04 0001 020000000001 c0000201 000000000000 c00002",
        "0001 0800 06"
      })
  void arpLengthsThatLie_areRejected(String content) {
    dissect(Frames.arp(content));
    assertEquals(ArpLayer.TYPE, dissector.malformedType());
    assertEquals(Codec.SHORT, Codec.kind(dissector.errorCode()));
  }

  @Test
  @DisplayName("tags without end: bounded work")
  void tagsWithoutEnd_areReadUpToALimit() {
    byte[] frame = new byte[60_000];
    for (int i = 12; i + 4 <= frame.length; i += 4) {
      frame[i] = (byte) 0x81;
      frame[i + 2] = 1;
    }
    dissect(frame);
    assertEquals(Dissector.MAX_NESTED, dissector.tagCount());
  }

  @Test
  @DisplayName("every frame above, cut at every byte: an answer, never a read outside the window")
  void everyFrame_cutAtEveryByte_hasAnAnswer() {
    byte[] frame = Frames.tcp("02 04 05 b4 04 02 08 0a 00 00 00 64 00 00 00 00 01 03 03 07");
    for (int length = 0; length < frame.length; length++) {
      dissect(java.util.Arrays.copyOf(frame, length));
      assertTrue(dissector.isMalformed(), "cut at " + length);
      assertTrue(dissector.errorOffset() <= length, "cut at " + length);
    }
  }

  private void refused(byte[] frame, LayerType layer, int at) {
    dissect(frame);
    assertTrue(dissector.isMalformed());
    assertEquals(layer, dissector.malformedType());
    assertEquals(at, dissector.errorOffset());
  }

  private void dissect(byte[] frame) {
    dissector.dissect(frame, 0, frame.length, ETHERNET_LINK);
  }
}
