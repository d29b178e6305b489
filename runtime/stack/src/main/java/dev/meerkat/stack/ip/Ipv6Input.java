// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.count.Counters;
import dev.meerkat.link.Offload;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.codec.ip.IpProto;
import dev.meerkat.stack.codec.ipv6.Ipv6FragmentReader;
import dev.meerkat.stack.codec.ipv6.Ipv6Reader;
import dev.meerkat.stack.count.StackCounter;
import dev.meerkat.stack.link.NetworkInterface;

/** IPv6 packets that come in: headers walked, pieces put together. RFC 8200. */
final class Ipv6Input {
  static final int VERSION = 6;

  private static final int HEADER = 40;
  private static final int LENGTH = 4;
  private static final int NEXT_HEADER = 6;
  private static final int FRAGMENT_OFFSET = 2;

  private final IpInput input;
  private final IpAddresses addresses;
  private final IcmpErrors errors;
  private final IpLimits limits;
  private final Counters<StackCounter> counters;
  private final ExtensionHeaders extensions;
  private final Ipv6Reader reader = new Ipv6Reader();
  private final Ipv6FragmentReader pieceReader = new Ipv6FragmentReader();
  private final Packet packet = new Packet();

  Ipv6Input(
      IpInput input,
      IpAddresses addresses,
      IcmpErrors errors,
      IpLimits limits,
      Counters<StackCounter> counters) {
    this.input = input;
    this.addresses = addresses;
    this.errors = errors;
    this.limits = limits;
    this.counters = counters;
    this.extensions = new ExtensionHeaders(errors, counters);
  }

  void receive(
      NetworkInterface from,
      byte[] buffer,
      int offset,
      int length,
      long offload,
      boolean toMany,
      long nowNanos) {
    packet.reassembled = false;
    receive(from, buffer, offset, length, Offload.isTrusted(offload), toMany, nowNanos);
  }

  private void receive(
      NetworkInterface from,
      byte[] buffer,
      int offset,
      int length,
      boolean trusted,
      boolean toMany,
      long nowNanos) {
    if (reader.wrap(buffer, offset, length) != Codec.OK) {
      counters.increment(StackCounter.IP_MALFORMED);
      return;
    }
    packet.between(buffer, reader.sourceOffset(), reader.targetOffset());
    if (isImpossible(from)) {
      counters.increment(StackCounter.IP_BAD_SOURCE);
      return;
    }
    boolean many = IpBits.isMulticast(packet.targetHigh, packet.targetLow);
    if (many ? !from.listensTo(packet.targetHigh, packet.targetLow) : !isOurs(from, toMany)) {
      counters.increment(StackCounter.IP_NOT_OURS);
      return;
    }
    packet.arrived(from, buffer, offset, reader.size(), trusted, many, nowNanos);
    packet.hopLimit = reader.hopLimit();
    packet.carries(
        reader.nextHeader(), offset + NEXT_HEADER, reader.payloadOffset(), reader.payloadLength());
    walk(toMany);
  }

  /** A link-local address is ours only on its link. */
  private boolean isOurs(NetworkInterface from, boolean toMany) {
    return !toMany
        && (IpBits.isLinkLocal(packet.targetHigh)
            ? from.has(packet.targetHigh, packet.targetLow)
            : addresses.isOurs(packet.targetHigh, packet.targetLow));
  }

  private boolean isImpossible(NetworkInterface from) {
    return IpBits.isMulticast(packet.sourceHigh, packet.sourceLow)
        || IpBits.isV4(packet.sourceHigh, packet.sourceLow)
        || IpBits.isV4(packet.targetHigh, packet.targetLow)
        || IpBits.isLoopback(packet.sourceHigh, packet.sourceLow)
        || from.has(packet.sourceHigh, packet.sourceLow);
  }

  /** Goes from header to header up to what is no extension. Section 4. */
  private void walk(boolean toMany) {
    for (int headers = 0; headers <= limits.extensionHeaders(); headers++) {
      if (packet.protocol == IpProto.FRAGMENT) {
        receivePiece(toMany);
        return;
      }
      if (packet.protocol == IpProto.NO_NEXT) {
        return;
      }
      if (!extensions.isOne(packet.protocol)) {
        input.deliver(packet);
        return;
      }
      if (!extensions.pass(packet)) {
        return;
      }
    }
    counters.increment(StackCounter.IP_TOO_MANY_HEADERS);
  }

  /** Section 4.5; an atomic piece stands for itself, RFC 6946. */
  private void receivePiece(boolean toMany) {
    int status = pieceReader.wrap(packet.buffer, packet.payloadOffset, packet.payloadLength, 0);
    if (status != Codec.OK || packet.reassembled) {
      counters.increment(StackCounter.IP_MALFORMED);
      return;
    }
    int head = packet.payloadOffset - packet.offset;
    int start = pieceReader.fragment();
    boolean last = pieceReader.mf() == 0;
    int length = pieceReader.payloadLength();
    if (!last && length % 8 != 0) {
      counters.increment(StackCounter.FRAGMENT_DROPPED);
      errors.parameterProblem(packet, IcmpErrors.ERRONEOUS_FIELD, packet.offset + LENGTH);
      return;
    }
    if (start + length > IpOutput.MOST) {
      counters.increment(StackCounter.FRAGMENT_DROPPED);
      errors.parameterProblem(
          packet, IcmpErrors.ERRONEOUS_FIELD, packet.payloadOffset + FRAGMENT_OFFSET);
      return;
    }
    // The protocol's number of what is put together will stand in the header before this one.
    boolean atomic = start == 0 && last;
    int field = atomic ? pieceReader.offset() : packet.protocolField;
    packet.carries(pieceReader.nextHeader(), field, pieceReader.payloadOffset(), length);
    if (atomic) {
      packet.reassembled = true;
      walk(toMany);
      return;
    }
    Reassembly.Pieces whole = input.reassemble(packet, pieceReader.id(), start, last, head);
    if (whole != null) {
      int at = whole.offset();
      Bytes.putU16(whole.packet, at + LENGTH, whole.length() - HEADER);
      packet.reassembled = true;
      receive(packet.from, whole.packet, at, whole.length(), false, toMany, packet.nowNanos);
    }
  }
}
