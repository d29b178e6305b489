// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.address.PseudoHeader;
import dev.meerkat.stack.link.NetworkInterface;

/**
 * A packet that has come in, for whom its payload is meant. One object, filled again for every
 * packet; valid while it is being served.
 */
public final class Packet {
  NetworkInterface from;
  byte[] buffer;
  int offset;
  int length;
  boolean v4;
  long sourceHigh;
  long sourceLow;
  long targetHigh;
  long targetLow;
  int hopLimit;
  int protocol;
  int protocolField;
  int payloadOffset;
  int payloadLength;
  boolean trusted;
  boolean toMany;
  boolean reassembled;
  long nowNanos;

  Packet() {}

  /** Where it came in. */
  public NetworkInterface from() {
    return from;
  }

  public byte[] buffer() {
    return buffer;
  }

  /** Where its own header begins. */
  public int offset() {
    return offset;
  }

  /** Octets from its own header to the end of its payload. */
  public int length() {
    return length;
  }

  public boolean isV4() {
    return v4;
  }

  /** Upper half of the sender's address: see {@link IpBits}. */
  public long sourceHigh() {
    return sourceHigh;
  }

  public long sourceLow() {
    return sourceLow;
  }

  public long targetHigh() {
    return targetHigh;
  }

  public long targetLow() {
    return targetLow;
  }

  /** Hops that it still had. */
  public int hopLimit() {
    return hopLimit;
  }

  /** What the payload is. */
  public int protocol() {
    return protocol;
  }

  public int payloadOffset() {
    return payloadOffset;
  }

  public int payloadLength() {
    return payloadLength;
  }

  /** Partial sum of the pseudo-header, the length included. */
  public long pseudo() {
    return PseudoHeader.sum(sourceHigh, sourceLow, targetHigh, targetLow, protocol, payloadLength);
  }

  /** Partial sum of the pseudo-header for protocols that add a length of their own. */
  public long pseudoWithoutLength() {
    return PseudoHeader.sum(sourceHigh, sourceLow, targetHigh, targetLow, protocol, 0);
  }

  /** Whether the device has verified the payload's checksum. */
  public boolean isTrusted() {
    return trusted;
  }

  /** Whether it was sent to more than this host. */
  public boolean isToMany() {
    return toMany;
  }

  public long nowNanos() {
    return nowNanos;
  }

  /** Sets the ends of an IPv4 packet. */
  void between(int source, int target) {
    v4 = true;
    sourceHigh = 0;
    sourceLow = IpBits.ofV4(source);
    targetHigh = 0;
    targetLow = IpBits.ofV4(target);
  }

  /** Sets the ends of an IPv6 packet: where in {@code octets} their addresses stand. */
  void between(byte[] octets, int sourceOffset, int targetOffset) {
    v4 = false;
    sourceHigh = Bytes.getI64(octets, sourceOffset);
    sourceLow = Bytes.getI64(octets, sourceOffset + 8);
    targetHigh = Bytes.getI64(octets, targetOffset);
    targetLow = Bytes.getI64(octets, targetOffset + 8);
  }

  /** Sets where it lies and how it has come. */
  void arrived(
      NetworkInterface from,
      byte[] buffer,
      int offset,
      int length,
      boolean trusted,
      boolean toMany,
      long nowNanos) {
    this.from = from;
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    this.trusted = trusted;
    this.toMany = toMany;
    this.nowNanos = nowNanos;
  }

  /**
   * Sets what follows its own header.
   *
   * @param protocolField where in the buffer the protocol's number stands
   */
  void carries(int protocol, int protocolField, int payloadOffset, int payloadLength) {
    this.protocol = protocol;
    this.protocolField = protocolField;
    this.payloadOffset = payloadOffset;
    this.payloadLength = payloadLength;
  }
}
