// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

/**
 * The packet at which a {@link CaptureReader} stands: where its octets are and what the capture
 * says about them. The same object for every packet; valid until the next is read.
 */
public final class CapturedPacket {
  private byte[] buffer = new byte[0];
  private int offset;
  private int captured;
  private long number;
  private long original;
  private long seconds;
  private int nanos;
  private boolean timed;
  private int linkType;

  CapturedPacket() {}

  /** From 1; packets that were passed over are counted too. */
  public long number() {
    return number;
  }

  public byte[] buffer() {
    return buffer;
  }

  /** Index of the first octet in {@link #buffer()}. */
  public int offset() {
    return offset;
  }

  /** How many octets the capture kept. */
  public int captured() {
    return captured;
  }

  /** How many octets the packet had. */
  public long original() {
    return original;
  }

  /** LINKTYPE_ value: what the packet begins with. */
  public int linkType() {
    return linkType;
  }

  /** Whether the capture tells a time for this packet. */
  public boolean isTimed() {
    return timed;
  }

  /** Seconds since 1970-01-01 UTC. */
  public long seconds() {
    return seconds;
  }

  /** Nanoseconds behind {@link #seconds()}, 0 to 999,999,999. */
  public int nanos() {
    return nanos;
  }

  void count() {
    number++;
  }

  void linkType(int value) {
    linkType = value;
  }

  void time(long secondsSinceEpoch, int nanosBehind) {
    seconds = secondsSinceEpoch;
    nanos = nanosBehind;
    timed = true;
  }

  void untimed() {
    seconds = 0;
    nanos = 0;
    timed = false;
  }

  void data(byte[] array, int start, int length, long originalLength) {
    buffer = array;
    offset = start;
    captured = length;
    original = originalLength;
  }
}
