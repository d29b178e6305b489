// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.grammars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.Interpreter;
import dev.meerkat.dsl.interpret.ReadOptions;
import dev.meerkat.dsl.interpret.Reading;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** MQTT packets that broke other implementations, as far as a codec sees them. */
class MqttHostileTest {
  private final Interpreter interpreter = new Interpreter(Library.program());

  private Reading read(int level, byte[] octets) {
    return interpreter.read(
        "net.mqtt.Mqtt",
        octets,
        0,
        octets.length,
        List.of(Argument.of(level)),
        ReadOptions.DEFAULT);
  }

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private void rejects(int level, String hex, String error, int offset) {
    Reading reading = read(level, octets(hex));
    assertEquals(error + " at " + offset, reading.kindName() + " at " + reading.errorOffset(), hex);
  }

  @Test
  void remainingLength_ofFiveOctets_isALimit() {
    rejects(4, "30 ff ff ff ff 7f", "LIMIT", 1);
  }

  @Test
  void remainingLength_overThePacket_isALength() {
    rejects(4, "30 ff ff ff 7f 00 01 74", "LENGTH", 1);
  }

  @Test
  void packet_shorterThanItsFixedPart_isShort() {
    rejects(4, "40 01 00", "SHORT", 2);
    rejects(5, "20 01 00", "SHORT", 3);
    rejects(4, "10 00", "SHORT", 2);
    rejects(4, "30 00", "SHORT", 2);
  }

  @Test
  void subscribe_withoutATopic_isShort() {
    rejects(4, "82 02 000a", "SHORT", 4);
    rejects(5, "82 03 000a 00", "SHORT", 5);
  }

  @Test
  void subscribe_withATopicLongerThanThePacket_isALength() {
    rejects(4, "82 05 000a ffff 00", "LENGTH", 4);
  }

  @Test
  void subscribe_withThousandsOfTopics_isReadOnce() {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.writeBytes(octets("82 e2 d4 03 00 0a"));
    for (int i = 0; i < 15_000; i++) {
      packet.writeBytes(octets("00 01 61 00"));
    }
    assertTrue(read(4, packet.toByteArray()).isOk());
  }

  @Test
  void topic_emptyOrWithWildcards_isABadTopic() {
    rejects(4, "30 02 0000", "BAD_TOPIC", 2);
    rejects(4, "30 03 0001 23", "BAD_TOPIC", 2);
    rejects(4, "82 05 000a 0000 00", "BAD_TOPIC", 4);
  }

  @Test
  void property_varintPastTheProperties_isShort() {
    rejects(5, "30 05 0001 74 01 0b", "SHORT", 7);
    rejects(5, "30 06 0001 74 02 0b 80", "SHORT", 7);
  }

  @Test
  void properties_pastThePacket_areALength() {
    rejects(5, "30 05 0001 74 ff ff", "SHORT", 5);
    rejects(5, "30 05 0001 74 ff 7f", "LENGTH", 5);
  }

  @Test
  void property_twice_isADuplicate() {
    rejects(5, "30 0a 0001 74 06 23 0001 23 0002", "DUPLICATE", 9);
  }

  @Test
  void property_unknown_hasItsName() {
    rejects(5, "30 06 0001 74 02 04 00", "UNKNOWN_PROPERTY", 6);
    rejects(5, "30 07 0001 74 03 ff 7f 00", "UNKNOWN_PROPERTY", 6);
  }

  @Test
  void packetIdentifier_zero_hasItsName() {
    rejects(4, "32 05 0001 74 0000", "PACKET_ID_ZERO", 5);
    rejects(4, "40 02 0000", "PACKET_ID_ZERO", 2);
  }

  @Test
  void qos_three_orDupWithoutQos_isABadQos() {
    rejects(4, "36 05 0001 74 0001", "BAD_QOS", 0);
    rejects(4, "38 03 0001 74", "BAD_QOS", 0);
  }
}
