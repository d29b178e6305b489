// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.count.Counters;
import dev.meerkat.stack.codec.arp.ArpOperation;
import dev.meerkat.stack.codec.arp.ArpReader;
import dev.meerkat.stack.codec.arp.ArpWriter;
import dev.meerkat.stack.codec.ethernet.EtherType;
import dev.meerkat.stack.count.StackCounter;
import java.util.Arrays;

/**
 * Address resolution on an Ethernet: RFC 826, RFC 1122 section 2.3.2, conflicts by RFC 5227.
 *
 * <p>What a stranger says is believed of hosts that we have asked for, or that ask for us; nothing
 * else makes an entry. One packet waits for each question.
 */
final class ArpTable {
  private static final int ETHERNET = 1;
  private static final int IPV4 = 0x0800;
  private static final int PACKET = 28;
  private static final byte[] EVERYBODY = {-1, -1, -1, -1, -1, -1};
  private static final byte[] NOBODY = new byte[Neighbor.ADDRESS];

  private final EthernetLink link;
  private final LinkLimits limits;
  private final Counters<StackCounter> counters;
  private final NeighborTable table;
  private final ArpReader reader = new ArpReader();
  private final ArpWriter writer = new ArpWriter();
  private final byte[] frame = new byte[EthernetLink.HEADER + PACKET];
  private final byte[] own = new byte[4];
  private final byte[] other = new byte[4];
  private long defendedAtNanos = Long.MIN_VALUE / 2;

  ArpTable(EthernetLink link, LinkLimits limits, Counters<StackCounter> counters) {
    this.link = link;
    this.limits = limits;
    this.counters = counters;
    this.table = new NeighborTable(limits.neighbors());
  }

  int count() {
    return table.count();
  }

