// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.link.fault.Faults;
import dev.meerkat.stack.count.StackCounter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packets that once broke others: each is counted and leaves nothing behind. */
class HostilePacketsTest {
  private static final long SECOND = TwoHosts.SECOND;
  private static final long US = TwoHosts.RIGHT;
  private static final String HE = "10.0.0.1";
  private static final String WE = "10.0.0.2";
  private static final String HE_6 = "2001:db8::1";
  private static final String WE_6 = "2001:db8::2";
  private static final String NEAR = "fe80::66";

  private final TwoHosts hosts = new TwoHosts(Faults.NONE, 1).v4().v6();

  private void send(byte[] frame) {
    hosts.wire().send(hosts.simulation.clock().nanos(), frame, 0, frame.length, 0);
    hosts.simulation.pass(TwoHosts.MILLI);
    assertEquals(List.of(), hosts.errors);
  }

  private long count(StackCounter what) {
    return TwoHosts.count(hosts.right, what);
  }

  /** What is counted by one packet. */
  private void counts(StackCounter what, byte[] frame) {
    long before = count(what);
    send(frame);
    assertEquals(before + 1, count(what), what + " " + hosts.right.counters());
  }

  private static byte[] with(byte[] frame, int at, int value) {
    frame[at] = (byte) value;
    return frame;
  }

  private static byte[] cut(byte[] frame, int length) {
    return Arrays.copyOf(frame, length);
  }

  @Test
  void lengthsOfV4_thatDisagree_areMalformed() {
    byte[] good = RawPackets.echo(US, HE, WE, 20);
    counts(StackCounter.IP_MALFORMED, with(good.clone(), 14, 0x44));
    counts(StackCounter.IP_MALFORMED, with(good.clone(), 14, 0x4F));
    counts(StackCounter.IP_MALFORMED, with(good.clone(), 17, 10));
    counts(StackCounter.IP_MALFORMED, with(good.clone(), 16, 0xFF));
    for (int length = 14; length < 34; length++) {
      counts(StackCounter.IP_MALFORMED, cut(good, length));
    }
    for (int length = 0; length < 14; length++) {
      counts(StackCounter.FRAME_MALFORMED, cut(good, length));
    }
  }

  @Test
  void sourcesThatNobodyHas_areRefused() {
    for (String source : new String[] {"224.0.0.9", "255.255.255.255", "10.0.0.255", WE}) {
      counts(StackCounter.IP_BAD_SOURCE, RawPackets.echo(US, source, WE, 1));
    }
    for (String source : new String[] {"ff02::1", "::1", "::ffff:1.2.3.4", WE_6}) {
      counts(
          StackCounter.IP_BAD_SOURCE,
          RawPackets.icmp6(US, source, WE_6, 64, "8000 0000 0000 0000"));
    }
  }

  @Test
  void pieces_thatOverlapOrAreEmptyOrTooLong_comeToNothing() {
    byte[] sixteen = new byte[16];
    send(RawPackets.v4(US, HE, WE, 17, 7, 0x2000, sixteen));
    counts(StackCounter.FRAGMENT_DROPPED, RawPackets.v4(US, HE, WE, 17, 7, 0x2001, sixteen));
    byte[] other = {0, 0, 0, 0, 0, 0, 0, 1};
    send(RawPackets.v4(US, HE, WE, 17, 6, 0x2000, sixteen));
    counts(StackCounter.FRAGMENT_DROPPED, RawPackets.v4(US, HE, WE, 17, 6, 0x2001, other));
    counts(StackCounter.FRAGMENT_DROPPED, RawPackets.v4(US, HE, WE, 17, 8, 0x2000, new byte[0]));
    counts(StackCounter.FRAGMENT_DROPPED, RawPackets.v4(US, HE, WE, 17, 9, 0x1FFF, sixteen));
    counts(StackCounter.FRAGMENT_DROPPED, RawPackets.v4(US, HE, WE, 17, 10, 0x2000, new byte[9]));
    byte[] first = RawPackets.joined(RawPackets.hex("11 00 00 01 00 00 00 07"), sixteen);
    byte[] second = RawPackets.joined(RawPackets.hex("11 00 00 09 00 00 00 07"), sixteen);
    send(RawPackets.v6(US, HE_6, WE_6, 44, 64, first));
    counts(StackCounter.FRAGMENT_DROPPED, RawPackets.v6(US, HE_6, WE_6, 44, 64, second));
    assertEquals(0, count(StackCounter.REASSEMBLED));
  }

  @Test
  void headersOfV6_pastTheEnd_orWithoutEnd_areDropped() {
    counts(
        StackCounter.IP_MALFORMED,
        RawPackets.v6(US, HE_6, WE_6, 60, 64, RawPackets.hex("3b ff 01 04 00000000")));
    counts(
        StackCounter.IP_MALFORMED,
        RawPackets.v6(US, HE_6, WE_6, 60, 64, RawPackets.hex("3b 00 05 ff 00000000")));
    byte[] one = RawPackets.hex("3c 00 01 04 00000000");
    byte[] chain = one;
    for (int i = 0; i < 100; i++) {
      chain = RawPackets.joined(chain, one);
    }
    counts(StackCounter.IP_TOO_MANY_HEADERS, RawPackets.v6(US, HE_6, WE_6, 60, 64, chain));
    byte[] late = RawPackets.joined(RawPackets.hex("00 00 01 04 00000000"), one);
    counts(StackCounter.IP_MALFORMED, RawPackets.v6(US, HE_6, WE_6, 60, 64, late));
    counts(
        StackCounter.IP_SOURCE_ROUTED,
        RawPackets.v6(
            US,
            HE_6,
            WE_6,
            43,
            64,
            RawPackets.joined(RawPackets.hex("3b 02 00 01 00000000"), new byte[16])));
    counts(
        StackCounter.IP_UNKNOWN_OPTION,
        RawPackets.v6(US, HE_6, WE_6, 60, 64, RawPackets.hex("3b 00 9e 04 00000000")));
  }

