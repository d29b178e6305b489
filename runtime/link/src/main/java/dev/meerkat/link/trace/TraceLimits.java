// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.trace;

/**
 * The bounds of a trace.
 *
 * @param lines most frames that are told; the rest is counted
 * @param hexOctets octets of each frame that are shown in hexadecimal, 0 for none
 */
public record TraceLimits(long lines, int hexOctets) {
  /** A million lines, no octets. */
  public static final TraceLimits DEFAULT = new TraceLimits(1_000_000, 0);

  public TraceLimits {
    if (lines < 0 || hexOctets < 0) {
      throw new IllegalArgumentException(
          "limits are not below 0: lines=" + lines + " hexOctets=" + hexOctets);
    }
  }

  public TraceLimits withLines(long most) {
    return new TraceLimits(most, hexOctets);
  }

  public TraceLimits withHex(int octets) {
    return new TraceLimits(lines, octets);
  }
}
