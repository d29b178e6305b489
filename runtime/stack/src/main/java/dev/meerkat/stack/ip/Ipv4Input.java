// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.count.Counters;
import dev.meerkat.link.Offload;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.address.PseudoHeader;
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
    int sourceBits = Bytes.getI32(buffer, reader.sourceOffset());
    int targetBits = Bytes.getI32(buffer, reader.targetOffset());
    long source = IpBits.ofV4(sourceBits);
    long target = IpBits.ofV4(targetBits);
    if (isImpossible(sourceBits, source, from)) {
      counters.increment(StackCounter.IP_BAD_SOURCE);
      return;
    }
    boolean group = IpBits.isMulticast(0, target);
    boolean many = group || from.isBroadcast(targetBits);
    if (group ? !from.listensTo(0, target) : !many && (toMany || !addresses.isOurs(0, target))) {
      counters.increment(StackCounter.IP_NOT_OURS);
      return;
    }
    packet.from = from;
    packet.v4 = true;
    packet.sourceHigh = 0;
    packet.sourceLow = source;
    packet.targetHigh = 0;
    packet.targetLow = target;
    packet.hopLimit = reader.ttl();
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
    byte[] payload =
        reassembly.add(reader, (int) packet.sourceLow, (int) packet.targetLow, nowNanos);
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
    packet.pseudo =
        PseudoHeader.sum(0, packet.sourceLow, 0, packet.targetLow, protocol, packet.payloadLength);
    PayloadSink sink = protocols[protocol];
    if (sink == null) {
      counters.increment(StackCounter.IP_UNKNOWN_PROTOCOL);
      sink = unknown;
    }
    sink.onPayload(packet);
  }

  private static boolean isImpossible(int bits, long source, NetworkInterface from) {
    return IpBits.isMulticast(0, source)
        || from.isBroadcast(bits)
        || bits == from.ipv4() && bits != 0 && !IpBits.isLoopback(0, source);
  }
}