  @Test
  void neighbourDiscovery_fromAfar_orMalformed_isIgnored() {
    String solicitation = "8700 0000 00000000 20010db8000000000000000000000002";
    counts(StackCounter.ND_IGNORED, RawPackets.icmp6(US, HE_6, WE_6, 64, solicitation));
    counts(
        StackCounter.ICMP_MALFORMED,
        RawPackets.icmp6(US, HE_6, WE_6, 255, solicitation + "0100000000000000"));
    counts(
        StackCounter.ICMP_MALFORMED,
        RawPackets.icmp6(US, HE_6, WE_6, 255, solicitation + "01ff000000000000"));
    counts(
        StackCounter.ND_IGNORED,
        RawPackets.icmp6(US, NEAR, WE_6, 255, "8900 0000 00000000" + "00".repeat(32)));
  }

  @Test
  void routersThatLie_changeNothing() {
    hosts.right.autoConfigure(hosts.rightLink);
    hosts.simulation.pass(3 * SECOND);
    int addresses = hosts.rightLink.addresses().count();
    String head = "8600 0000 40 00 0708 00000000 00000000";
    // From an address that no router has; an MTU below the least; a prefix of 129 bits.
    counts(StackCounter.ND_IGNORED, RawPackets.icmp6(US, HE_6, "ff02::1", 255, head));
    send(RawPackets.icmp6(US, NEAR, "ff02::1", 255, head + "0501 0000 00000100"));
    assertEquals(1500, hosts.rightLink.ipv6Mtu());
    String prefix = "0304 %02x c0 %s %s 00000000 20010db8000100000000000000000000";
    for (String option :
        new String[] {
          prefix.formatted(129, "ffffffff", "00000001"),
          prefix.formatted(0, "ffffffff", "00000001"),
          prefix.formatted(64, "00000001", "00000002"),
        }) {
      counts(StackCounter.ND_IGNORED, RawPackets.icmp6(US, NEAR, "ff02::1", 255, head + option));
    }
    assertEquals(addresses, hosts.rightLink.addresses().count());
    for (int i = 0; i < 1000; i++) {
      send(
          RawPackets.icmp6(
              US,
              "fe80::" + (i + 1),
              "ff02::1",
              255,
              head
                  + "0304 40 c0 ffffffff ffffffff 00000000 20010db9%04x00000000000000000000"
                      .formatted(i)));
    }
    assertTrue(hosts.rightLink.addresses().count() <= 16);
    assertTrue(hosts.right.routers().routers() <= 8);
    assertTrue(hosts.right.routers().prefixes() <= 16);
  }

  @Test
  void datagramsAndEchoes_thatLieOrAreTooLarge_areDropped() {
    counts(
        StackCounter.UDP_MALFORMED,
        RawPackets.v4(US, HE, WE, 17, 1, 0, RawPackets.hex("0001 0002 00")));
    counts(
        StackCounter.UDP_MALFORMED,
        RawPackets.v4(US, HE, WE, 17, 1, 0, RawPackets.hex("0001 0002 ffff 0000")));
    counts(StackCounter.ICMP_MALFORMED, RawPackets.v4(US, HE, WE, 1, 1, 0, RawPackets.hex("0800")));
    // The largest echo that can be put together is larger than what we send.
    byte[] echo = new byte[65_500];
    echo[0] = 8;
    Bytes.putU16(echo, 2, 0xF7FF);
    for (int at = 0; at < echo.length; at += 1480) {
      byte[] part = Arrays.copyOfRange(echo, at, Math.min(echo.length, at + 1480));
      int more = at + 1480 < echo.length ? 0x2000 : 0;
      send(RawPackets.v4(US, HE, WE, 1, 99, more | at / 8, part));
    }
    assertEquals(1, count(StackCounter.REASSEMBLED));
    assertEquals(0, count(StackCounter.ICMP_ECHO_ANSWERED));
  }

  @Test
  void errorsAboutWhatWeNeverSent_changeNothing() {
    byte[] quoted = RawPackets.v4(US, WE, HE, 6, 1, 0, RawPackets.hex("0050 1234 00000001"));
    byte[] error = RawPackets.joined(RawPackets.hex("0304 0000 0000 0240"), cut(quoted, 42));
    byte[] message = new byte[8 + 28];
    System.arraycopy(error, 0, message, 0, 8);
    System.arraycopy(quoted, 14, message, 8, 28);
    int sum = InetChecksum.finish(InetChecksum.sum(message, 0, message.length));
    Bytes.putU16(message, 2, sum);
    counts(StackCounter.ICMP_ERROR_IGNORED, RawPackets.v4(US, HE, WE, 1, 1, 0, message));
    assertEquals(0, count(StackCounter.PATH_MTU_LEARNED));
  }
}
