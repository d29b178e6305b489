// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.count.Counters;
import dev.meerkat.link.Device;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.ethernet.EtherType;
import dev.meerkat.stack.codec.ethernet.EthernetReader;
import dev.meerkat.stack.codec.ethernet.EthernetWriter;
import dev.meerkat.stack.codec.ethernet.VlanReader;
import dev.meerkat.stack.codec.ethernet.VlanWriter;
import dev.meerkat.stack.count.StackCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ethernet II on a device: frames in both directions, tagged (IEEE 802.1Q) or not, with address
 * resolution beside.
 */
final class EthernetLink {
  static final int HEADER = 14;
  static final int TAG = 4;

  /** No tag. */
  static final int UNTAGGED = 0;

  private static final int GROUP_BIT = 1;
  private static final int LOW_23_BITS = 0x7F_FFFF;
  private static final long MULTICAST = 0x0100_5E00_0000L;
  private static final long MULTICAST_6 = 0x3333_0000_0000L;
  private static final long BROADCAST = 0xFFFF_FFFF_FFFFL;
  private static final long UNSIGNED = 0xFFFF_FFFFL;

  private final Device device;
  private final NetworkInterface owner;
  private final int vlan;
  private final Counters<StackCounter> counters;
  private final EthernetReader reader = new EthernetReader();
  private final VlanReader tagReader = new VlanReader();
  private final EthernetWriter writer = new EthernetWriter();
  private final VlanWriter tagWriter = new VlanWriter();
  private final byte[] address = new byte[Neighbor.ADDRESS];
  private final byte[] peer = new byte[Neighbor.ADDRESS];
  private final Arp arp;
  private final NeighborMessages messages;
  private final List<EthernetLink> tagged = new ArrayList<>();

  EthernetLink(
      NetworkInterface owner,
      Device device,
      int vlan,
      LinkLimits limits,
      Counters<StackCounter> counters) {
    this.owner = owner;
    this.device = device;
    this.vlan = vlan;
    this.counters = counters;
    Bytes.putU48(address, 0, device.address());
    this.arp = new Arp(owner, this, limits, device.mtu(), counters);
    this.messages = new NeighborMessages(owner, this, limits, device.mtu(), counters);
  }

  Arp arp() {
    return arp;
  }

  NeighborMessages messages() {
    return messages;
  }

  /** Whether a neighbour's state changes with time. */
  boolean isInMotion() {
    return arp.cache().isInMotion() || messages.cache().isInMotion();
  }

  /** A neighbour's state has come to change with time, without a packet of ours. */
  void wakeUp(long nowNanos) {
    owner.inMotion(nowNanos);
  }

  /** Our link address. */
  byte[] address() {
    return address;
  }

  /** Frames with a tag go to whoever has it. */
  void add(EthernetLink other) {
    tagged.add(other);
  }

  // What comes in.

  void receive(byte[] buffer, int offset, int length, long offload, long nowNanos) {
    if (reader.wrap(buffer, offset, length) != Codec.OK) {
      counters.increment(StackCounter.FRAME_MALFORMED);
      return;
    }
    int target = reader.targetOffset();
    boolean toMany = (buffer[target] & GROUP_BIT) != 0;
    if (!toMany && !isOurs(buffer, target)) {
      counters.increment(StackCounter.FRAME_NOT_OURS);
      return;
    }
    if (toMany && isOurs(buffer, reader.sourceOffset())) {
      // Our own question is nobody's answer: RFC 4862 section 5.4.3.
      counters.increment(StackCounter.FRAME_CAME_BACK);
      return;
    }
    if (reader.type() == EtherType.VLAN) {
      receiveTagged(buffer, offload, toMany, nowNanos);
    } else {
      int at = reader.payloadOffset();
      deliver(reader.type(), buffer, at, reader.payloadLength(), offload, toMany, nowNanos);
    }
  }

  private boolean isOurs(byte[] buffer, int at) {
    return Arrays.equals(buffer, at, at + Neighbor.ADDRESS, address, 0, Neighbor.ADDRESS);
  }