  /** A packet of ARP has come in. */
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
    int address = link.ipv4();
    if (address != 0 && source == address) {
      conflict(buffer, nowNanos);
      return;
    }
    boolean forUs = address != 0 && target == address;
    learn(source, buffer, reader.sourceHardwareOffset(), forUs, nowNanos);
    if (forUs && reader.operation() == ArpOperation.REQUEST) {
      System.arraycopy(buffer, reader.sourceProtocolOffset(), other, 0, other.length);
      say(ArpOperation.REPLY, address, buffer, reader.sourceHardwareOffset(), other, nowNanos);
    }
  }

  private void conflict(byte[] buffer, long nowNanos) {
    int at = reader.sourceHardwareOffset();
    if (Arrays.equals(buffer, at, at + Neighbor.ADDRESS, link.address(), 0, Neighbor.ADDRESS)) {
      return;
    }
    counters.increment(StackCounter.ARP_CONFLICT);
    if (nowNanos - defendedAtNanos >= limits.defendNanos()) {
      defendedAtNanos = nowNanos;
      announce(nowNanos);
    }
  }

  /** Tells everybody our address. RFC 5227 section 2.3. */
  void announce(long nowNanos) {
    Bytes.putI32(other, 0, link.ipv4());
    say(ArpOperation.REQUEST, link.ipv4(), EVERYBODY, 0, other, nowNanos);
  }

  private void learn(int source, byte[] buffer, int at, boolean forUs, long nowNanos) {
    if (source == 0 || (buffer[at] & 1) != 0 || !link.isOnLink(source)) {
      return;
    }
    Neighbor known = table.find(source);
    if (known == null) {
      if (!forUs) {
        return;
      }
      known = table.add(source, nowNanos);
    }
    System.arraycopy(buffer, at, known.link, 0, Neighbor.ADDRESS);
    known.isKnown = true;
    known.asked = 0;
    known.freshUntilNanos = nowNanos + limits.freshNanos();
    sendWaiting(known, nowNanos);
  }

  private void sendWaiting(Neighbor known, long nowNanos) {
    byte[] packet = known.waiting;
    if (packet != null) {
      known.waiting = null;
      link.send(
          packet,
          EthernetLink.HEADER,
          known.waitingLength,
          known.link,
          IPV4,
          known.waitingOffload,
          nowNanos);
    }
  }

  /**
   * The link address of a host on this link; if it is not known, the packet waits for it.
   *
   * @return null if the packet was kept or dropped
   */
  byte[] resolve(int ip, byte[] packet, int offset, int length, long offload, long nowNanos) {
    Neighbor known = table.find(ip);
    if (known == null) {
      known = table.add(ip, nowNanos);
      ask(known, nowNanos);
    }
    known.usedAtNanos = nowNanos;
    if (known.isKnown) {
      if (nowNanos - known.freshUntilNanos >= 0) {
        askAgain(known, nowNanos);
      }
      return known.isKnown ? known.link : null;
    }
    if (known.asked >= limits.asks() && nowNanos - known.askedAtNanos >= limits.askNanos()) {
      counters.increment(StackCounter.NEIGHBOR_UNRESOLVED);
      known.asked = 0;
    }
    if (known.waiting != null) {
      counters.increment(StackCounter.NEIGHBOR_UNRESOLVED);
    }
    keep(known, packet, offset, length, offload);
    askAgain(known, nowNanos);
    return null;
  }

  private static void keep(Neighbor known, byte[] packet, int offset, int length, long offload) {
    known.waiting = new byte[EthernetLink.HEADER + length];
    System.arraycopy(packet, offset, known.waiting, EthernetLink.HEADER, length);
    known.waitingLength = length;
    known.waitingOffload = offload;
  }

  private void askAgain(Neighbor known, long nowNanos) {
    if (nowNanos - known.askedAtNanos < limits.askNanos() && known.asked > 0) {
      return;
    }
    if (known.asked >= limits.asks()) {
      known.isKnown = false;
      return;
    }
    ask(known, nowNanos);
  }

  private void ask(Neighbor known, long nowNanos) {
    known.asked++;
    known.askedAtNanos = nowNanos;
    Bytes.putI32(other, 0, known.ip);
    say(ArpOperation.REQUEST, link.ipv4(), EVERYBODY, 0, other, nowNanos);
  }

  /** Questions that wait for an answer are asked again; called when a second is over. */
  void tick(long nowNanos) {
    for (int i = table.count() - 1; i >= 0; i--) {
      Neighbor entry = table.entry(i);
      if (!entry.isKnown && nowNanos - entry.askedAtNanos >= limits.askNanos()) {
        if (entry.asked >= limits.asks()) {
          counters.increment(StackCounter.NEIGHBOR_UNRESOLVED);
          table.remove(entry);
        } else {
          ask(entry, nowNanos);
        }
      }
    }
  }

  /** Whether {@link #tick} has something to do. */
  boolean hasQuestions() {
    for (int i = 0; i < table.count(); i++) {
      if (!table.entry(i).isKnown) {
        return true;
      }
    }
    return false;
  }

  private void say(
      int operation, int source, byte[] target, int targetFrom, byte[] targetIp, long nowNanos) {
    boolean question = operation == ArpOperation.REQUEST;
    Bytes.putI32(own, 0, source);
    int length =
        writer
            .wrap(frame, EthernetLink.HEADER, PACKET)
            .hardwareType(ETHERNET)
            .protocolType(IPV4)
            .hardwareSize(Neighbor.ADDRESS)
            .protocolSize(own.length)
            .operation(operation)
            .sourceHardware(link.address(), 0, Neighbor.ADDRESS)
            .sourceProtocol(own, 0, own.length)
            .targetHardware(question ? NOBODY : target, question ? 0 : targetFrom, Neighbor.ADDRESS)
            .targetProtocol(targetIp, 0, targetIp.length)
            .finish();
    assert length == PACKET;
    System.arraycopy(target, targetFrom, link.peer(), 0, Neighbor.ADDRESS);
    link.send(frame, EthernetLink.HEADER, length, link.peer(), EtherType.ARP, 0, nowNanos);
  }
}
