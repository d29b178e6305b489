// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.Octets;
import java.util.List;

/** An expression as written. */
public sealed interface AstExpr {
  IrSpan span();

  /** A number; one above 2^63-1 is kept as its 64 bits and {@code huge}. */
  record Int(long value, boolean huge, IrSpan span) implements AstExpr {}

  /** A string, escapes resolved, one octet a character. */
  record Text(Octets value, IrSpan span) implements AstExpr {}

  record Bool(boolean value, IrSpan span) implements AstExpr {}

  record Name(String text, IrSpan span) implements AstExpr {}

  record Member(AstExpr of, AstName name, IrSpan span) implements AstExpr {}

  record Index(AstExpr of, AstExpr index, IrSpan span) implements AstExpr {}

  record Call(AstExpr of, List<AstExpr> arguments, IrSpan span) implements AstExpr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record Unary(IrExpr.UnaryOp op, AstExpr operand, IrSpan span) implements AstExpr {}

  record Binary(IrExpr.BinaryOp op, AstExpr left, AstExpr right, IrSpan span) implements AstExpr {}

  /** {@code value in first..last}. */
  record InRange(AstExpr value, AstExpr first, AstExpr last, IrSpan span) implements AstExpr {}

  /** {@code body is Publish}. */
  record Is(AstExpr value, AstName caseName, IrSpan span) implements AstExpr {}

  record Choose(AstExpr condition, AstExpr whenTrue, AstExpr whenFalse, IrSpan span)
      implements AstExpr {}
}