  private void receiveTagged(byte[] buffer, long offload, boolean toMany, long nowNanos) {
    int status = tagReader.wrap(buffer, reader.payloadOffset(), reader.payloadLength());
    EthernetLink to = status == Codec.OK ? withTag(tagReader.vlan()) : null;
    if (to == null) {
      counters.increment(
          status == Codec.OK ? StackCounter.FRAME_OTHER_VLAN : StackCounter.FRAME_MALFORMED);
      return;
    }
    to.deliver(
        tagReader.type(),
        buffer,
        tagReader.payloadOffset(),
        tagReader.payloadLength(),
        offload,
        toMany,
        nowNanos);
  }

  /** A tag that names no network has a priority alone. */
  private EthernetLink withTag(int id) {
    if (id == UNTAGGED) {
      return this;
    }
    for (int i = 0; i < tagged.size(); i++) {
      if (tagged.get(i).vlan == id) {
        return tagged.get(i);
      }
    }
    return null;
  }

  private void deliver(
      int type,
      byte[] buffer,
      int offset,
      int length,
      long offload,
      boolean toMany,
      long nowNanos) {
    switch (type) {
      case EtherType.ARP -> arp.receive(buffer, offset, length, nowNanos);
      case EtherType.IPV4, EtherType.IPV6 ->
          owner.deliver(buffer, offset, length, offload, toMany, nowNanos);
      default -> counters.increment(StackCounter.FRAME_UNKNOWN_TYPE);
    }
  }

  // What goes out.

  /** Sends a packet with room for a header in front of it; it may wait for an answer. */
  boolean sendIp(
      byte[] buffer,
      int offset,
      int length,
      long hopHigh,
      long hopLow,
      long offload,
      long nowNanos) {
    boolean v4 = IpBits.isV4(hopHigh, hopLow);
    byte[] link;
    if (v4 ? isGroup((int) hopLow) : hopHigh >>> 56 == 0xFF) {
      link = peer;
      Bytes.putU48(peer, 0, v4 ? groupAddress((int) hopLow) : groupAddress6(hopLow));
    } else {
      NeighborCache cache = v4 ? arp.cache() : messages.cache();
      link = cache.resolve(hopHigh, hopLow, buffer, offset, length, offload, nowNanos);
    }
    int type = v4 ? EtherType.IPV4 : EtherType.IPV6;
    return link == null || send(buffer, offset, length, link, type, offload, nowNanos);
  }

  private boolean isGroup(int ip) {
    return ip >>> 28 == 0xE || owner.isBroadcast(ip);
  }

  private static long groupAddress(int ip) {
    return ip >>> 28 == 0xE ? MULTICAST | ip & LOW_23_BITS : BROADCAST;
  }

  /** RFC 2464 section 7. */
  private static long groupAddress6(long low) {
    return MULTICAST_6 | low & UNSIGNED;
  }

  /**
   * Sends a frame whose header goes in front of {@code offset}.
   *
   * @return false if the device has no room
   */
  boolean send(
      byte[] buffer, int offset, int length, byte[] target, int type, long offload, long nowNanos) {
    int header = vlan == UNTAGGED ? HEADER : HEADER + TAG;
    int start = offset - header;
    writer.wrap(buffer, start, header + length).target(target, 0).source(address, 0);
    if (vlan != UNTAGGED) {
      tag(buffer, offset - TAG, length, type);
      writer.type(EtherType.VLAN).payloadVlanWritten(TAG + length);
    } else if (type == EtherType.ARP) {
      writer.payloadArpWritten(length);
    } else if (type == EtherType.IPV4) {
      writer.payloadIpv4Written(length);
    } else {
      writer.payloadIpv6Written(length);
    }
    int size = writer.finish();
    assert size == header + length;
    if (!device.send(nowNanos, buffer, start, size, offload == 0 ? 0 : offload + header)) {
      counters.increment(StackCounter.DEVICE_FULL);
      return false;
    }
    counters.increment(StackCounter.FRAMES_SENT);
    return true;
  }

  private void tag(byte[] buffer, int at, int length, int type) {
    tagWriter.wrap(buffer, at, TAG + length).priority(0).dropEligible(0).vlan(vlan);
    if (type == EtherType.ARP) {
      tagWriter.payloadArpWritten(length);
    } else if (type == EtherType.IPV4) {
      tagWriter.payloadIpv4Written(length);
    } else {
      tagWriter.payloadIpv6Written(length);
    }
    int size = tagWriter.finish();
    assert size == TAG + length;
  }
}
