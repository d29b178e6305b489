// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import dev.meerkat.testkit.Hex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Frames that captures seldom have: every option, every odd length, in Ethernet. */
final class CraftedFrames {
  private static final byte[] NONE = {};
  private static final byte[] DATA = {'d', 'a', 't', 'a'};
  private static final int IPV4_AT = 14;
  private static final int TRANSPORT_AT = 34;

  private static final String QUOTED =
      "45 00 00 1c 00 01 00 00 40 11 66 ce 0a 00 00 01 0a 00 00 02 00 35 00 35 00 08 eb 71";

  private final List<byte[]> frames = new ArrayList<>();

  static List<byte[]> all() {
    CraftedFrames crafted = new CraftedFrames();
    crafted.segments();
    crafted.segmentsThatLie();
    crafted.datagrams();
    crafted.datagramsThatLie();
    crafted.messages();
    crafted.user();
    crafted.addresses();
    crafted.tags();
    crafted.strangers();
    return crafted.frames;
  }

  private void segments() {
    for (String options :
        List.of(
            "",
            "00",
            "01 01 01 00",
            "01 01 01 01",
            "00 00 00 00 00 00 00 00",
            "02 04 05 b4 04 02 08 0a 00 00 00 64 00 00 00 00 01 03 03 07",
            "03 03 0e 00",
            "03 03 0f 00",
            "03 03 ff 00",
            "05 0a 00 00 00 01 00 00 00 02 01 01",
            "01 01 05 12 00 00 00 0a 00 00 00 14 00 00 00 1e 00 00 00 28",
            "01 01 05 1a 00 00 00 0a 00 00 00 14 00 00 00 1e 00 00 00 28 00 00 00 32 00 00 00 3c",
            "01 01 05 22 00 00 00 0a 00 00 00 14 00 00 00 1e 00 00 00 28 00 00 00 32 00 00 00 3c"
                + " 00 00 00 46 00 00 00 50",
            "06 06 00 00 00 01 07 06 00 00 00 02",
            "09 02 0a 03 80 00",
            "0b 06 00 00 00 01 0c 06 00 00 00 02 0d 06 00 00 00 03",
            "0e 03 01 0f 04 00 01 00",
            "13 12 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f",
            "14 04 00 01 15 04 00 01 16 04 00 01",
            "19 04 01 02 1b 08 05 20 00 00 00 04",
            "1c 04 80 05",
            "1d 04 08 3d",
            "1d 10 08 3d 54 aa bb cc dd 01 02 03 04 05 06 07",
            "22 02",
            "22 0a 01 02 03 04 05 06 07 08",
            "22 12 01 02 03 04 05 06 07 08 01 02 03 04 05 06 07 08",
            "45 04 00 00",
            "ac 0b 01 00 00 00 00 00 00 00 00",
            "ae 05 00 00 00",
            "c8 02 c8 03 01 c8 04 01 02",
            "fd 04 f9 89 fe 06 e2 d4 00 01",
            "fd 0c f9 89 01 02 03 04 05 06 07 08",
            "fe 04 12 34",
            "4c 0a 01 01 00 00 00 00 00 00",
            "4e 04 01 02",
            "15 08 00 00 00 00 00 00")) {
      frames.add(Craft.tcp(options, DATA));
    }
    for (String multipath :
        List.of(
            "1e 04 00 81",
            "1e 0c 00 81 01 02 03 04 05 06 07 08",
            "1e 14 00 81 01 02 03 04 05 06 07 08 01 02 03 04 05 06 07 08",
            "1e 0c 10 01 01 02 03 04 05 06 07 08",
            "1e 10 10 01 01 02 03 04 05 06 07 08 09 0a 0b 0c",
            "1e 18 10 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10 11 12 13 14",
            "1e 08 20 01 00 00 00 01",
            "1e 14 20 05 00 00 00 01 00 00 00 02 00 00 00 03 00 04 00 00",
            "1e 08 30 01 0a 00 00 01",
            "1e 10 31 01 0a 00 00 01 00 50 01 02 03 04 05 06",
            "1e 04 40 01",
            "1e 03 50",
            "1e 04 51 02",
            "1e 0c 60 00 00 00 00 00 00 00 00 01",
            "1e 0c 70 00 00 00 00 00 00 00 00 01",
            "1e 04 80 00",
            "1e 04 f0 00")) {
      frames.add(Craft.tcp(multipath, NONE));
    }
  }

