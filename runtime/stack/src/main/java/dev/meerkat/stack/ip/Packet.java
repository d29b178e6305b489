// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.ip;

import dev.meerkat.stack.link.NetworkInterface;

/**
 * A packet that has come in, for whom its payload is meant. One object, filled again for every
 * packet; valid while it is being served.
 */
public final class Packet {
  NetworkInterface from;
  byte[] buffer;
  int offset;
  int source;
  int target;
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

  public int source() {
    return source;
  }

  public int target() {
    return target;
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
