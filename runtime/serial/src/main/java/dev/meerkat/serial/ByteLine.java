// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.serial;

/** A line of octets in both directions that never waits. */
public interface ByteLine extends AutoCloseable {
  /** Takes what has come in; the count, 0 if nothing has, or -1 if nothing ever will. */
  int read(byte[] target, int offset, int length);

  /** Sends as much as goes now; the count. */
  int write(byte[] source, int offset, int length);

  /** Gives the line back. */
  @Override
  void close();
}