  private void segmentsThatLie() {
    for (String options :
        List.of(
            "02",
            "01 01 01 02",
            "02 00 00 00",
            "02 01 05 b4",
            "02 03 05 00",
            "02 05 05 b4 00 00 00 00",
            "02 06 05 b4 00 00 00 00",
            "02 ff 05 b4",
            "03 02 00 00",
            "03 04 07 00",
            "04 03 00 00",
            "05 02 01 01",
            "05 06 00 00 00 01 01 01",
            "05 0b 00 00 00 01 00 00 00 02 00 01",
            "08 08 00 00 00 01 00 00",
            "08 0b 00 00 00 01 00 00 00 02 00 01",
            "08 0a 00 00 00 01 00 00",
            "13 04 00 00",
            "13 13 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10",
            "1c 03 80 00",
            "1d 02 01 01",
            "1d 03 01 01",
            "1e 02 01 01",
            "1e 03 00 01",
            "22 03 01 00",
            "22 13 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10 00",
            "fd 02 01 01",
            "fd 03 01 01",
            "fe 03 f9 00",
            "c8 01 00 00",
            "c8 00 00 00",
            "c8 05 00 00",
            "00 01 00 00",
            "00 02 04 05 b4",
            "01 00 00 ff")) {
      frames.add(Craft.tcp(options, DATA));
    }
    byte[] plain = Craft.tcp("", DATA);
    for (String offset : List.of("00 10", "10 10", "40 10", "60 10", "70 10", "f0 10", "5f 10")) {
      frames.add(Craft.patched(plain, TRANSPORT_AT + 12, offset));
    }
    for (String flags : List.of("50 00", "50 02", "50 04", "50 ff", "51 10", "58 12", "5e 29")) {
      frames.add(Craft.patched(plain, TRANSPORT_AT + 12, flags));
    }
    frames.add(Craft.patched(plain, TRANSPORT_AT + 16, "00 00"));
    frames.add(Craft.patched(plain, TRANSPORT_AT + 16, "ff ff"));
    frames.add(Craft.patched(plain, TRANSPORT_AT + 18, "00 07"));
    for (int kept = 0; kept < 20; kept++) {
      frames.add(Craft.ipv4("", Craft.TCP, Arrays.copyOf(Hex.parse(QUOTED), kept)));
    }
  }

  private void datagrams() {
    for (String options :
        List.of(
            "01",
            "00",
            "07 07 04 00 00 00 00",
            "07 0b 08 0a 00 00 03 00 00 00 00",
            "07 27 28 01 01 01 01 02 02 02 02 03 03 03 03 04 04 04 04 05 05 05 05 06 06 06 06"
                + " 07 07 07 07 08 08 08 08 09 09 09 09",
            "07 03 04",
            "0b 04 05 dc 0c 04 02 40",
            "19 08 05 20 00 00 00 04",
            "19 08 85 20 00 00 00 04",
            "44 0c 05 00 00 00 00 01 00 00 00 00",
            "44 0c 0d 01 0a 00 00 03 00 00 00 07",
            "44 14 0d 13 0a 00 00 03 00 00 00 07 0a 00 00 04 00 00 00 00",
            "44 08 05 f0 00 00 00 01",
            "44 04 05 00",
            "52 0c 00 07 00 02 ff ff 0a 00 00 09",
            "55 03 01 55 04 01 02",
            "82 0b 00 00 00 00 00 00 00 00 00",
            "82 03 ab",
            "83 07 04 0a 00 00 03",
            "83 0b 08 0a 00 00 03 0a 00 00 04",
            "83 0b 0c 0a 00 00 03 0a 00 00 04",
            "83 03 04",
            "85 04 01 02",
            "86 06 00 00 00 03 01 00",
            "88 04 12 34",
            "89 07 04 0a 00 00 03",
            "89 0b 08 0a 00 00 03 0a 00 00 04",
            "94 04 00 00",
            "94 04 00 01 01 01 94 04 ff ff",
            "95 04 00 00",
            "cd 04 00 00",
            "de 02 de 03 01 de 04 01 02",
            "01 01 01 01 94 04 00 00 01 01 01 00")) {
      frames.add(Craft.ipv4(options, 253, DATA));
    }
    frames.add(Craft.join(Craft.ipv4("", 253, NONE), new byte[26]));
    frames.add(Craft.join(Craft.ipv4("", 253, DATA), Hex.parse("ff ff ff ff ff ff")));
    frames.add(Craft.patched(Craft.ipv4("", 253, DATA), IPV4_AT + 6, "80 00"));
    frames.add(Craft.patched(Craft.ipv4("", 253, DATA), IPV4_AT + 6, "e0 00"));
    frames.add(Craft.patched(Craft.tcp("", DATA), IPV4_AT + 6, "20 00"));
    frames.add(Craft.patched(Craft.tcp("", DATA), IPV4_AT + 6, "1f ff"));
    frames.add(Craft.patched(Craft.udp(12, true, DATA), IPV4_AT + 6, "20 01"));
    frames.add(Craft.patched(Craft.ipv4("", 253, DATA), IPV4_AT + 1, "b9"));
  }

