// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.ArrayList;
import java.util.List;

/** Integer types, and the enums and flags that a description declares on its way. */
final class Scalars {
  private static final int[] WHOLE = {8, 16, 32, 24, 8, 16, 64, 63, 40, 48, 56};

  private final Draws draws;
  private final List<String> declarations;
  private int declared;

  Scalars(Draws draws, List<String> declarations) {
    this.draws = draws;
    this.declarations = declarations;
  }

  /** A type as it is written, with its clause of byte order, and the largest number in it. */
  record Scalar(String type, String clauses, int bits, boolean isSigned, boolean isOpen) {
    /** The largest value, as far as it is of use in conditions. */
    long max() {
      int significant = isSigned ? bits - 1 : bits;
      return significant >= 31 ? Integer.MAX_VALUE : (1L << significant) - 1;
    }

    boolean isNumber() {
      return bits <= 63;
    }
  }

  /** Of whole bytes: what can stand in lists, cases and conditional fields. */
  Scalar whole() {
    int bits = WHOLE[draws.below(WHOLE.length)];
    return bits == 63 ? ofBits(64) : ofBits(bits);
  }

  /** Of so many bits. */
  Scalar ofBits(int bits) {
    int kind = draws.below(12);
    if (kind == 9 && bits >= 3) {
      return named(enumeration(bits), bits);
    } else if (kind == 10 && bits >= 2) {
      return named(flags(bits), bits);
    } else if (kind == 11 && bits >= 2) {
      return new Scalar("i" + bits, order(bits), bits, true, true);
    }
    return new Scalar("u" + bits, order(bits), bits, false, true);
  }

  Scalar unsigned(int bits) {
    return new Scalar("u" + bits, order(bits), bits, false, true);
  }

  private static Scalar named(String type, int bits) {
    return new Scalar(type, "", bits, false, false);
  }

  private String order(int bits) {
    return bits % 8 == 0 && bits > 8 && draws.oneIn(5) ? " endian little" : "";
  }

  private String enumeration(int bits) {
    String name = "E" + declared++;
    boolean isClosed = draws.oneIn(3);
    List<String> items = new ArrayList<>();
    int most = bits > 16 ? 40000 : (1 << bits) - 1;
    int value = draws.below(2);
    for (int i = 0; i < 4 && value <= most; i++) {
      boolean isRange = i > 0 && value + 2 <= most && draws.oneIn(6);
      items.add(name + (char) ('A' + i) + " = " + value + (isRange ? ".." + (value + 2) : ""));
      value += isRange ? 2 : 0;
      value += 1 + draws.below(i == 2 && bits > 8 ? 200 : 2);
    }
    declarations.add(
        (isClosed ? "closed enum " : "enum ")
            + name
            + " : u"
            + bits
            + " { "
            + String.join(", ", items)
            + " }");
    return name;
  }

  private String flags(int bits) {
    String name = "F" + declared++;
    List<String> items = new ArrayList<>();
    for (int left = bits; left > 0; ) {
      int width = items.size() == 6 ? left : draws.oneIn(3) ? draws.between(1, left) : 1;
      boolean isReserved = items.size() == 6 || draws.oneIn(5);
      items.add((isReserved ? "_" : "B" + items.size()) + (width == 1 ? "" : ":" + width));
      left -= width;
    }
    declarations.add("flags " + name + " : u" + bits + " { " + String.join(", ", items) + " }");
    return name;
  }
}
