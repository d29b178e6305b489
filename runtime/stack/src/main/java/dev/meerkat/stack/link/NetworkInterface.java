// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

import dev.meerkat.core.count.Counters;
import dev.meerkat.core.time.Timer;
import dev.meerkat.core.time.TimerWheel;
import dev.meerkat.link.Device;
import dev.meerkat.link.FrameSink;
import dev.meerkat.link.LinkType;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.count.StackCounter;

/** A device with an address: takes packets in, and sends them to the next hop. */
public final class NetworkInterface {
  /** Octets that must be free in front of a packet that is sent. */
  public static final int HEADROOM = EthernetLink.HEADER + EthernetLink.TAG;

  private static final int LIMITED_BROADCAST = -1;
  private static final long ALL_HOSTS = IpBits.ofV4(0xE000_0001);

  private final Device device;
  private final LinkLimits limits;
  private final Counters<StackCounter> counters;
  private final TimerWheel wheel;
  private final EthernetLink ethernet;
  private final FrameSink frames = this::onFrame;
  private final Timer askAgain = new Timer((timer, now) -> askAgain(now));
  private PacketSink packets;
  private int ipv4;
  private int mask;
  private long nowNanos;

  public NetworkInterface(
      Device device, LinkLimits limits, Counters<StackCounter> counters, TimerWheel wheel) {
    this.device = device;
    this.limits = limits;
    this.counters = counters;
    this.wheel = wheel;
    this.ethernet =
        device.linkType() == LinkType.ETHERNET
            ? new EthernetLink(this, device, limits, counters)
            : null;
  }

  /** Who is handed the packets. */
  public void packets(PacketSink sink) {
    packets = sink;
  }

  public Device device() {
    return device;
  }

  /** A name for people, and the zone of link-local addresses. */
  public String name() {
    return device.name();
  }

  public int mtu() {
    return device.mtu();
  }

  /** Whether an address is ours here. */
  public boolean has(long high, long low) {
    return ipv4 != 0 && high == 0 && low == IpBits.ofV4(ipv4);
  }

  /** Whether a group is listened to here. */
  public boolean listensTo(long high, long low) {
    return high == 0 && low == ALL_HOSTS;
  }

  /** Our IPv4 address here; 0 before there is one. */
  public int ipv4() {
    return ipv4;
  }

  /** Gives it an address; the link is told. */
  public void ipv4(int address, int prefix, long nowNanos) {
    if (prefix < 0 || prefix > 32) {
      throw new IllegalArgumentException("a prefix has 0 to 32 bits: " + prefix);
    }
    ipv4 = address;
    mask = prefix == 0 ? 0 : -1 << 32 - prefix;
    if (ethernet != null && address != 0) {
      ethernet.arp().announce(nowNanos);
    }
  }

  /** Whether an address is one of this link. */
  public boolean isOnLink(int ip) {
    return mask != 0 && (ip & mask) == (ipv4 & mask);
  }

  /** Whether an address stands for all hosts of this link. */
  public boolean isBroadcast(int ip) {
    // A prefix of 31 bits has no broadcast address: RFC 3021.
    return ip == LIMITED_BROADCAST || ~mask > 1 && isOnLink(ip) && (ip | mask) == -1;
  }

  /**
   * Takes frames in.
   *
   * @return how many
   */
  public int receive(long nowNanos) {
    this.nowNanos = nowNanos;
    return device.receive(nowNanos, limits.framesPerTurn(), frames);
  }

  private void onFrame(byte[] buffer, int offset, int length, long offload) {
    counters.increment(StackCounter.FRAMES_RECEIVED);
    if (ethernet != null) {
      ethernet.receive(buffer, offset, length, offload, nowNanos);
    } else {
      deliver(buffer, offset, length, offload, false, nowNanos);
    }
  }

  void deliver(byte[] buffer, int offset, int length, long offload, boolean toMany, long nowNanos) {
    packets.onPacket(this, buffer, offset, length, offload, toMany, nowNanos);
  }

  /**
   * Sends a packet with {@link #HEADROOM} octets free in front of it.
   *
   * @param hopHigh upper half of the next hop's address, {@link IpBits}
   * @return false if the device has no room now
   */
  public boolean send(
      byte[] buffer,
      int offset,
      int length,
      long hopHigh,
      long hopLow,
      long offload,
      long nowNanos) {
    if (ethernet == null) {
      if (!device.send(nowNanos, buffer, offset, length, offload)) {
        counters.increment(StackCounter.DEVICE_FULL);
        return false;
      }
      counters.increment(StackCounter.FRAMES_SENT);
      return true;
    }
    boolean sent = ethernet.sendIpv4(buffer, offset, length, (int) hopLow, offload, nowNanos);
    if (!askAgain.isScheduled() && ethernet.arp().hasQuestions()) {
      wheel.schedule(askAgain, nowNanos + limits.askNanos());
    }
    return sent;
  }

  private void askAgain(long nowNanos) {
    ethernet.arp().tick(nowNanos);
    if (ethernet.arp().hasQuestions()) {
      wheel.schedule(askAgain, nowNanos + limits.askNanos());
    }
  }
}
