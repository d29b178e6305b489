// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The numbers that can be looked at, and conditions over them. */
final class Numbers {
  /** A number by the expression that names it. */
  record Number(String name, long max, boolean isSmall) {}

  private final Draws draws;
  private final List<Number> all = new ArrayList<>();
  private final List<String> sums = new ArrayList<>();
  private Supplier<String> sumMaker;
  private Number asked;

  Numbers(Draws draws) {
    this.draws = draws;
  }

  void add(String name, long max) {
    all.add(new Number(name, max, max <= 15));
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  Number any() {
    asked = all.get(all.size() - 1 - draws.below(all.size()));
    return asked;
  }

  /** What {@link #any} said last. */
  Number lastAsked() {
    return asked;
  }

  void addSum(String name) {
    sums.add(name);
  }

  /** How a partial sum is made where there is none. */
  void sumsBy(Supplier<String> maker) {
    sumMaker = maker;
  }

  /** The name of a partial sum. */
  String sum() {
    if (sums.isEmpty() || draws.oneIn(3)) {
      addSum(sumMaker.get());
    }
    return sums.get(sums.size() - 1);
  }

  /** One that can be a count; null when there is none. */
  Number small() {
    List<Number> small = all.stream().filter(n -> n.max <= 255).toList();
    return small.isEmpty() ? null : small.get(small.size() - 1 - draws.below(small.size()));
  }

  /** A condition that holds for about half of small values. */
  String condition() {
    String one = comparison(any());
    return switch (draws.below(8)) {
      case 5 -> one + " && " + comparison(any());
      case 6 -> one + " || " + comparison(any());
      case 7 -> "!(" + one + ")";
      default -> one;
    };
  }

  /** A condition that holds for nearly all values. */
  String mild(Number number) {
    long most = number.max;
    return switch (draws.below(8)) {
      case 7 -> number.name + " != LIMIT";
      case 1 -> number.name + " < " + Math.max(1, most);
      case 2 -> number.name + " in 0.." + Math.max(1, most - 1);
      case 3 -> number.name + " != 3 && " + number.name + " != " + Math.min(most, 77);
      case 4 -> "!(" + number.name + " == " + Math.min(most, 5) + ")";
      case 5 -> number.name + " + 1 != " + Math.min(most, 9);
      case 6 -> "(" + number.name + " & 7) != 6";
      default -> number.name + " != " + Math.min(most, draws.between(2, 9));
    };
  }

  private String comparison(Number number) {
    long value = Math.min(number.max, draws.below(9));
    return switch (draws.below(9)) {
      case 1 -> number.name + " < " + Math.max(1, value);
      case 2 -> number.name + " >= " + Math.max(1, value);
      case 3 -> number.name + " != " + value;
      case 4 -> "(" + number.name + " & " + draws.between(1, 3) + ") == 1";
      case 5 -> number.name + " % 3 == 1";
      case 6 -> number.name + " + " + any().name + " > " + value;
      case 7 -> number.name + " in 1.." + Math.max(2, value);
      case 8 -> number.name + " * 2 - 1 > " + value;
      default -> number.name + " == " + value;
    };
  }

  /** A count from 0 to some 20. */
  String count() {
    Number number = small();
    String name = number.max <= 7 ? number.name : "(" + number.name + " & 7)";
    return switch (draws.below(5)) {
      case 1 -> name + " * 2";
      case 2 -> name + " + 1";
      case 3 -> "(" + name + " > 2 ? " + name + " - 1 : 3)";
      default -> name;
    };
  }

  int mark() {
    return all.size();
  }

  /** Forgets what was added since. */
  void reset(int mark) {
    while (all.size() > mark) {
      all.remove(all.size() - 1);
    }
  }
}
