// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.trace;

/** Adds to a line what it knows of the frame: a dissector of the caller's, for example. */
@FunctionalInterface
public interface FrameDetail {
  /** Adds nothing. */
  FrameDetail NONE = (line, buffer, offset, length) -> {};

  /** Adds to the line; the frame is not to be kept or changed. */
  void append(StringBuilder line, byte[] buffer, int offset, int length);
}
