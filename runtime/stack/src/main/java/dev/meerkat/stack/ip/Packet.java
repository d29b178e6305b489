// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.stack.address.IpBits;
import dev.meerkat.stack.link.NetworkInterface;

/**
 * A packet that has come in, for whom its payload is meant. One object, filled again for every
 * packet; valid while it is being served.
 */
public final class Packet {
  NetworkInterface from;
  byte[] buffer;
  int offset;
  boolean v4;
  long sourceHigh;
  long sourceLow;
  long targetHigh;
  long targetLow;
  int hopLimit;
  int payloadOffset;
  int payloadLength;
  long pseudo;
  boolean trusted;
  boolean toMany;
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

  public int payloadOffset() {
    return payloadOffset;
  }

  public int payloadLength() {
    return payloadLength;
  }

  /** Partial sum of the pseudo-header, the length included. */
  public long pseudo() {
    return pseudo;
  }

  /** Partial sum of the pseudo-header for protocols that add a length of their own. */
  public long pseudoWithoutLength() {
    return pseudo - payloadLength;
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
}
