// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

/**
 * The bounds of a capture that is written.
 *
 * @param snapLength most octets of a packet that are kept
 * @param fileBytes most octets of the file; packets beyond are counted and left out
 */
public record CaptureLimits(int snapLength, long fileBytes) {
  /** Whole packets, 1 GiB. */
  public static final CaptureLimits DEFAULT =
      new CaptureLimits(CaptureReader.MAX_CAPTURED, 1L << 30);

  public CaptureLimits {
    if (snapLength < 1 || snapLength > CaptureReader.MAX_CAPTURED || fileBytes < 1) {
      throw new IllegalArgumentException(
          "snapLength is 1 to %d and fileBytes above 0: snapLength=%d fileBytes=%d"
              .formatted(CaptureReader.MAX_CAPTURED, snapLength, fileBytes));
    }
  }

  public CaptureLimits withSnapLength(int octets) {
    return new CaptureLimits(octets, fileBytes);
  }

  public CaptureLimits withFileBytes(long octets) {
    return new CaptureLimits(snapLength, octets);
  }
}
