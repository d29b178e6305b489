// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast;

import dev.meerkat.dsl.ir.IrSpan;
import java.util.List;

/** A type as written. */
public sealed interface AstType {
  IrSpan span();

  /** {@code u16}, {@code bytes}, {@code Ipv4Addr}, {@code Tcp(pseudo)}. */
  record Named(AstName name, List<AstExpr> arguments, IrSpan span) implements AstType {
    public Named {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code element[count]}; the count is null for {@code [..]}. */
  record Run(AstType element, AstExpr count, IrSpan span) implements AstType {}

  /** {@code type prefixed prefix}. */
  record Prefixed(AstType type, AstType prefix, IrSpan span) implements AstType {}

  /** {@code (bytes prefixed u8 min 1)}. */
  record Group(AstType type, List<AstClause> clauses, IrSpan span) implements AstType {
    public Group {
      clauses = List.copyOf(clauses);
    }
  }

  /** {@code switch (type)}; its cases stand at the field. */
  record Switch(AstExpr on, IrSpan span) implements AstType {}

  record VarUint(AstExpr.Int bits, boolean little, AstExpr.Int max, boolean minimal, IrSpan span)
      implements AstType {}

  record Escape(AstType base, List<EscapeCase> cases, boolean minimal, IrSpan span)
      implements AstType {
    public Escape {
      cases = List.copyOf(cases);
    }
  }

  /** {@code 126 => u16 + 0;}; {@code add} is null when not given. */
  record EscapeCase(AstExpr.Int value, AstType type, AstExpr.Int add, IrSpan span) {}
}
