// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What conditions that were passed say of fields.
 *
 * <p>Two kinds: the range of a field, narrowed by comparisons with what has a range; and that one
 * expression is not below another, which keeps {@code length - ihl * 4} from going below zero.
 */
final class Facts {
  private final Map<Integer, Interval> ranges = new HashMap<>();
  private final List<NotBelow> notBelow = new ArrayList<>();

  private record NotBelow(IrExpr high, IrExpr low) {}

  /** The range of a field as far as it is known, within what its type allows. */
  Interval range(int field, Interval ofType) {
    Interval known = ranges.get(field);
    return known == null ? ofType : Ranges.meet(known, ofType);
  }

  /** Takes a condition as given from here on. */
  void assume(IrExpr condition) {
    if (!(condition instanceof IrExpr.Binary binary)) {
      return;
    }
    switch (binary.op()) {
      case AND -> {
        assume(binary.left());
        assume(binary.right());
      }
      case OR -> assumeEither(binary);
      default -> assumeComparison(binary);
    }
  }

  private void assumeEither(IrExpr.Binary or) {
    Facts left = new Facts();
    Facts right = new Facts();
    left.ranges.putAll(ranges);
    right.ranges.putAll(ranges);
    left.assume(or.left());
    right.assume(or.right());
    left.ranges.forEach(
        (field, range) -> {
          Interval other = right.ranges.get(field);
          if (other != null) {
            ranges.put(field, Ranges.hull(range, other));
          }
        });
  }

  private void assumeComparison(IrExpr.Binary binary) {
    IrExpr left = binary.left();
    IrExpr right = binary.right();
    switch (binary.op()) {
      case LESS -> below(left, right, 1);
      case LESS_EQUAL -> below(left, right, 0);
      case GREATER -> below(right, left, 1);
      case GREATER_EQUAL -> below(right, left, 0);
      case EQUAL -> {
        below(left, right, 0);
        below(right, left, 0);
      }
      case NOT_EQUAL -> {
        notEqual(left, right);
        notEqual(right, left);
      }
      default -> {}
    }
  }

  /** low + gap <= high. */
  private void below(IrExpr low, IrExpr high, long gap) {
    notBelow.add(new NotBelow(high, low));
    if (low instanceof IrExpr.Field field && high.range().max() > Long.MIN_VALUE) {
      narrow(field, new Interval(Long.MIN_VALUE, high.range().max() - gap));
    }
    if (high instanceof IrExpr.Field field && low.range().min() < Long.MAX_VALUE) {
      narrow(field, new Interval(low.range().min() + gap, Long.MAX_VALUE));
    }
  }

  private void notEqual(IrExpr side, IrExpr other) {
    if (side instanceof IrExpr.Field field && other.range().isConstant()) {
      Interval now = range(field.id(), field.range());
      long value = other.range().min();
      if (now.min() == value && value < now.max()) {
        narrow(field, new Interval(value + 1, now.max()));
      } else if (now.max() == value && now.min() < value) {
        narrow(field, new Interval(now.min(), value - 1));
      }
    }
  }

  private void narrow(IrExpr.Field field, Interval to) {
    ranges.put(field.id(), Ranges.meet(range(field.id(), field.range()), to));
  }

  /** Whether {@code high - low} was shown not to be negative. */
  boolean isNotBelow(IrExpr high, IrExpr low) {
    return notBelow.stream().anyMatch(fact -> same(fact.high, high) && same(fact.low, low));
  }

  /** Whether two expressions are the same, whatever was known of their ranges at the time. */
  static boolean same(IrExpr a, IrExpr b) {
    if (a instanceof IrExpr.Field x && b instanceof IrExpr.Field y) {
      return x.id() == y.id();
    }
    if (a instanceof IrExpr.Binary x && b instanceof IrExpr.Binary y) {
      return x.op() == y.op() && same(x.left(), y.left()) && same(x.right(), y.right());
    }
    if (a instanceof IrExpr.Member x && b instanceof IrExpr.Member y) {
      return x.structFieldId() == y.structFieldId() && x.id() == y.id();
    }
    if (a instanceof IrExpr.Param x && b instanceof IrExpr.Param y) {
      return x.index() == y.index();
    }
    if (a instanceof IrExpr.Let x && b instanceof IrExpr.Let y) {
      return x.id() == y.id();
    }
    return Objects.equals(a, b);
  }
}
