// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.link;

import dev.meerkat.core.count.Counters;
import dev.meerkat.core.net.IpAddress;
import dev.meerkat.core.time.Timer;
import dev.meerkat.core.time.TimerWheel;
import dev.meerkat.link.Device;
import dev.meerkat.link.FrameSink;
import dev.meerkat.link.LinkType;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.count.StackCounter;

/** A device with addresses: takes packets in, and sends them to the next hop. */
public final class NetworkInterface {
  /** Octets that must be free in front of a packet that is sent. */
  public static final int HEADROOM = EthernetLink.HEADER + EthernetLink.TAG;

  private static final int LIMITED_BROADCAST = -1;
  private static final int MOST_VLAN = 4094;
  private static final long ALL_HOSTS = IpBits.ofV4(0xE000_0001);
  private static final long ALL_NODES = 1;

  private final Device device;
  private final String name;
  private final boolean shared;
  private final LinkLimits limits;
  private final Counters<StackCounter> counters;
  private final TimerWheel wheel;
  private final EthernetLink ethernet;
  private final Ipv6Addresses addresses;
  private final Groups groups;
  private final FrameSink frames = this::onFrame;
  private final Timer motion = new Timer((timer, now) -> tick(now));
  private PacketSink packets;
  private AddressConflict conflicts = AddressConflict.IGNORED;
  private int ipv4;
  private int mask;
  private int ipv6Mtu;
  private int ipv6HopLimit;
  private long nowNanos;

  /** An interface that has its device alone. */
  public NetworkInterface(
      Device device, LinkLimits limits, Counters<StackCounter> counters, TimerWheel wheel) {
    this(device, EthernetLink.UNTAGGED, limits, counters, wheel);
  }

  private NetworkInterface(
      Device device,
      int vlan,
      LinkLimits limits,
      Counters<StackCounter> counters,
      TimerWheel wheel) {
    this.device = device;
    this.name = vlan == EthernetLink.UNTAGGED ? device.name() : device.name() + "." + vlan;
    this.shared = vlan != EthernetLink.UNTAGGED;
    this.limits = limits;
    this.counters = counters;
    this.wheel = wheel;
    this.addresses = new Ipv6Addresses(this, limits);
    this.groups = new Groups(limits.groups());
    this.ethernet =
        device.linkType() == LinkType.ETHERNET
            ? new EthernetLink(this, device, vlan, limits, counters)
            : null;
  }

  /**
   * An interface of its own on the same device, whose frames have a tag: IEEE 802.1Q.
   *
   * @param id 1 to 4094
   */
  public NetworkInterface vlan(int id) {
    if (id < 1 || id > MOST_VLAN || ethernet == null || shared) {
      throw new IllegalArgumentException("no network " + id + " on " + name);
    }
    NetworkInterface tagged = new NetworkInterface(device, id, limits, counters, wheel);
    tagged.packets(packets);
    ethernet.add(tagged.ethernet);
    return tagged;
  }

  /** Who is handed the packets. */
  public void packets(PacketSink sink) {
    packets = sink;
  }

  /** Who is told that somebody else uses our IPv4 address. */
  public void conflicts(AddressConflict told) {
    conflicts = told;
  }

  public Device device() {
    return device;
  }

  /** A name for people, and the zone of link-local addresses. */
  public String name() {
    return name;
  }

  public int mtu() {
    return device.mtu();
  }

  /** Largest packet of IPv6: routers can tell a smaller one than the device takes. */
  public int ipv6Mtu() {
    return ipv6Mtu == 0 ? mtu() : ipv6Mtu;
  }

  public void ipv6Mtu(int octets) {
    ipv6Mtu = octets;
  }

  /** Hops of what is sent over it, if a router has told; else 0. */
  public int ipv6HopLimit() {
    return ipv6HopLimit;
  }

  public void ipv6HopLimit(int hops) {
    ipv6HopLimit = hops;
  }

  /** How long answers of IPv6 neighbours hold and are waited for; 0 leaves it as it is. */
  public void neighborTimes(long freshNanos, long askNanos) {
    if (ethernet != null) {
      ethernet.messages().cache().times(freshNanos, askNanos);
    }
  }

  public boolean isEthernet() {
    return ethernet != null;
  }

  // Addresses.

  /** Our IPv4 address here; 0 before there is one. */
  public int ipv4() {
    return ipv4;
  }

