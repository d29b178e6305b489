// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.link.w5500;

/** A chip on an SPI bus, mode 0 or 3, most significant bit first. */
public interface SpiBus extends AutoCloseable {
  /**
   * Selects the chip, exchanges octets in both directions at once, and lets it go.
   *
   * @param buffer what is sent, and then what has come in its place
   * @param length octets from the array's start
   * @return false if the bus failed; the octets are then undefined
   */
  boolean exchange(byte[] buffer, int length);

  /** Gives the bus back. */
  @Override
  void close();
}
