// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast;

import dev.meerkat.dsl.ir.IrSpan;
import java.util.List;

/** What is said of a field behind its type. */
public sealed interface AstClause {
  IrSpan span();

  /** {@code = 4}. */
  record Equal(AstExpr value, IrSpan span) implements AstClause {}

  /** {@code sizes header * 4 - 2}: bytes of the target = value * multiply / divide + add. */
  record Sizes(AstName target, long multiply, long divide, long add, IrSpan span)
      implements AstClause {}

  record Counts(AstName target, IrSpan span) implements AstClause {}

  record Tags(AstName target, IrSpan span) implements AstClause {}

  record Presents(List<AstName> targets, IrSpan span) implements AstClause {
    public Presents {
      targets = List.copyOf(targets);
    }
  }

  /** {@code checks inet16(pseudo, message) zero 0xFFFF optional}; {@code zero} may be null. */
  record Checks(
      AstName algorithm, List<AstExpr> covered, AstExpr.Int zero, boolean optional, IrSpan span)
      implements AstClause {
    public Checks {
      covered = List.copyOf(covered);
    }
  }

  record Where(AstExpr condition, AstName error, IrSpan span) implements AstClause {}

  /** {@code should expr}; without an expression it softens the constant before it. */
  record Should(AstExpr condition, IrSpan span) implements AstClause {}

  /** {@code only text else BAD_TEXT}: every octet is in a charset. */
  record Only(AstName charset, AstName error, IrSpan span) implements AstClause {}

  record If(AstExpr condition, IrSpan span) implements AstClause {}

  record In(AstExpr area, IrSpan span) implements AstClause {}

  record Until(AstExpr end, IrSpan span) implements AstClause {}

  record Max(AstExpr value, IrSpan span) implements AstClause {}

  record Min(AstExpr value, IrSpan span) implements AstClause {}

  record Range(AstExpr first, AstExpr last, IrSpan span) implements AstClause {}

  record Unit(AstExpr.Int value, IrSpan span) implements AstClause {}

  record Pad(AstExpr.Int octet, AstExpr.Int to, IrSpan span) implements AstClause {}

  record Allow(List<AstName> names, IrSpan span) implements AstClause {
    public Allow {
      names = List.copyOf(names);
    }
  }

  record Xor(AstName mask, IrSpan span) implements AstClause {}

  record Format(AstName name, IrSpan span) implements AstClause {}

  record Endian(boolean little, IrSpan span) implements AstClause {}

  record Stream(IrSpan span) implements AstClause {}

  record Opaque(IrSpan span) implements AstClause {}

  record Secret(IrSpan span) implements AstClause {}
}
