// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.count.Counters;
import dev.meerkat.link.Device;
import dev.meerkat.stack.codec.ethernet.EtherType;
import dev.meerkat.stack.codec.ethernet.EthernetReader;
import dev.meerkat.stack.codec.ethernet.EthernetWriter;
import dev.meerkat.stack.count.StackCounter;
import java.util.Arrays;

/** Ethernet II on a device: frames in both directions, with ARP beside. */
final class EthernetLink {
  static final int HEADER = 14;
  static final int TAG = 4;
  private static final int GROUP_BIT = 1;
  private static final int LOW_23_BITS = 0x7F_FFFF;
  private static final long MULTICAST = 0x0100_5E00_0000L;
  private static final long BROADCAST = 0xFFFF_FFFF_FFFFL;

  private final Device device;
  private final NetworkInterface owner;
  private final Counters<StackCounter> counters;
  private final EthernetReader reader = new EthernetReader();
  private final EthernetWriter writer = new EthernetWriter();
  private final byte[] address = new byte[Neighbor.ADDRESS];
  private final byte[] peer = new byte[Neighbor.ADDRESS];
  private final ArpTable arp;

  EthernetLink(
      NetworkInterface owner, Device device, LinkLimits limits, Counters<StackCounter> counters) {
    this.owner = owner;
    this.device = device;
    this.counters = counters;
    Bytes.putU48(address, 0, device.address());
    this.arp = new ArpTable(this, limits, counters);
  }

  ArpTable arp() {
    return arp;
  }

  /** Our link address. */
  byte[] address() {
    return address;
  }

  /** An array for a link address, for the time of one call. */
  byte[] peer() {
    return peer;
  }

  int ipv4() {
    return owner.ipv4();
  }

  boolean isOnLink(int ip) {
    return owner.isOnLink(ip);
  }

  /** A frame has come in. */
  void receive(byte[] buffer, int offset, int length, long offload, long nowNanos) {
    if (reader.wrap(buffer, offset, length) != Codec.OK) {
      counters.increment(StackCounter.FRAME_MALFORMED);
      return;
    }
    int target = reader.targetOffset();
    boolean toMany = (buffer[target] & GROUP_BIT) != 0;
    if (!toMany
        && !Arrays.equals(buffer, target, target + Neighbor.ADDRESS, address, 0, address.length)) {
      counters.increment(StackCounter.FRAME_NOT_OURS);
      return;
    }
    switch (reader.type()) {
      case EtherType.ARP ->
          arp.receive(buffer, reader.payloadOffset(), reader.payloadLength(), nowNanos);
      case EtherType.IPV4 ->
          owner.deliver(
              buffer, reader.payloadOffset(), reader.payloadLength(), offload, toMany, nowNanos);
      default -> counters.increment(StackCounter.FRAME_UNKNOWN_TYPE);
    }
  }

  /** Sends an IPv4 packet with room for a header in front of it; it may wait for an answer. */
  boolean sendIpv4(
      byte[] buffer, int offset, int length, int nextHop, long offload, long nowNanos) {
    byte[] link = linkAddress(nextHop, buffer, offset, length, offload, nowNanos);
    return link == null || send(buffer, offset, length, link, EtherType.IPV4, offload, nowNanos);
  }

  private byte[] linkAddress(
      int nextHop, byte[] buffer, int offset, int length, long offload, long nowNanos) {
    if (nextHop >>> 28 == 0xE) {
      Bytes.putU48(peer, 0, MULTICAST | nextHop & LOW_23_BITS);
      return peer;
    }
    if (owner.isBroadcast(nextHop)) {
      Bytes.putU48(peer, 0, BROADCAST);
      return peer;
    }
    return arp.resolve(nextHop, buffer, offset, length, offload, nowNanos);
  }

  /**
   * Sends a frame whose header goes in front of {@code offset}.
   *
   * @return false if the device has no room
   */
  boolean send(
      byte[] buffer, int offset, int length, byte[] target, int type, long offload, long nowNanos) {
    int start = offset - HEADER;
    writer.wrap(buffer, start, HEADER + length).target(target, 0).source(address, 0);
    if (type == EtherType.ARP) {
      writer.payloadArpWritten(length);
    } else {
      writer.payloadIpv4Written(length);
    }
    int size = writer.finish();
    assert size == HEADER + length;
    if (!device.send(nowNanos, buffer, start, size, offload)) {
      counters.increment(StackCounter.DEVICE_FULL);
      return false;
    }
    counters.increment(StackCounter.FRAMES_SENT);
    return true;
  }
}
