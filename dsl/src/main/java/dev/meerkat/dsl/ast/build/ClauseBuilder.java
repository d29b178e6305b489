// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast.build;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.syntax.WireParser.AllowClauseContext;
import dev.meerkat.dsl.syntax.WireParser.ChecksClauseContext;
import dev.meerkat.dsl.syntax.WireParser.ClauseContext;
import dev.meerkat.dsl.syntax.WireParser.CountsClauseContext;
import dev.meerkat.dsl.syntax.WireParser.ElseErrContext;
import dev.meerkat.dsl.syntax.WireParser.EndianClauseContext;
import dev.meerkat.dsl.syntax.WireParser.EqualClauseContext;
import dev.meerkat.dsl.syntax.WireParser.FormatClauseContext;
import dev.meerkat.dsl.syntax.WireParser.IfClauseContext;
import dev.meerkat.dsl.syntax.WireParser.InClauseContext;
import dev.meerkat.dsl.syntax.WireParser.MaxClauseContext;
import dev.meerkat.dsl.syntax.WireParser.MinClauseContext;
import dev.meerkat.dsl.syntax.WireParser.OnlyClauseContext;
import dev.meerkat.dsl.syntax.WireParser.OpaqueClauseContext;
import dev.meerkat.dsl.syntax.WireParser.PadClauseContext;
import dev.meerkat.dsl.syntax.WireParser.PresentsClauseContext;
import dev.meerkat.dsl.syntax.WireParser.RangeClauseContext;
import dev.meerkat.dsl.syntax.WireParser.SecretClauseContext;
import dev.meerkat.dsl.syntax.WireParser.ShouldClauseContext;
import dev.meerkat.dsl.syntax.WireParser.SizesClauseContext;
import dev.meerkat.dsl.syntax.WireParser.StreamClauseContext;
import dev.meerkat.dsl.syntax.WireParser.TagsClauseContext;
import dev.meerkat.dsl.syntax.WireParser.UnitClauseContext;
import dev.meerkat.dsl.syntax.WireParser.UntilClauseContext;
import dev.meerkat.dsl.syntax.WireParser.WhereClauseContext;
import dev.meerkat.dsl.syntax.WireParser.XorClauseContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Clauses, one branch for each alternative of the grammar. */
final class ClauseBuilder {
  private final Source source;
  private final ExprBuilder exprs;

  ClauseBuilder(Source source, ExprBuilder exprs) {
    this.source = source;
    this.exprs = exprs;
  }

  AstClause clause(ClauseContext node) {
    IrSpan span = source.span(node);
    AstClause clause = condition(node, span);
    clause = clause != null ? clause : derived(node, span);
    clause = clause != null ? clause : bound(node, span);
    clause = clause != null ? clause : manner(node, span);
    if (clause == null) {
      throw new AssertionError(node.getText());
    }
    return clause;
  }

  private AstClause condition(ClauseContext node, IrSpan span) {
    if (node instanceof EqualClauseContext equal) {
      return new AstClause.Equal(exprs.expr(equal.expr()), span);
    }
    if (node instanceof WhereClauseContext where) {
      return new AstClause.Where(exprs.expr(where.expr()), error(where.elseErr()), span);
    }
    if (node instanceof ShouldClauseContext should) {
      return new AstClause.Should(should.expr() == null ? null : exprs.expr(should.expr()), span);
    }
    if (node instanceof OnlyClauseContext only) {
      return new AstClause.Only(source.name(only.qname()), error(only.elseErr()), span);
    }
    if (node instanceof IfClauseContext presence) {
      return new AstClause.If(exprs.expr(presence.expr()), span);
    }
    return null;
  }

  private AstClause derived(ClauseContext node, IrSpan span) {
    if (node instanceof SizesClauseContext sizes) {
      return sizes(sizes, span);
    }
    if (node instanceof CountsClauseContext counts) {
      return new AstClause.Counts(source.name(counts.id()), span);
    }
    if (node instanceof TagsClauseContext tags) {
      return new AstClause.Tags(source.name(tags.id()), span);
    }
    if (node instanceof PresentsClauseContext presents) {
      return new AstClause.Presents(source.names(presents.id()), span);
    }
    if (node instanceof ChecksClauseContext checks) {
      return new AstClause.Checks(
          source.name(checks.call().qname()),
          exprs.arguments(checks.call().args()),
          checks.INT() == null ? null : exprs.literals().number(checks.INT().getSymbol()),
          checks.getStop().getText().equals("optional"),
          span);
    }
    return null;
  }

  /** {@code sizes header * 4 - 2}: at most one factor, then at most one term. */
  private AstClause sizes(SizesClauseContext node, IrSpan span) {
    long multiply = 1;
    long divide = 1;
    long add = 0;
    for (int i = 2; i + 1 < node.getChildCount(); i += 2) {
      long number = exprs.literals().small(((TerminalNode) node.getChild(i + 1)).getSymbol());
      switch (node.getChild(i).getText()) {
        case "*" -> multiply = number;
        case "/" -> divide = number;
        case "+" -> add = number;
        default -> add = -number;
      }
    }
    return new AstClause.Sizes(source.name(node.id()), multiply, divide, add, span);
  }

  private AstClause bound(ClauseContext node, IrSpan span) {
    if (node instanceof MaxClauseContext max) {
      return new AstClause.Max(exprs.expr(max.expr()), span);
    }
    if (node instanceof MinClauseContext min) {
      return new AstClause.Min(exprs.expr(min.expr()), span);
    }
    if (node instanceof RangeClauseContext range) {
      return new AstClause.Range(exprs.expr(range.expr(0)), exprs.expr(range.expr(1)), span);
    }
    if (node instanceof UntilClauseContext until) {
      return new AstClause.Until(exprs.expr(until.expr()), span);
    }
    if (node instanceof InClauseContext in) {
      return new AstClause.In(exprs.expr(in.expr()), span);
    }
    if (node instanceof PadClauseContext pad) {
      return new AstClause.Pad(
          exprs.literals().number(pad.INT(0).getSymbol()),
          exprs.literals().number(pad.INT(1).getSymbol()),
          span);
    }
    if (node instanceof AllowClauseContext allow) {
      return new AstClause.Allow(source.names(allow.id()), span);
    }
    return null;
  }

  private AstClause manner(ClauseContext node, IrSpan span) {
    if (node instanceof UnitClauseContext unit) {
      return new AstClause.Unit(exprs.literals().number(unit.INT().getSymbol()), span);
    }
    if (node instanceof XorClauseContext xor) {
      return new AstClause.Xor(source.name(xor.id()), span);
    }
    if (node instanceof FormatClauseContext format) {
      return new AstClause.Format(source.name(format.id()), span);
    }
    if (node instanceof EndianClauseContext endian) {
      return new AstClause.Endian(endian.endianness().getText().equals("little"), span);
    }
    if (node instanceof StreamClauseContext) {
      return new AstClause.Stream(span);
    }
    if (node instanceof OpaqueClauseContext) {
      return new AstClause.Opaque(span);
    }
    return node instanceof SecretClauseContext ? new AstClause.Secret(span) : null;
  }

  private AstName error(ElseErrContext node) {
    return node == null ? null : source.name(node.id());
  }
}
