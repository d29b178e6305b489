// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.count.Counters;
import dev.meerkat.core.time.Timer;
import dev.meerkat.core.time.TimerWheel;
import dev.meerkat.stack.codec.ip.IpProto;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.stack.link.PacketSink;

/** Packets of both versions that come in: each to its version, then to its protocol. */
public final class IpInput implements PacketSink {
  private static final int PROTOCOLS = 256;

  private final Counters<StackCounter> counters;
  private final TimerWheel wheel;
  private final IpLimits limits;
  private final IcmpErrors errors;
  private final Reassembly reassembly;
  private final Ipv4Input v4;
  private final Ipv6Input v6;
  private final PayloadSink[] protocols = new PayloadSink[PROTOCOLS];
  private final Timer expiry = new Timer((timer, now) -> expire(now));

  public IpInput(
      IpAddresses addresses,
      IcmpErrors errors,
      IpLimits limits,
      Counters<StackCounter> counters,
      TimerWheel wheel) {
    this.errors = errors;
    this.limits = limits;
    this.counters = counters;
    this.wheel = wheel;
    this.reassembly = new Reassembly(limits, counters);
    this.v4 = new Ipv4Input(this, addresses, counters);
    this.v6 = new Ipv6Input(this, addresses, errors, limits, counters);
  }

  /** Sets who is handed the packets of a protocol. */
  public void protocol(int number, PayloadSink sink) {
    protocols[number] = sink;
  }

  /** Who is handed the packets of a protocol; null if nobody is, or not in this version. */
  PayloadSink sink(int number, boolean isV4) {
    boolean other =
        isV4 ? number == IpProto.ICMPV6 : number == IpProto.ICMP || number == IpProto.IGMP;
    return other ? null : protocols[number];
  }

  /** Packets of which not all pieces have come. */
  public int reassemblies() {
    return reassembly.count();
  }

  @Override
  public void onPacket(
      NetworkInterface from,
      byte[] buffer,
      int offset,
      int length,
      long offload,
      boolean toMany,
      long nowNanos) {
    counters.increment(StackCounter.IP_RECEIVED);
    if (length > 0 && buffer[offset] >>> 4 == Ipv6Input.VERSION) {
      v6.receive(from, buffer, offset, length, offload, toMany, nowNanos);
    } else {
      v4.receive(from, buffer, offset, length, offload, toMany, nowNanos);
    }
  }

  // For the versions.

  void deliver(Packet packet) {
    PayloadSink sink = sink(packet.protocol, packet.v4);
    if (sink == null) {
      counters.increment(StackCounter.IP_UNKNOWN_PROTOCOL);
      errors.protocolUnreachable(packet);
      return;
    }
    sink.onPayload(packet);
  }

  /** See {@link Reassembly#add}. */
  Reassembly.Pieces reassemble(Packet piece, long id, int start, boolean last, int head) {
    if (!expiry.isScheduled()) {
      wheel.schedule(expiry, piece.nowNanos + limits.reassemblyNanos());
    }
    return reassembly.add(piece, id, start, last, head);
  }

  private void expire(long nowNanos) {
    Reassembly.Pieces expired = reassembly.takeExpired(nowNanos);
    while (expired != null) {
      if (expired.hasFirst()) {
        errors.piecesExceeded(expired, nowNanos);
      }
      expired = reassembly.takeExpired(nowNanos);
    }
    if (reassembly.count() > 0) {
      wheel.schedule(expiry, reassembly.nextExpiry());
    }
  }
}
