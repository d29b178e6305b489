// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.codec.InetChecksum;
import dev.meerkat.core.count.Counters;
import dev.meerkat.link.Offload;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.ip.Ipv4Reader;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.NetworkInterface;

/** IPv4 packets that come in: checked and put together. RFC 791, 1122. */
final class Ipv4Input {
  private static final int LENGTH = 2;
  private static final int FRAGMENT = 6;
  private static final int PROTOCOL = 9;
  private static final int CHECKSUM = 10;

  private final IpInput input;
  private final IpAddresses addresses;
  private final Counters<StackCounter> counters;
  private final Ipv4Reader reader = new Ipv4Reader();
  private final Packet packet = new Packet();

  Ipv4Input(IpInput input, IpAddresses addresses, Counters<StackCounter> counters) {
    this.input = input;
    this.addresses = addresses;
    this.counters = counters;
  }

  void receive(
      NetworkInterface from,
      byte[] buffer,
      int offset,
      int length,
      long offload,
      boolean toMany,
      long nowNanos) {
    if (reader.wrap(buffer, offset, length) != Codec.OK) {
      counters.increment(StackCounter.IP_MALFORMED);
      return;
    }
    int source = Bytes.getI32(buffer, reader.sourceOffset());
    int target = Bytes.getI32(buffer, reader.targetOffset());
    packet.between(source, target);
    if (isImpossible(source, from)) {
      counters.increment(StackCounter.IP_BAD_SOURCE);
      return;
    }
    boolean group = IpBits.isMulticast(0, packet.targetLow);
    boolean many = group || from.isBroadcast(target);
    if (group ? !from.listensTo(0, packet.targetLow) : !many && !isOurs(toMany)) {
      counters.increment(StackCounter.IP_NOT_OURS);
      return;
    }
    boolean trusted = Offload.isTrusted(offload);
    packet.arrived(from, buffer, offset, reader.size(), trusted, many, nowNanos);
    packet.hopLimit = reader.ttl();
    packet.carries(
        reader.protocol(), offset + PROTOCOL, reader.payloadOffset(), reader.payloadLength());
    if (reader.mf() == 0 && reader.fragment() == 0) {
      input.deliver(packet);
    } else {
      receivePiece(toMany);
    }
  }

  private boolean isOurs(boolean toMany) {
    return !toMany && addresses.isOurs(0, packet.targetLow);
  }

  private boolean isImpossible(int source, NetworkInterface from) {
    return IpBits.isMulticast(0, packet.sourceLow)
        || from.isBroadcast(source)
        || source == from.ipv4() && source != 0 && !IpBits.isLoopback(0, packet.sourceLow);
  }

  /** What is whole comes in again, with the header of its first piece. */
  private void receivePiece(boolean toMany) {
    int head = packet.payloadOffset - packet.offset;
    Reassembly.Pieces whole =
        input.reassemble(packet, reader.id(), reader.fragment(), reader.mf() == 0, head);
    if (whole == null) {
      return;
    }
    byte[] b = whole.packet;
    int at = whole.offset();
    Bytes.putU16(b, at + LENGTH, whole.length());
    Bytes.putU16(b, at + FRAGMENT, 0);
    Bytes.putU16(b, at + CHECKSUM, 0);
    Bytes.putU16(b, at + CHECKSUM, InetChecksum.finish(InetChecksum.sum(b, at, whole.head)));
    receive(packet.from, b, at, whole.length(), Offload.NONE, toMany, packet.nowNanos);
  }
}
