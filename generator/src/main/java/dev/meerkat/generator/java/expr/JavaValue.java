// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.expr;

import com.palantir.javapoet.CodeBlock;

/**
 * A Java expression with its type and how tightly its outermost operator binds.
 *
 * @param precedence as in the Java grammar, larger binds tighter; {@link #PRIMARY} never needs
 *     parentheses
 */
public record JavaValue(CodeBlock code, Kind kind, int precedence) {
  /** Names, calls, literals, parenthesised expressions. */
  public static final int PRIMARY = 16;

  /** Casts and unary operators. */
  public static final int UNARY = 14;

  /** The Java types that expressions have. */
  public enum Kind {
    INT,
    LONG,
    BOOLEAN
  }

  public static JavaValue primary(Kind kind, String format, Object... arguments) {
    return new JavaValue(CodeBlock.of(format, arguments), kind, PRIMARY);
  }

  /** The code, in parentheses when an operator of this precedence stands beside it. */
  public CodeBlock within(int outer) {
    return precedence < outer ? CodeBlock.of("($L)", code) : code;
  }

  /** The same in parentheses. */
  JavaValue parenthesized() {
    return new JavaValue(CodeBlock.of("($L)", code), kind, PRIMARY);
  }

  /** As a number: a boolean becomes {@code (b ? 1 : 0)}. */
  public JavaValue asNumber() {
    return kind == Kind.BOOLEAN ? primary(Kind.INT, "($L ? 1 : 0)", within(3)) : this;
  }

  /** As a truth: a number becomes {@code n != 0}. */
  public JavaValue asBoolean() {
    return kind == Kind.BOOLEAN
        ? this
        : new JavaValue(CodeBlock.of("$L != 0", within(9)), Kind.BOOLEAN, 8);
  }

  /** As an int, with a cast where it is a long; the range must allow it. */
  public JavaValue asInt() {
    JavaValue number = asNumber();
    return number.kind == Kind.INT
        ? number
        : new JavaValue(CodeBlock.of("(int) $L", number.within(UNARY)), Kind.INT, UNARY);
  }

  /** As a long, with a cast where it is an int. */
  public JavaValue asLong() {
    JavaValue number = asNumber();
    return number.kind == Kind.LONG
        ? number
        : new JavaValue(CodeBlock.of("(long) $L", number.within(UNARY)), Kind.LONG, UNARY);
  }
}
