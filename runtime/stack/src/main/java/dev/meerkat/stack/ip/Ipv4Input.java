// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.core.count.Counters;
import dev.meerkat.link.Offload;
import dev.meerkat.stack.codec.ip.Ipv4Reader;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.NetworkInterface;
import dev.meerkat.stack.link.PacketSink;

/** IPv4 packets that come in: checked, put together, handed to their protocol. RFC 791, 1122. */
public final class Ipv4Input implements PacketSink {
  private static final int PROTOCOLS = 256;

  private final Counters<StackCounter> counters;
  private final IpAddresses addresses;
  private final Reassembly reassembly;
  private final Ipv4Reader reader = new Ipv4Reader();
  private final Packet packet = new Packet();
  private final PayloadSink[] protocols = new PayloadSink[PROTOCOLS];
  private PayloadSink unknown = p -> {};

  public Ipv4Input(IpAddresses addresses, IpLimits limits, Counters<StackCounter> counters) {
    this.addresses = addresses;
    this.counters = counters;
    this.reassembly = new Reassembly(limits, counters);
  }

  /** Sets who is handed the packets of a protocol. */
  public void protocol(int number, PayloadSink sink) {
    protocols[number] = sink;
  }

  /** Sets who is handed the packets of all other protocols. */
  public void unknown(PayloadSink sink) {
    unknown = sink;
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
    if (reader.wrap(buffer, offset, length) != Codec.OK) {
      counters.increment(StackCounter.IP_MALFORMED);
      return;
    }
    int source = Bytes.getI32(buffer, reader.sourceOffset());
    int target = Bytes.getI32(buffer, reader.targetOffset());
    if (isImpossible(source, from)) {
      counters.increment(StackCounter.IP_BAD_SOURCE);
      return;
    }
    boolean many = IpAddresses.isMulticast(target) || from.isBroadcast(target);
    if (!(many ? addresses.takes(target, from) : addresses.isOurs(target) && !toMany)) {
      counters.increment(StackCounter.IP_NOT_OURS);
      return;
    }
    packet.from = from;
    packet.source = source;
    packet.target = target;
    packet.offset = offset;
    packet.buffer = buffer;
    packet.payloadOffset = reader.payloadOffset();
    packet.payloadLength = reader.payloadLength();
    packet.trusted = Offload.isTrusted(offload);
    packet.toMany = many;
    packet.nowNanos = nowNanos;
    if ((reader.mf() != 0 || reader.fragment() != 0) && !whole(nowNanos)) {
      return;
    }
    deliver();
  }

  private boolean whole(long nowNanos) {
    byte[] payload = reassembly.add(reader, packet.source, packet.target, nowNanos);
    if (payload == null) {
      return false;
    }
    packet.buffer = payload;
    packet.payloadOffset = 0;
    packet.payloadLength = reassembly.wholeLength();
    packet.trusted = false;
    return true;
  }

  private void deliver() {
    int protocol = reader.protocol();
    packet.pseudo = pseudo(packet.source, packet.target, protocol, packet.payloadLength);
    PayloadSink sink = protocols[protocol];
    if (sink == null) {
      counters.increment(StackCounter.IP_UNKNOWN_PROTOCOL);
      sink = unknown;
    }
    sink.onPayload(packet);
  }

  /** The pseudo-header's partial sum. RFC 9293 section 3.1. */
  static long pseudo(int source, int target, int protocol, int length) {
    long sum = InetChecksum.add32(0, source);
    sum = InetChecksum.add32(sum, target);
    sum = InetChecksum.add16(sum, protocol);
    return InetChecksum.add32(sum, length);
  }

  private static boolean isImpossible(int source, NetworkInterface from) {
    return IpAddresses.isMulticast(source)
        || from.isBroadcast(source)
        || source == from.ipv4() && from.ipv4() != 0 && !IpAddresses.isLoopback(source);
  }
}
