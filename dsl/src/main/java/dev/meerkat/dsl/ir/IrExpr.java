// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.List;

/**
 * An integer or boolean expression (booleans are 0 and 1), evaluated in signed 64-bit arithmetic.
 *
 * <p>Ids mean fields and lets of the struct that the expression stands in. The checks have proven
 * that a field is read before it is used and that no sub-expression overflows.
 */
public sealed interface IrExpr {
  /** What the value can be. */
  Interval range();

  record Const(long value) implements IrExpr {
    @Override
    public Interval range() {
      return Interval.of(value);
    }
  }

  /** The value of a scalar field, its unit applied. */
  record Field(int id, Interval range) implements IrExpr {}

  /** A scalar field inside a struct field of this struct, or of the element at hand of a list. */
  record Member(int structFieldId, int id, Interval range) implements IrExpr {}

  record Param(int index, Interval range) implements IrExpr {}

  /** Index in the array of the first byte of this message: only as an origin of chains. */
  record Start() implements IrExpr {
    @Override
    public Interval range() {
      return new Interval(0, Integer.MAX_VALUE);
    }
  }

  /**
   * All bits of a struct field as one number, most significant first: how a small struct is handed
   * to a parameter.
   */
  record Bits(int structFieldId, Interval range) implements IrExpr {}

  record Let(int id, Interval range) implements IrExpr {}

  /** {@code payload.size}: length in bytes. */
  record SizeOf(IrField.Target target, Interval range) implements IrExpr {}

  /** {@code user.present}. */
  record Present(int fieldId) implements IrExpr {
    @Override
    public Interval range() {
      return Interval.BOOL;
    }
  }

  /** {@code checksum.ok}: the verdict of a checks field. */
  record Ok(int fieldId) implements IrExpr {
    @Override
    public Interval range() {
      return Interval.BOOL;
    }
  }

  /** {@code more}: bytes are left in the scope. */
  record More() implements IrExpr {
    @Override
    public Interval range() {
      return Interval.BOOL;
    }
  }

  /** {@code topic.only(charset)}: every octet of a bytes field is in the set. */
  record Only(int fieldId, String charset) implements IrExpr {
    @Override
    public Interval range() {
      return Interval.BOOL;
    }
  }

  /** {@code body is Publish}: the case chosen by a switch field. */
  record Is(int fieldId, String caseName) implements IrExpr {
    @Override
    public Interval range() {
      return Interval.BOOL;
    }
  }

  /** {@code headers.HOST.present}: a slot of an index of a text. */
  record Slot(String index, String slot, SlotProperty property, Interval range) implements IrExpr {}

  enum SlotProperty {
    PRESENT,
    COUNT,
    VALUE
  }

  /** Only in the expectations of vectors: {@code options[1].mss}, {@code checksum.ok}. */
  record Path(List<Step> steps) implements IrExpr {
    public Path {
      steps = List.copyOf(steps);
    }

    @Override
    public Interval range() {
      return Interval.ANY;
    }
  }

  /** One step of a path: a name, or an index when the name is null. */
  record Step(String name, int index) {}

  /** Only in the expectations of vectors: text to compare a bytes field with. */
  record Text(Octets value) implements IrExpr {
    @Override
    public Interval range() {
      return Interval.ANY;
    }
  }

  record Unary(UnaryOp op, IrExpr operand, Interval range) implements IrExpr {}

  record Binary(BinaryOp op, IrExpr left, IrExpr right, Interval range) implements IrExpr {}

  record Choose(IrExpr condition, IrExpr whenTrue, IrExpr whenFalse, Interval range)
      implements IrExpr {}

  enum UnaryOp {
    NOT,
    NEGATE,
    COMPLEMENT
  }

  /** Operators; {@code a in lo..hi} is lowered to two comparisons. */
  enum BinaryOp {
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    ADD("+"),
    SUBTRACT("-"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>>"),
    BIT_AND("&"),
    BIT_OR("|"),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    AND("&&"),
    OR("||");

    private final String symbol;

    BinaryOp(String symbol) {
      this.symbol = symbol;
    }

    /** The operator in Java. */
    public String symbol() {
      return symbol;
    }

    /** Whether the result is 0 or 1. */
    public boolean isLogical() {
      return ordinal() >= LESS.ordinal();
    }
  }
}
