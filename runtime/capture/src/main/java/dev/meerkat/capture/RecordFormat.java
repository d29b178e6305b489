// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

/** How one format puts its parts down. Each method answers how many octets it has written. */
sealed interface RecordFormat permits PcapRecords, PcapngBlocks {
  /** Most octets of a header with its options. */
  int MOST_HEADER = 512;

  /** Room that a part needs beside a packet's own octets. */
  int MOST_AROUND = 2 * MOST_HEADER;

  /** What the file begins with. */
  int begin(byte[] into, int at, int linkType, int snapLength);

  /** An interface; one format has only one and says nothing of it. */
  int face(byte[] into, int at, int linkType, int snapLength, byte[] name);

  /** A packet, of which {@code kept} octets are copied. */
  int packet(
      byte[] into,
      int at,
      int face,
      boolean isOut,
      long epochNanos,
      byte[] source,
      int offset,
      int kept,
      int original);
}
