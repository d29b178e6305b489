// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link;

/** Who is handed the frames of a {@link Device}. */
@FunctionalInterface
public interface FrameSink {
  /**
   * A frame has come in. The array is the device's: it may be changed in place, and is not to be
   * kept.
   *
   * @param offload what the device knows of checksums and segments, see {@link Offload}
   */
  void onFrame(byte[] buffer, int offset, int length, long offload);
}
