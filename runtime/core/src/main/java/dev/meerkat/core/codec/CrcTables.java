// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.codec;

/** Tables of cyclic redundancy checks, made from their polynomials when a class is loaded. */
final class CrcTables {
  private static final int SLICES = 8;
  private static final int SLICE = 256;

  private CrcTables() {}

  /**
   * Eight tables one behind the other for a check that takes the lowest bit of an octet first;
   * table {@code k} says what an octet does that has {@code k} octets behind it.
   *
   * @param polynomial its bits reversed: {@code 0xEDB88320}
   */
  static int[] reflected(int polynomial) {
    int[] tables = new int[SLICES * SLICE];
    for (int i = 0; i < SLICE; i++) {
      int crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? crc >>> 1 ^ polynomial : crc >>> 1;
      }
      tables[i] = crc;
    }
    for (int i = SLICE; i < tables.length; i++) {
      int before = tables[i - SLICE];
      tables[i] = before >>> 8 ^ tables[before & 0xFF];
    }
    return tables;
  }

  /** A table for a check of 16 bits that takes the highest bit of an octet first. */
  static int[] forward16(int polynomial) {
    int[] table = new int[SLICE];
    for (int i = 0; i < SLICE; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ polynomial : crc << 1;
      }
      table[i] = crc & 0xFFFF;
    }
    return table;
  }

  /** Goes on over a range, eight octets at a time. */
  static int update(int[] tables, int crc, byte[] b, int offset, int length) {
    int c = crc;
    int i = offset;
    int end = offset + length;
    for (int eightEnd = offset + (length & ~7); i < eightEnd; i += 8) {
      int low = c ^ Bytes.getI32Le(b, i);
      int high = Bytes.getI32Le(b, i + 4);
      c =
          tables[7 * SLICE + (low & 0xFF)]
              ^ tables[6 * SLICE + (low >>> 8 & 0xFF)]
              ^ tables[5 * SLICE + (low >>> 16 & 0xFF)]
              ^ tables[4 * SLICE + (low >>> 24)]
              ^ tables[3 * SLICE + (high & 0xFF)]
              ^ tables[2 * SLICE + (high >>> 8 & 0xFF)]
              ^ tables[SLICE + (high >>> 16 & 0xFF)]
              ^ tables[high >>> 24];
    }
    for (; i < end; i++) {
      c = c >>> 8 ^ tables[(c ^ b[i]) & 0xFF];
    }
    return c;
  }
}