  private void datagramsThatLie() {
    for (String options :
        List.of(
            "00 01 01 01",
            "00 00 00 ff",
            "01 01 01 de",
            "07 02 00 00",
            "07 07 03 0a 00 00 01",
            "07 07 00 0a 00 00 01",
            "07 07 ff 0a 00 00 01",
            "07 06 04 0a 00 00",
            "07 04 04 00",
            "44 03 05 00",
            "44 02 00 00",
            "44 08 04 00 00 00 00 01",
            "44 07 05 00 00 00 00",
            "52 0b 00 07 00 02 ff ff 0a 00 00 00",
            "82 02 00 00",
            "83 02 00 00",
            "83 07 02 0a 00 00 03",
            "86 05 00 00 00 00",
            "88 03 12 00",
            "88 05 12 34 56 00",
            "94 03 00 00",
            "94 05 00 00 00",
            "94 02 00 00",
            "19 07 05 20 00 00 00 00",
            "0b 03 05 00",
            "de 01 00 00",
            "de 00 00 00",
            "de 05 00 00",
            "de ff 00 00")) {
      frames.add(Craft.ipv4(options, 253, DATA));
    }
    byte[] plain = Craft.tcp("", DATA);
    for (String length :
        List.of("00 00", "00 01", "00 13", "00 14", "00 27", "00 2b", "00 2d", "05 dc", "ff ff")) {
      frames.add(Craft.patched(plain, IPV4_AT + 2, length));
    }
    for (String first : List.of("05", "44", "40", "46", "4f", "55", "65", "f5", "00")) {
      frames.add(Craft.patched(plain, IPV4_AT, first));
    }
    frames.add(Craft.patched(plain, IPV4_AT + 10, "00 00"));
    frames.add(Craft.patched(plain, IPV4_AT + 10, "ff ff"));
    for (int kept = 0; kept < 20; kept++) {
      frames.add(Arrays.copyOf(plain, IPV4_AT + kept));
    }
  }

