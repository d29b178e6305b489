// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrChecksum;

/** The built-in checksums over octets, bit by bit as their standards say. */
final class OctetChecks {
  private OctetChecks() {}

  static long of(IrChecksum checksum, byte[] octets) {
    return switch (checksum.name()) {
      case "crc32" -> reflected(octets, 0xEDB88320L, 0xFFFF_FFFFL) ^ 0xFFFF_FFFFL;
      case "crc32c" -> reflected(octets, 0x82F63B78L, 0xFFFF_FFFFL) ^ 0xFFFF_FFFFL;
      case "crc16modbus" -> reflected(octets, 0xA001, 0xFFFF);
      case "crc16x25" -> reflected(octets, 0x8408, 0xFFFF) ^ 0xFFFF;
      case "crc16ccitt" -> ccitt(octets);
      case "adler32" -> sums(octets, 1, 65_521, 16);
      case "fletcher16" -> sums(octets, 0, 255, 8);
      default -> throw new IllegalArgumentException("no checksum " + checksum.name());
    };
  }

  /** The lowest bit of an octet comes first. */
  private static long reflected(byte[] octets, long polynomial, long start) {
    long crc = start;
    for (byte octet : octets) {
      crc ^= octet & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? crc >>> 1 ^ polynomial : crc >>> 1;
      }
    }
    return crc;
  }

  private static long ccitt(byte[] octets) {
    int crc = 0xFFFF;
    for (byte octet : octets) {
      for (int bit = 7; bit >= 0; bit--) {
        boolean isOdd = (crc >>> 15 & 1) != (octet >>> bit & 1);
        crc = (crc << 1 ^ (isOdd ? 0x1021 : 0)) & 0xFFFF;
      }
    }
    return crc;
  }

  /** A sum of octets, and a sum of its values on the way. */
  private static long sums(byte[] octets, long start, long modulus, int width) {
    long low = start;
    long high = 0;
    for (byte octet : octets) {
      low = (low + (octet & 0xFF)) % modulus;
      high = (high + low) % modulus;
    }
    return high << width | low;
  }
}
