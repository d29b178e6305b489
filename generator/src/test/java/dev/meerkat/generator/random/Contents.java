// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.ArrayList;
import java.util.List;

/** What stands in fields. */
final class Contents {
  private final Parts parts;
  private final Draws draws;
  private final Numbers numbers;
  private String clauses = "";

  Contents(Parts parts, Numbers numbers) {
    this.parts = parts;
    this.draws = parts.draws();
    this.numbers = numbers;
  }

  /** Clauses of the type that was drawn last. */
  String takeClauses() {
    String taken = clauses;
    clauses = "";
    return taken;
  }

  String text() {
    return draws.of("bytes", "bytes", "ascii", "utf8");
  }

  /** Of whole bytes and known extent: what can stand anywhere. */
  String closed() {
    return switch (draws.below(8)) {
      case 1 -> text() + "[" + draws.between(1, 5) + "]";
      case 2 -> parts.use(parts.struct(false), numbers);
      case 3 -> text() + " prefixed " + draws.of("u8", "u16");
      case 4 -> element() + "[" + draws.between(1, 3) + "]";
      case 5 -> element() + "[..] prefixed u8";
      case 6 -> parts.use(parts.tlv(), numbers) + "[..] prefixed u8" + allowed();
      default -> scalar();
    };
  }

  private String scalar() {
    Scalars.Scalar scalar = parts.scalars().whole();
    clauses = scalar.clauses();
    return scalar.type();
  }

  /** Of a list. */
  String element() {
    return switch (draws.below(4)) {
      case 1 -> "(bytes[" + draws.between(1, 4) + "])";
      case 2 -> parts.use(parts.struct(false), numbers);
      default -> parts.scalars().whole().type();
    };
  }

  /** What has a size from outside. */
  String sizable() {
    return switch (draws.below(6)) {
      case 1 -> element() + "[..]";
      case 2 -> parts.use(parts.struct(true), numbers);
      case 3, 4 -> parts.use(parts.tlv(), numbers) + "[..]";
      default -> text() + "[..]";
    };
  }

  /** Of a tlv, the elements that may stand here. */
  private String allowed() {
    return draws.oneIn(4) ? " allow CA" + draws.of("", ", DEFAULT", ", CB") : "";
  }

  /** What runs to the end. */
  String open() {
    return switch (draws.below(6)) {
      case 1 -> element() + "[..]";
      case 2 -> parts.use(parts.tlv(), numbers) + "[..]" + allowed();
      case 3 -> numbers.small() == null ? text() + "[..]" : choice(numbers.small().name(), true);
      default -> text() + "[..]";
    };
  }

  /** Cases by a number. */
  String choice(String tag, boolean isSized) {
    List<String> cases = new ArrayList<>();
    int value = draws.below(2);
    for (int i = draws.between(1, 4); i > 0; i--) {
      String label = draws.oneIn(5) ? value++ + ", " + value : String.valueOf(value);
      boolean isFirst = cases.isEmpty();
      cases.add("  " + label + " => " + (isFirst ? "u8" : option(isSized)) + ";");
      value += 1 + draws.below(2);
    }
    switch (draws.below(4)) {
      case 1 -> cases.add("  default => error UNKNOWN;");
      case 2 -> cases.add("  default => bytes[2];");
      case 3 -> cases.add("  default => " + (isSized ? "bytes[..]" : "u8") + ";");
      default -> {}
    }
    return "switch (" + tag + ") { " + String.join("", cases) + " }";
  }

  private String option(boolean isSized) {
    if (isSized && draws.oneIn(5)) {
      return parts.use(parts.layer(), numbers);
    }
    return switch (draws.below(isSized ? 9 : 6)) {
      case 1 -> "bytes[" + draws.between(1, 4) + "]";
      case 2, 3 -> parts.use(parts.struct(false), numbers);
      case 4 -> element() + "[2]";
      case 5 -> "error WRONG";
      case 6 -> element() + "[..]";
      case 7 -> parts.use(parts.struct(true), numbers);
      case 8 -> parts.use(parts.tlv(), numbers) + "[..]";
      default -> parts.scalars().whole().type();
    };
  }
}
