// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.samples.codec.tcp.Tcp;
import dev.meerkat.samples.codec.tcp.TcpLayer;
import dev.meerkat.testkit.AllocationProbe;
import dev.meerkat.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DissectorTest {
  private static final int RUNS = 2_000;

  private final Dissector dissector = new Dissector();

  @Test
  void segment_dissected_hasThreeLayersAndGoodChecksums() {
    assertEquals("[ethernet, ipv4, tcp]", layers(Packets.SYN));
    assertEquals(49152, dissector.tcp().sourcePort());
    assertTrue(dissector.tcp().flagsSyn());
    assertTrue(dissector.ipv4().checksumOk());
    assertTrue(dissector.tcp().checksumOk());
  }

  @Test
  void otherPackets_dissected_haveTheirLayers() {
    assertEquals("[ethernet, ipv4, udp]", layers(Packets.DATAGRAM));
    assertEquals("[ethernet, ipv4, icmp]", layers(Packets.ECHO_REQUEST));
    assertEquals("[ethernet, arp]", layers(Packets.WHO_HAS));
  }

  @Test
  void stackedTags_dissected_areTwoLayers() {
    assertEquals("[ethernet, vlan, vlan, ipv4, udp]", layers(Packets.TAGGED));
    assertEquals(100, dissector.tag(0).vlan());
    assertEquals(200, dissector.tag(1).vlan());
    assertTrue(dissector.udp().checksumOk());
  }

  @Test
  void moreTagsThanTheLimit_dissected_endOpaque() {
    byte[] frame = Packets.frame("81 00 " + "00 01 81 00 ".repeat(20));

    assertEquals(1 + Dissector.MAX_NESTED, dissect(frame));
    assertEquals(Dissector.MAX_NESTED, dissector.tagCount());
    assertFalse(dissector.isMalformed());
  }

  @Test
  void fragments_dissected_endAtIpv4() {
    assertEquals("[ethernet, ipv4]", layers(Packets.FIRST_FRAGMENT));
    assertEquals("[ethernet, ipv4]", layers(Packets.LAST_FRAGMENT));
    assertEquals(16, dissector.ipv4().fragment());
  }

  @Test
  void optionWithBadLength_dissected_endsAtIpv4WithErrorAndPlace() {
    assertEquals("[ethernet, ipv4]", layers(Packets.BAD_OPTION));
    assertEquals(TcpLayer.TYPE, dissector.malformedType());
    assertEquals("OPTION_LENGTH", Tcp.errorName(dissector.errorCode()));
    assertEquals("options", Tcp.fieldName(Codec.field(dissector.errorCode())));
    assertEquals(55, dissector.errorOffset());
  }

  @Test
  void wrongChecksum_underEachPolicy_isFindingErrorOrNothing() {
    byte[] wrong = Packets.SYN.clone();
    wrong[50] ^= 1;

    assertEquals("[ethernet, ipv4, tcp]", layers(wrong));
    assertFalse(dissector.tcp().checksumOk());
    dissector.checksumPolicy(Codec.FAIL);
    assertEquals("[ethernet, ipv4]", layers(wrong));
    assertEquals("CHECKSUM", Tcp.errorName(dissector.errorCode()));
    dissector.checksumPolicy(Codec.SKIP);
    assertEquals("[ethernet, ipv4, tcp]", layers(wrong));
  }

  @Test
  void linkTypes_dissected_startWhereTheySay() {
    byte[] raw = Arrays.copyOfRange(Packets.SYN, 14, Packets.SYN.length);
    byte[] family = new byte[raw.length + 4];
    family[0] = 2;
    System.arraycopy(raw, 0, family, 4, raw.length);
    byte[] cooked = new byte[raw.length + 16];
    cooked[14] = 8;
    System.arraycopy(raw, 0, cooked, 16, raw.length);

    for (int type : new int[] {LinkType.RAW, LinkType.RAW_BSD, LinkType.IPV4}) {
      assertEquals(2, dissector.dissect(raw, 0, raw.length, type));
    }
    assertEquals(3, dissector.dissect(family, 0, family.length, LinkType.NULL));
    assertEquals(3, dissector.dissect(cooked, 0, cooked.length, LinkType.LINUX_COOKED));
    assertTrue(dissector.tcp().checksumOk());
  }

  @Test
  void linkTypeThatIsNotKnown_dissected_hasNoLayers() {
    assertEquals(0, dissector.dissect(Packets.SYN, 0, Packets.SYN.length, 105));
    assertFalse(dissector.isLinkTypeKnown());
    assertFalse(dissector.isMalformed());
  }

  @Test
  void rawPacket_dissected_beginsAsItsVersionSays() {
    assertEquals(0, dissector.dissect(new byte[] {0x60, 0}, 0, 2, LinkType.RAW));
    assertEquals("ipv6", dissector.malformedType().label());
    assertEquals(0, dissector.dissect(new byte[] {0x50, 0}, 0, 2, LinkType.RAW));
    assertTrue(dissector.isLinkTypeKnown());
    assertFalse(dissector.isMalformed());
    assertEquals(0, dissector.dissect(new byte[0], 0, 0, LinkType.RAW));
  }

  @Test
  void packetCutAnywhere_dissected_neverThrowsAndIsMalformedOrOpaque() {
    for (byte[] packet : Packets.all()) {
      for (int length = 0; length < packet.length; length++) {
        byte[] cut = Arrays.copyOf(packet, length);
        dissector.dissect(cut, 0, length, LinkType.ETHERNET);
        boolean isInside =
            !dissector.isMalformed()
                || dissector.errorOffset() >= 0 && dissector.errorOffset() <= length;
        assertTrue(isInside, () -> "offset " + dissector.errorOffset() + " of " + cut.length);
      }
    }
  }

  @Test
  void packetAtAnyPlaceInItsBuffer_dissected_isTheSame() {
    for (byte[] packet : Packets.all()) {
      String expected = layers(packet);
      int code = dissector.errorCode();
      byte[] buffer = new byte[packet.length + 40];
      Arrays.fill(buffer, (byte) 0xEE);
      System.arraycopy(packet, 0, buffer, 17, packet.length);
      dissector.dissect(buffer, 17, packet.length, LinkType.ETHERNET);

      assertEquals(expected, layers());
      assertEquals(code, dissector.errorCode());
    }
  }

  @Test
  void mutatedPackets_dissected_neverThrow() {
    Seeds.run(
        RUNS,
        random -> {
          byte[][] all = Packets.all();
          byte[] packet = all[random.nextInt(all.length)].clone();
          for (int i = random.nextInt(1, 6); i > 0; i--) {
            packet[random.nextInt(packet.length)] = (byte) random.nextInt();
          }
          int length = random.nextInt(packet.length + 1);
          int type = random.nextInt(4) == 0 ? random.nextInt(300) : LinkType.ETHERNET;
          dissector.dissect(packet, 0, length, type);
        });
  }

  @Test
  void windowOutsideItsArray_dissected_throws() {
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> dissector.dissect(Packets.SYN, 1, Packets.SYN.length, LinkType.ETHERNET));
  }

  @Test
  void steadyState_dissect_allocatesNothing() {
    byte[][] all = Packets.all();

    AllocationProbe.assertAllocatesNothing(
        () -> {
          for (byte[] packet : all) {
            dissect(packet);
          }
        });
  }

  private int dissect(byte[] packet) {
    return dissector.dissect(packet, 0, packet.length, LinkType.ETHERNET);
  }

  private String layers(byte[] packet) {
    dissect(packet);
    return layers();
  }

  private String layers() {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < dissector.layerCount(); i++) {
      found.add(dissector.layer(i).type().label());
    }
    return found.toString();
  }
}