  private void messages() {
    for (int type = 0; type < 45; type++) {
      frames.add(Craft.icmp(String.format("%02x 00 00 00 00 00 00 00 ", type) + QUOTED));
      frames.add(Craft.icmp(String.format("%02x 01 00 00 12 34 56 78", type)));
      frames.add(Craft.icmp(String.format("%02x 04 00 00 01 02", type)));
      frames.add(Craft.icmp(String.format("%02x 00 00 00", type)));
    }
    for (int code = 0; code < 17; code++) {
      frames.add(Craft.icmp(String.format("03 %02x 00 00 00 00 05 78 ", code) + QUOTED));
    }
    frames.add(Craft.icmp("03 00 00 00 00 08 00 00 " + QUOTED + " 00 00 00 00"));
    frames.add(Craft.icmp("0b 00 00 00 00 07 00 00 " + QUOTED));
    frames.add(
        Craft.icmp(
            "0b 00 00 00 00 20 00 00 "
                + QUOTED
                + " 00 ".repeat(100)
                + "20 00 f3 a1 00 08 01 01 00 01 f1 40"));
    frames.add(Craft.icmp("0c 00 00 00 14 00 00 00 " + QUOTED));
    frames.add(Craft.icmp("03 03 00 00 00 00 00 00 " + QUOTED.substring(0, 30)));
    frames.add(Craft.icmp("03 03 00 00 00 00 00 00 " + QUOTED.substring(0, 60)));
    frames.add(Craft.icmp("03 03 00 00 00 00 00 00 45 00 05 dc" + QUOTED.substring(11)));
    frames.add(Craft.icmp("0d 00 00 00 00 01 00 02 02 93 2e 00 00 00 00 00 00 00 00 00 01 02"));
    frames.add(Craft.icmp("0d 00 00 00 00 01 00 02 02 93 2e 00 00 00 00 00"));
    frames.add(Craft.icmp(""));
    frames.add(Craft.icmp("08"));
    frames.add(Craft.icmp("08 00 00"));
    frames.add(Craft.patched(Craft.icmp("08 00 00 00 00 01 00 02"), TRANSPORT_AT + 2, "00 00"));
    frames.add(Craft.patched(Craft.icmp("08 00 00 00 00 01 00 02"), TRANSPORT_AT + 2, "ff ff"));
  }

  private void user() {
    for (int length : new int[] {0, 1, 7, 8, 9, 11, 12, 13, 20, 0xFFFF}) {
      frames.add(Craft.udp(length, false, DATA));
      frames.add(Craft.udp(length, true, DATA));
    }
    frames.add(Craft.udp(8, true, NONE));
    frames.add(Craft.udp(8, false, NONE));
    frames.add(Craft.patched(Craft.udp(12, true, DATA), TRANSPORT_AT + 6, "ff ff"));
    frames.add(Craft.patched(Craft.udp(12, true, DATA), TRANSPORT_AT, "00 00 00 00"));
    for (int kept = 0; kept < 8; kept++) {
      frames.add(Craft.ipv4("", Craft.UDP, new byte[kept]));
    }
  }

  private void addresses() {
    for (String arp :
        List.of(
            "00 01 08 00 06 04 00 01 02 00 00 00 00 01 c0 00 02 01 00 00 00 00 00 00 c0 00 02 02",
            "00 01 08 00 06 04 00 02 02 00 00 00 00 01 c0 00 02 01 02 00 00 00 00 02 c0 00 02 02",
            "00 01 08 00 06 04 00 00 02 00 00 00 00 01 c0 00 02 01 00 00 00 00 00 00 c0 00 02 02",
            "00 01 08 00 06 04 00 1a 02 00 00 00 00 01 c0 00 02 01 00 00 00 00 00 00 c0 00 02 02",
            "00 06 08 00 06 04 00 01 02 00 00 00 00 01 c0 00 02 01 00 00 00 00 00 00 c0 00 02 02",
            "00 01 08 00 00 00 00 01",
            "00 01 08 00 06 00 00 01 02 00 00 00 00 01 00 00 00 00 00 00",
            "00 01 08 00 00 04 00 01 c0 00 02 01 c0 00 02 02",
            "00 01 08 00 08 04 00 08 02 00 00 00 00 01 02 03 c0 00 02 01 00 00 00 00 00 00 00 00"
                + " c0 00 02 02",
            "00 01 86 dd 06 10 00 01 02 00 00 00 00 01 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e"
                + " 0f 10 00 00 00 00 00 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10",
            "00 20 08 00 02 04 00 01 aa bb c0 00 02 01 cc dd c0 00 02 02",
            "00 01 08 00 06 03 00 01 02 00 00 00 00 01 c0 00 02 00 00 00 00 00 00 c0 00 02",
            "00 01 08 00 ff 04 00 01 02 00 00 00 00 01 c0 00 02 01",
            "00 01 08 00 06 ff 00 01 02 00 00 00 00 01 c0 00 02 01",
            "00 00 00 00 00 00 00 00",
            "ff ff ff ff 01 01 ff ff 01 02 03 04")) {
      byte[] message = Hex.parse(arp);
      frames.add(Craft.frame("08 06", message));
      frames.add(Craft.join(Craft.frame("08 06", message), new byte[18]));
      frames.add(Craft.frame("08 06", Arrays.copyOf(message, message.length - 1)));
    }
    for (int kept = 0; kept < 8; kept++) {
      frames.add(Craft.frame("08 06", new byte[kept]));
    }
  }

