// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.TypeName;

/** How a reader keeps numbers of lines: in as few bytes as the largest number needs. */
final class RowTypes {
  private RowTypes() {}

  static TypeName element(int capacity) {
    return capacity <= 1 << 8 ? TypeName.BYTE : capacity <= 1 << 16 ? TypeName.SHORT : TypeName.INT;
  }

  /** {@code (byte) }, in front of what is kept. */
  static String cast(int capacity) {
    return element(capacity).equals(TypeName.INT) ? "" : "(" + element(capacity) + ") ";
  }

  /** {@code & 0xFF}, behind what is taken out. */
  static String mask(int capacity) {
    if (element(capacity).equals(TypeName.BYTE)) {
      return " & 0xFF";
    }
    return element(capacity).equals(TypeName.SHORT) ? " & 0xFFFF" : "";
  }
}
