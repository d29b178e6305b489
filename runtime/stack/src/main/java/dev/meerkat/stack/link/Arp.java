// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.count.Counters;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.arp.ArpOperation;
import dev.meerkat.stack.codec.arp.ArpReader;
import dev.meerkat.stack.codec.arp.ArpWriter;
import dev.meerkat.stack.codec.ethernet.EtherType;
import dev.meerkat.stack.count.StackCounter;
import java.util.Arrays;

/**
 * Address resolution on an Ethernet: RFC 826, RFC 1122 section 2.3.2; probes, announcements,
 * conflicts and defence of RFC 5227.
 *
 * <p>What a stranger says is believed of hosts that we have asked for, or that ask for us; nothing
 * else makes an entry.
 */
final class Arp implements Solicitor {
  private static final int ETHERNET = 1;
  private static final int IPV4 = 0x0800;
  private static final int PACKET = 28;
  private static final int START = NetworkInterface.HEADROOM;
  private static final byte[] EVERYBODY = {-1, -1, -1, -1, -1, -1};
  private static final byte[] NOBODY = new byte[Neighbor.ADDRESS];

  private final NetworkInterface owner;
  private final EthernetLink link;
  private final LinkLimits limits;
  private final Counters<StackCounter> counters;
  private final NeighborCache cache;
  private final ArpReader reader = new ArpReader();
  private final ArpWriter writer = new ArpWriter();
  private final byte[] frame = new byte[START + PACKET];
  private final byte[] own = new byte[4];
  private final byte[] other = new byte[4];
  private final byte[] peer = new byte[Neighbor.ADDRESS];
  private long defendedAtNanos = Long.MIN_VALUE / 2;
  private int probed;

  Arp(
      NetworkInterface owner,
      EthernetLink link,
      LinkLimits limits,
      int mtu,
      Counters<StackCounter> counters) {
    this.owner = owner;
    this.link = link;
    this.limits = limits;
    this.counters = counters;
    this.cache = new NeighborCache(link, this, limits, mtu, counters);
  }

  NeighborCache cache() {
    return cache;
  }

  // What comes in.

  void receive(byte[] buffer, int offset, int length, long nowNanos) {
    if (reader.wrap(buffer, offset, length) != Codec.OK
        || reader.hardwareType() != ETHERNET
        || reader.protocolType() != IPV4
        || reader.sourceHardwareLength() != Neighbor.ADDRESS
        || reader.sourceProtocolLength() != own.length) {
      counters.increment(StackCounter.ARP_MALFORMED);
      return;
    }
    counters.increment(StackCounter.ARP_RECEIVED);
    int source = Bytes.getI32(buffer, reader.sourceProtocolOffset());
    int target = Bytes.getI32(buffer, reader.targetProtocolOffset());
    int from = reader.sourceHardwareOffset();
    if (isOurs(buffer, from)) {
      return;
    }
    int address = owner.ipv4();
    if (probed != 0 && (source == probed || source == 0 && target == probed)) {
      conflict(probed, nowNanos);
      return;
    }
    if (address != 0 && source == address) {
      conflict(address, nowNanos);
      defend(nowNanos);
      return;
    }
    boolean forUs = address != 0 && target == address;
    learn(source, buffer, from, forUs, nowNanos);
    if (forUs && reader.operation() == ArpOperation.REQUEST) {
      System.arraycopy(buffer, reader.sourceProtocolOffset(), other, 0, other.length);
      System.arraycopy(buffer, from, peer, 0, Neighbor.ADDRESS);
      say(ArpOperation.REPLY, address, peer, peer, nowNanos);
    }
  }

  private boolean isOurs(byte[] buffer, int at) {
    return Arrays.equals(buffer, at, at + Neighbor.ADDRESS, link.address(), 0, Neighbor.ADDRESS);
  }

  private void learn(int source, byte[] buffer, int at, boolean forUs, long nowNanos) {
    if (source == 0 || (buffer[at] & 1) != 0 || !owner.isOnLink(source)) {
      return;
    }
    long low = IpBits.ofV4(source);
    boolean reply = reader.operation() == ArpOperation.REPLY;
    if (reply && cache.isAsked(0, low, buffer, at)) {
      cache.answered(0, low, buffer, at, true, true, nowNanos);
    } else {
      cache.heard(0, low, buffer, at, forUs && !reply, nowNanos);
    }
  }

  // Our own address.

  private void conflict(int address, long nowNanos) {
    counters.increment(StackCounter.ARP_CONFLICT);
    owner.conflict(IpAddress.v4(address), nowNanos);
  }

  /** Section 2.4 (c): once in a while, never in a war. */
  private void defend(long nowNanos) {
    if (nowNanos - defendedAtNanos >= limits.defendNanos()) {
      defendedAtNanos = nowNanos;
      announce(nowNanos);
    }
  }

  /** Tells everybody our address. Section 2.3. */
  void announce(long nowNanos) {
    Bytes.putI32(other, 0, owner.ipv4());
    say(ArpOperation.REQUEST, owner.ipv4(), EVERYBODY, NOBODY, nowNanos);
  }

  /** Asks whether anybody has an address, without telling one of ours. Section 2.1.1. */
  void probe(int address, long nowNanos) {
    probed = address;
    Bytes.putI32(other, 0, address);
    say(ArpOperation.REQUEST, 0, EVERYBODY, NOBODY, nowNanos);
  }

  /** The address that was asked for is taken, or given up. */
  void endProbe() {
    probed = 0;
  }

  // What goes out.

  @Override
  public void solicit(Neighbor whom, boolean alone, long nowNanos) {
    Bytes.putI32(other, 0, (int) whom.low);
    say(ArpOperation.REQUEST, owner.ipv4(), alone ? whom.link : EVERYBODY, NOBODY, nowNanos);
  }

  /** Sends a packet about the address that stands in {@code other}. */
  private void say(int operation, int source, byte[] to, byte[] target, long nowNanos) {
    Bytes.putI32(own, 0, source);
    int length =
        writer
            .wrap(frame, START, PACKET)
            .hardwareType(ETHERNET)
            .protocolType(IPV4)
            .hardwareSize(Neighbor.ADDRESS)
            .protocolSize(own.length)
            .operation(operation)
            .sourceHardware(link.address(), 0, Neighbor.ADDRESS)
            .sourceProtocol(own, 0, own.length)
            .targetHardware(target, 0, Neighbor.ADDRESS)
            .targetProtocol(other, 0, other.length)
            .finish();
    assert length == PACKET;
    link.send(frame, START, length, to, EtherType.ARP, 0, nowNanos);
  }
}