  /** Gives it an address, or with 0 none; the link is told. */
  public void ipv4(int address, int prefix, long nowNanos) {
    if (prefix < 0 || prefix > 32) {
      throw new IllegalArgumentException("a prefix has 0 to 32 bits: " + prefix);
    }
    ipv4 = address;
    mask = prefix == 0 ? 0 : -1 << 32 - prefix;
    if (ethernet != null && address != 0) {
      ethernet.arp().endProbe();
      ethernet.arp().announce(nowNanos);
    }
  }

  /** Our IPv6 addresses here. */
  public Ipv6Addresses addresses() {
    return addresses;
  }

  /** The groups listened to here. */
  public Groups groups() {
    return groups;
  }

  /** Whether an address is ours here. */
  public boolean has(long high, long low) {
    return IpBits.isV4(high, low) ? ipv4 != 0 && (int) low == ipv4 : addresses.has(high, low);
  }

  /** Whether a group is listened to here. */
  public boolean listensTo(long high, long low) {
    if (IpBits.isV4(high, low)) {
      return low == ALL_HOSTS || groups.has(high, low);
    }
    return low == ALL_NODES && (high == IpBits.LINK_GROUPS || high == IpBits.NODE_GROUPS)
        || addresses.isSolicited(high, low)
        || groups.has(high, low);
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

  // Address resolution.

  /** Asks whether anybody has an IPv4 address; whoever does is told of as a conflict. */
  public void probe(int address, long nowNanos) {
    if (ethernet != null) {
      ethernet.arp().probe(address, nowNanos);
    }
  }

  /** The address that was asked for is not wanted any more. */
  public void endProbe() {
    if (ethernet != null) {
      ethernet.arp().endProbe();
    }
  }

  /** Tells the link our IPv4 address again. */
  public void announce(long nowNanos) {
    if (ethernet != null && ipv4 != 0) {
      ethernet.arp().announce(nowNanos);
    }
  }

  void probe(long high, long low, long nowNanos) {
    ethernet.messages().probe(high, low, nowNanos);
  }

  /** Asks for routers. */
  public void solicitRouters(long nowNanos) {
    if (ethernet != null) {
      ethernet.messages().solicitRouters(nowNanos);
    }
  }

  /** Tells an IPv6 address of ours to who asked; with 0, 0 to everybody. */
  public void advertise(long high, long low, long askedHigh, long askedLow, long nowNanos) {
    if (ethernet != null) {
      ethernet.messages().advertise(high, low, askedHigh, askedLow, nowNanos);
    }
  }

  /** A neighbour of IPv6 has answered: see {@link NeighborCache#answered}. */
  public void neighborAnswered(
      long high,
      long low,
      byte[] from,
      int at,
      boolean solicited,
      boolean override,
      long nowNanos) {
    if (ethernet != null) {
      ethernet.messages().cache().answered(high, low, from, at, solicited, override, nowNanos);
    }
  }

  /** A neighbour of IPv6 has told its link address beside something else. */
  public void neighborHeard(long high, long low, byte[] from, int at, long nowNanos) {
    if (ethernet != null) {
      ethernet.messages().cache().heard(high, low, from, at, true, nowNanos);
    }
  }

  /** Neighbours that are remembered, of both versions. */
  public int neighbors() {
    return ethernet == null
        ? 0
        : ethernet.arp().cache().count() + ethernet.messages().cache().count();
  }

  /** Packets that wait for a neighbour's answer. */
  public int waitingPackets() {
    return ethernet == null
        ? 0
        : ethernet.arp().cache().waiting() + ethernet.messages().cache().waiting();
  }

  void conflict(IpAddress address, long nowNanos) {
    conflicts.onConflict(this, address, nowNanos);
  }

  // What comes in.

  /**
   * Takes frames in.
   *
   * @return how many
   */
  public int receive(long nowNanos) {
    if (shared) {
      return 0;
    }
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

  // What goes out.

  /**
   * Sends a packet with {@link #HEADROOM} octets free in front of it.
   *
   * @param hopHigh upper half of the next hop's address, as in {@link IpBits}
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
    boolean sent = ethernet.sendIp(buffer, offset, length, hopHigh, hopLow, offload, nowNanos);
    if (ethernet.isInMotion()) {
      inMotion(nowNanos);
    }
    return sent;
  }

  /** Something here changes with time. */
  void inMotion(long nowNanos) {
    if (!motion.isScheduled()) {
      wheel.schedule(motion, nowNanos + limits.askNanos());
    }
  }

  private void tick(long nowNanos) {
    addresses.tick(nowNanos);
    if (ethernet != null) {
      ethernet.arp().cache().tick(nowNanos);
      ethernet.messages().cache().tick(nowNanos);
    }
    if (addresses.isInMotion() || ethernet != null && ethernet.isInMotion()) {
      inMotion(nowNanos);
    }
  }
}
