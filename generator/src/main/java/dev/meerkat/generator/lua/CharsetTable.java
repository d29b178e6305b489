// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrCharset;

/** A set of octets as a table: {@code set.tchar = octets_in({ { 33, 33 }, { 35, 39 } })}. */
final class CharsetTable {
  private static final int OCTETS = 256;

  private CharsetTable() {}

  static void print(LuaPrinter out, String name, IrCharset set) {
    StringBuilder ranges = new StringBuilder();
    for (int octet = 0; octet < OCTETS; octet++) {
      if (set.contains(octet)) {
        int last = octet;
        while (last + 1 < OCTETS && set.contains(last + 1)) {
          last++;
        }
        ranges.append(ranges.length() == 0 ? "" : ",").append(" { ").append(octet);
        ranges.append(", ").append(last).append(" }");
        octet = last;
      }
    }
    out.line("%s = octets_in({%s })", name, ranges);
  }
}
