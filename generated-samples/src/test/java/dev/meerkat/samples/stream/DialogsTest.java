// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.core.layer.LayerType;
import dev.meerkat.samples.codec.dns.DnsLayer;
import dev.meerkat.samples.codec.http.RequestHeadLayer;
import dev.meerkat.samples.codec.modbus.ModbusRequestLayer;
import dev.meerkat.samples.codec.mqtt.MqttLayer;
import dev.meerkat.samples.codec.ntp.NtpLayer;
import dev.meerkat.samples.codec.tls.TlsRecordLayer;
import dev.meerkat.testkit.Hex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every dialog finds the same messages however the stream is cut. */
class DialogsTest {
  private static final String CONNECT = "100c 0004 4d515454 04 02 003c 0000 ";
  private static final String CONNECT_5 = "100d 0004 4d515454 05 02 003c 00 0000 ";

  @Test
  void packetsOfMqtt_inEveryCut_areFound() {
    assertFound("[mqtt, mqtt, mqtt]", MqttLayer.TYPE, CONNECT + "c000 e000");
    assertFound("[mqtt, mqtt]", MqttLayer.TYPE, CONNECT_5 + "e002 0400");
  }

  @Test
  void packetOfAnotherLevel_behindConnect_isAFault() {
    assertFound("[mqtt, fault mqtt]", MqttLayer.TYPE, CONNECT + "f000");
  }

  @Test
  void messagesOfDnsWithTheirLengths_inEveryCut_areFound() {
    String query = "000c 1234 0100 0000 0000 0000 0000 ";
    assertFound("[dns, dns]", DnsLayer.TYPE, query + query);
  }

  @Test
  void requestsOfModbus_inEveryCut_areFound() {
    String read = "0001 0000 0006 01 03 0000 0001 ";
    assertFound("[modbusRequest, modbusRequest]", ModbusRequestLayer.TYPE, read + read);
  }

  @Test
  void handshakeMessageAcrossRecords_inEveryCut_isFoundOnce() {
    assertFound(
        "[tlsRecord, tlsRecord, handshake, tlsRecord, alert]",
        TlsRecordLayer.TYPE,
        "160303 0003 0e0000 160303 0001 00 150303 0002 0228");
  }

  @Test
  void handshakeBehindChangeCipherSpec_followed_isLeftAlone() {
    assertFound(
        "[tlsRecord, changeCipherSpec, tlsRecord]",
        TlsRecordLayer.TYPE,
        "140303 0001 01 160303 0004 deadbeef");
  }

  @Test
  void requestsWithBodies_inEveryCut_areTheirHeads() {
    String text =
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
            + "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3;x=y\r\nabc\r\n0\r\nTrailer: t\r\n\r\n\r\n"
            + "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    assertFound("[requestHead, requestHead, requestHead]", RequestHeadLayer.TYPE, octets);
  }

  @Test
  void anyOtherMessage_inEveryCut_isFoundOneBehindTheOther() {
    String time = "23 00 06 ec" + " 00".repeat(44) + " ";
    assertFound("[ntp]", NtpLayer.TYPE, time);
  }

  private static void assertFound(String expected, LayerType type, String hex) {
    assertFound(expected, type, Hex.parse(hex));
  }

  private static void assertFound(String expected, LayerType type, byte[] octets) {
    for (int size = 1; size <= octets.length; size++) {
      String cut = "in pieces of " + size;
      assertEquals(expected, found(type, octets, size), cut);
    }
  }

  private static String found(LayerType type, byte[] octets, int size) {
    Dialog dialog = Dialogs.of(type);
    SegmentStream stream = new SegmentStream(Dialog.CLIENT);
    List<String> labels = new ArrayList<>();
    for (int at = 0; at < octets.length; at += size) {
      Messages found = new Messages();
      int length = Math.min(size, octets.length - at);
      stream.segment(at, octets, at, length, dialog, found);
      for (int i = 0; i < found.count(); i++) {
        labels.add(found.message(i).type().label());
      }
      if (found.fault() != null) {
        labels.add("fault " + found.fault().type().label());
      }
    }
    return labels.toString();
  }
}
