// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.simulation;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.link.Device;
import dev.meerkat.link.simulation.Node;
import java.util.SplittableRandom;

/** Somebody on the link who sends frames of one kind without end, each a little different. */
final class Attacker implements Node {
  static final int ETHERNET = 14;
  static final int IPV4 = ETHERNET + 20;

  private static final long EVERY_NANOS = 1_000_000;
  private static final int AT_ONCE = 20;
  private static final int TARGET = 0x0A00_0002;
  private static final long TARGET_LINK = 0x02_00_00_00_00_02L;
  private static final long OWN_LINK = 0x02_00_00_00_00_66L;

  private final Device port;
  private final Kind kind;
  private final long untilNanos;
  private final SplittableRandom random = new SplittableRandom(66);
  private final byte[] frame = new byte[1514];
  private long next;
  private long sent;

  /** Makes a frame's payload, behind a header of IPv4 that is filled in, and tells its length. */
  interface Kind {
    int make(byte[] frame, SplittableRandom random);
  }

  Attacker(Device port, Kind kind, long untilNanos) {
    this.port = port;
    this.kind = kind;
    this.untilNanos = untilNanos;
  }

  long sent() {
    return sent;
  }

  @Override
  public int poll(long nowNanos) {
    port.receive(nowNanos, Integer.MAX_VALUE, (buffer, offset, length, offload) -> {});
    if (nowNanos < next || nowNanos >= untilNanos) {
      return 0;
    }
    for (int i = 0; i < AT_ONCE; i++) {
      Bytes.putU48(frame, 0, TARGET_LINK);
      Bytes.putU48(frame, 6, OWN_LINK);
      Bytes.putU16(frame, 12, 0x0800);
      int length = kind.make(frame, random);
      port.send(nowNanos, frame, 0, length, 0);
      sent++;
    }
    next = nowNanos + EVERY_NANOS;
    return AT_ONCE;
  }

  @Override
  public long nextDeadline() {
    long arrival = port.nextDeadline();
    return next < untilNanos ? Math.min(next, arrival) : arrival;
  }

  // Kinds.

  /** A packet from a random host of the link; checksums are right. */
  private static int ipv4(byte[] b, SplittableRandom random, int protocol, int length, int flags) {
    Bytes.putU16(b, ETHERNET, 0x4500);
    Bytes.putU16(b, ETHERNET + 2, 20 + length);
    Bytes.putU16(b, ETHERNET + 4, random.nextInt(0x10000));
    Bytes.putU16(b, ETHERNET + 6, flags);
    b[ETHERNET + 8] = 64;
    b[ETHERNET + 9] = (byte) protocol;
    Bytes.putU16(b, ETHERNET + 10, 0);
    Bytes.putI32(b, ETHERNET + 12, 0x0A00_0000 + 3 + random.nextInt(250));
    Bytes.putI32(b, ETHERNET + 16, TARGET);
    Bytes.putU16(b, ETHERNET + 10, InetChecksum.finish(InetChecksum.sum(b, ETHERNET, 20)));
    return IPV4 + length;
  }

  private static void transportChecksum(byte[] b, int at, int protocol, int length) {
    Bytes.putU16(b, IPV4 + at, 0);
    long sum = InetChecksum.sum(b, ETHERNET + 12, 8);
    sum = InetChecksum.add16(InetChecksum.add16(sum, protocol), length);
    sum += InetChecksum.sum(b, IPV4, length);
    Bytes.putU16(b, IPV4 + at, InetChecksum.finish(sum));
  }

  /** The beginnings of connections that nobody goes on with. */
  static int syn(byte[] b, SplittableRandom random) {
    int length = ipv4(b, random, 6, 20, 0x4000);
    Bytes.putU16(b, IPV4, 1024 + random.nextInt(60_000));
    Bytes.putU16(b, IPV4 + 2, FloodTest.PORT);
    Bytes.putI32(b, IPV4 + 4, random.nextInt());
    Bytes.putI32(b, IPV4 + 8, 0);
    Bytes.putU16(b, IPV4 + 12, 0x5002);
    Bytes.putU16(b, IPV4 + 14, 0xFFFF);
    Bytes.putU16(b, IPV4 + 18, 0);
    transportChecksum(b, 16, 6, 20);
    return length;
  }

  /** Segments of connections that are not there, with any flags. */
  static int segment(byte[] b, SplittableRandom random) {
    int length = syn(b, random);
    Bytes.putU16(b, IPV4 + 12, 0x5000 | random.nextInt(64));
    Bytes.putI32(b, IPV4 + 8, random.nextInt());
    transportChecksum(b, 16, 6, 20);
    return length;
  }

  /** Last pieces of packets whose first pieces never come. */
  static int piece(byte[] b, SplittableRandom random) {
    return ipv4(b, random, 17, 1000, random.nextInt(1, 8000));
  }

  static int echo(byte[] b, SplittableRandom random) {
    int length = ipv4(b, random, 1, 1000, 0);
    Bytes.putU16(b, IPV4, 0x0800);
    Bytes.putU16(b, IPV4 + 2, 0);
    Bytes.putU16(b, IPV4 + 2, InetChecksum.finish(InetChecksum.sum(b, IPV4, 1000)));
    return length;
  }

  /** Datagrams to ports that nobody has opened: each asks for an error. */
  static int datagram(byte[] b, SplittableRandom random) {
    int length = ipv4(b, random, 17, 100, 0);
    Bytes.putU16(b, IPV4, 1024 + random.nextInt(60_000));
    Bytes.putU16(b, IPV4 + 2, 1 + random.nextInt(65_535));
    Bytes.putU16(b, IPV4 + 4, 100);
    transportChecksum(b, 6, 17, 100);
    return length;
  }

  /** Questions of ever other hosts who has our address: each would be remembered. */
  static int arp(byte[] b, SplittableRandom random) {
    long link = 0x02_00_00_00_10_00L + random.nextInt(0x10000);
    Bytes.putU48(b, 0, 0xFFFF_FFFF_FFFFL);
    Bytes.putU48(b, 6, link);
    Bytes.putU16(b, 12, 0x0806);
    Bytes.putI64(b, ETHERNET, 0x0001_0800_0604_0001L);
    Bytes.putU48(b, ETHERNET + 8, link);
    Bytes.putI32(b, ETHERNET + 14, 0x0A00_0000 + 3 + random.nextInt(250));
    Bytes.putU48(b, ETHERNET + 18, 0);
    Bytes.putI32(b, ETHERNET + 24, TARGET);
    return ETHERNET + 28;
  }
}