  private void tags() {
    byte[] datagram = Craft.udp(12, true, DATA);
    byte[] inner = Arrays.copyOfRange(datagram, IPV4_AT, datagram.length);
    for (String head :
        List.of(
            "81 00 00 64 08 00",
            "81 00 e0 64 08 00",
            "81 00 10 64 08 00",
            "81 00 ff ff 08 00",
            "81 00 00 00 08 00",
            "88 a8 00 64 81 00 20 c8 08 00",
            "88 a8 10 64 81 00 20 c8 08 00",
            "81 00 00 64 81 00 20 c8 08 00",
            "81 00 00 64 88 a8 20 c8 08 00",
            "88 a8 00 64 88 a8 20 c8 81 00 00 07 08 00",
            "91 00 00 64 81 00 20 c8 08 00",
            "81 00 00 01 81 00 00 02 81 00 00 03 81 00 00 04 81 00 00 05 08 00",
            "81 00 00 64 05 dc",
            "81 00 00 64 06 00",
            "81 00 00 64 05 ff",
            "81 00 00 64 00 10",
            "05 dc",
            "05 dd",
            "05 ff",
            "06 00",
            "00 00",
            "00 10",
            "88 b5",
            "ff ff")) {
      frames.add(Craft.frame(head, inner));
      frames.add(Craft.frame(head, NONE));
      frames.add(Craft.join(Craft.frame(head, inner), new byte[12]));
    }
    for (int kept = 0; kept < 14; kept++) {
      frames.add(Arrays.copyOf(datagram, kept));
    }
    frames.add(Craft.frame("81 00", NONE));
    frames.add(Craft.frame("81 00 00", NONE));
    frames.add(Craft.frame("81 00 00 64", NONE));
    frames.add(Craft.frame("81 00 00 64 08", NONE));
    frames.add(Craft.frame("81 00 00 64 08 00", NONE));
  }

  /** What only a glance at the rest of the world explains. */
  private void strangers() {
    String request =
        "08 00 06 04 00 %s 02 00 00 00 00 01 c0 00 02 01 00 00 00 00 00 00 c0 00 02 02";
    frames.add(Craft.frame("08 06", Hex.parse("00 01 " + request.formatted("07"))));
    frames.add(Craft.frame("08 06", Hex.parse("00 13 " + request.formatted("01"))));
    frames.add(Craft.frame("08 06", Hex.parse("00 13 08 00 00 04 00 01 c0 00 02 01 c0 00")));
    frames.add(Craft.frame("80 35", Hex.parse("00 01 " + request.formatted("03"))));
    frames.add(Craft.frame("88 a8 00 64 88 a8", NONE));
    byte[] inner = Craft.udp(12, true, DATA);
    byte[] datagram = Arrays.copyOfRange(inner, IPV4_AT, inner.length);
    frames.add(Craft.ipv4("", 4, datagram));
    frames.add(Craft.ipv4("", 143, inner));
    frames.add(Craft.ipv4("19 08 d1 08 00 00 00 01", 253, DATA));
    frames.add(Craft.patched(inner, IPV4_AT + 6, "20 00"));
    frames.add(Craft.patched(Craft.icmp("08 00 00 00 00 01 00 02"), IPV4_AT + 6, "20 00"));
    frames.add(Craft.ipv4("44 08 03 00 00 00 00 01", 253, DATA));
  }
}
