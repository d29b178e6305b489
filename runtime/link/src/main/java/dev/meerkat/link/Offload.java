// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link;

/**
 * What travels beside a frame, in one long: which checksum is still to be written, and how a packet
 * that is larger than the MTU is to be cut.
 *
 * <pre>
 *  0..15  where the sum begins, octets from the frame's start
 * 16..31  where it goes, octets from where it begins; it holds the sum of the pseudo-header
 * 32..47  payload octets of each segment, 0 where nothing is cut
 * 48..55  flags
 * </pre>
 *
 * <p>Shapes and meaning are those of virtio's network header (VIRTIO 1.2, 5.1.6), which Linux's TAP
 * devices speak.
 */
public final class Offload {
  /** A whole frame with all its checksums; whether they are right is not known. */
  public static final long NONE = 0;

  /** A frame that came in whose transport checksum is known to be right. */
  public static final long VERIFIED = 1L << 48;

  /** Ability: writes the transport checksum of what it sends. */
  public static final int CAN_CHECKSUM = 1;

  /** Ability: cuts TCP over IPv4. */
  public static final int CAN_SEGMENT_V4 = 2;

  /** Ability: cuts TCP over IPv6. */
  public static final int CAN_SEGMENT_V6 = 4;

  private static final long CHECKSUM = 1L << 49;
  private static final int MASK = 0xFFFF;

  private Offload() {}

  /** A frame whose checksum is still to be written. */
  public static long checksum(int start, int field) {
    assert start >>> 16 == 0 && field >>> 16 == 0;
    return CHECKSUM | (long) field << 16 | start;
  }

  /** A packet that is also to be cut into segments of so many octets of payload. */
  public static long segments(int start, int field, int payload) {
    assert payload > 0 && payload >>> 16 == 0;
    return checksum(start, field) | (long) payload << 32;
  }

  /** Whether the checksum is still to be written. */
  public static boolean needsChecksum(long offload) {
    return (offload & CHECKSUM) != 0;
  }

  /** Whether the transport checksum of a frame that came in need not be looked at. */
  public static boolean isTrusted(long offload) {
    return (offload & (VERIFIED | CHECKSUM)) != 0;
  }

  /** Where the sum begins, octets from the frame's start. */
  public static int checksumStart(long offload) {
    return (int) offload & MASK;
  }

  /** Where the sum goes, octets from where it begins. */
  public static int checksumField(long offload) {
    return (int) (offload >>> 16) & MASK;
  }

  /** Payload octets of each segment, 0 where nothing is to be cut. */
  public static int segmentPayload(long offload) {
    return (int) (offload >>> 32) & MASK;
  }
}
