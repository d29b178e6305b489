// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.linux;

import dev.meerkat.core.codec.Bytes;
import dev.meerkat.link.Offload;

/**
 * What stands in front of a frame that is left to the kernel, or that the kernel leaves to us: ten
 * octets, least significant first. VIRTIO 1.2, 5.1.6.
 */
final class VirtioHeader {
  static final int SIZE = 10;

  private static final int FLAGS = 0;
  private static final int KIND = 1;
  private static final int HEADER = 2;
  private static final int SEGMENT = 4;
  private static final int START = 6;
  private static final int FIELD = 8;

  private static final int NEEDS_CHECKSUM = 1;
  private static final int VALID = 2;
  private static final int TCP_V4 = 1;
  private static final int TCP_V6 = 4;
  private static final int WITH_CONGESTION = 0x80;
  private static final int VERSION = 4;

  private VirtioHeader() {}

  /** Writes the header of a frame. */
  static void write(byte[] into, int at, byte[] frame, int network, long offload) {
    boolean partial = Offload.needsChecksum(offload);
    int payload = Offload.segmentPayload(offload);
    into[at + FLAGS] = (byte) (partial ? NEEDS_CHECKSUM : 0);
    into[at + KIND] = (byte) (payload == 0 ? 0 : kind(frame[network]));
    // The kernel takes what it needs in one piece by itself.
    Bytes.putU16Le(into, at + HEADER, 0);
    Bytes.putU16Le(into, at + SEGMENT, payload);
    Bytes.putU16Le(into, at + START, partial ? Offload.checksumStart(offload) : 0);
    Bytes.putU16Le(into, at + FIELD, partial ? Offload.checksumField(offload) : 0);
  }

  private static int kind(byte first) {
    return (first & 0xFF) >>> 4 == VERSION ? TCP_V4 : TCP_V6;
  }

  /** What the header of a frame that has come in says. */
  static long read(byte[] from, int at) {
    int flags = from[at + FLAGS];
    if ((flags & NEEDS_CHECKSUM) == 0) {
      return (flags & VALID) == 0 ? Offload.NONE : Offload.VERIFIED;
    }
    int start = Bytes.getU16Le(from, at + START);
    int field = Bytes.getU16Le(from, at + FIELD);
    int payload = Bytes.getU16Le(from, at + SEGMENT);
    boolean cut = (from[at + KIND] & ~WITH_CONGESTION) != 0 && payload > 0;
    return cut ? Offload.segments(start, field, payload) : Offload.checksum(start, field);
  }
}
