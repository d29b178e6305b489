// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast.build;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ir.IrExpr.BinaryOp;
import dev.meerkat.dsl.ir.IrExpr.UnaryOp;
import dev.meerkat.dsl.syntax.WireParser.ArgsContext;
import dev.meerkat.dsl.syntax.WireParser.BinaryExprContext;
import dev.meerkat.dsl.syntax.WireParser.CallExprContext;
import dev.meerkat.dsl.syntax.WireParser.ChooseExprContext;
import dev.meerkat.dsl.syntax.WireParser.ExprContext;
import dev.meerkat.dsl.syntax.WireParser.GroupExprContext;
import dev.meerkat.dsl.syntax.WireParser.InExprContext;
import dev.meerkat.dsl.syntax.WireParser.IndexExprContext;
import dev.meerkat.dsl.syntax.WireParser.IsExprContext;
import dev.meerkat.dsl.syntax.WireParser.LiteralContext;
import dev.meerkat.dsl.syntax.WireParser.LiteralExprContext;
import dev.meerkat.dsl.syntax.WireParser.MemberExprContext;
import dev.meerkat.dsl.syntax.WireParser.UnaryExprContext;
import java.util.List;

/** Expressions. */
final class ExprBuilder {
  private final Source source;
  private final Literals literals;

  ExprBuilder(Source source) {
    this.source = source;
    this.literals = new Literals(source);
  }

  Literals literals() {
    return literals;
  }

  AstExpr expr(ExprContext node) {
    if (node instanceof LiteralExprContext literal) {
      return literal(literal.literal());
    }
    if (node instanceof GroupExprContext group) {
      return expr(group.expr());
    }
    if (node instanceof UnaryExprContext || node instanceof BinaryExprContext) {
      return operation(node);
    }
    if (node instanceof MemberExprContext member) {
      return new AstExpr.Member(expr(member.expr()), source.name(member.id()), source.span(member));
    }
    if (node instanceof IndexExprContext index) {
      return new AstExpr.Index(expr(index.expr(0)), expr(index.expr(1)), source.span(index));
    }
    if (node instanceof CallExprContext call) {
      return new AstExpr.Call(expr(call.expr()), arguments(call.args()), source.span(call));
    }
    return special(node);
  }

  private AstExpr special(ExprContext node) {
    if (node instanceof InExprContext in) {
      return new AstExpr.InRange(
          expr(in.expr(0)), expr(in.expr(1)), expr(in.expr(2)), source.span(in));
    }
    if (node instanceof IsExprContext is) {
      return new AstExpr.Is(expr(is.expr()), source.name(is.id()), source.span(is));
    }
    if (node instanceof ChooseExprContext choose) {
      return new AstExpr.Choose(
          expr(choose.expr(0)), expr(choose.expr(1)), expr(choose.expr(2)), source.span(choose));
    }
    return new AstExpr.Name(node.getText(), source.span(node));
  }

  List<AstExpr> exprs(List<ExprContext> nodes) {
    return nodes.stream().map(this::expr).toList();
  }

  List<AstExpr> arguments(ArgsContext args) {
    return args == null ? List.of() : exprs(args.expr());
  }

  private AstExpr literal(LiteralContext node) {
    if (node.INT() != null) {
      return literals.number(node.INT().getSymbol());
    }
    if (node.STRING() != null) {
      return literals.string(node.STRING().getSymbol());
    }
    return new AstExpr.Bool(node.getText().equals("true"), source.span(node));
  }

  private AstExpr operation(ExprContext node) {
    if (node instanceof UnaryExprContext unary) {
      UnaryOp op =
          switch (unary.op.getText()) {
            case "!" -> UnaryOp.NOT;
            case "-" -> UnaryOp.NEGATE;
            default -> UnaryOp.COMPLEMENT;
          };
      return new AstExpr.Unary(op, expr(unary.expr()), source.span(unary));
    }
    BinaryExprContext binary = (BinaryExprContext) node;
    return new AstExpr.Binary(
        operator(binary.op.getText()),
        expr(binary.expr(0)),
        expr(binary.expr(1)),
        source.span(binary));
  }

  private static BinaryOp operator(String symbol) {
    if (symbol.equals(">>")) {
      return BinaryOp.SHIFT_RIGHT;
    }
    for (BinaryOp op : BinaryOp.values()) {
      if (op.symbol().equals(symbol)) {
        return op;
      }
    }
    throw new AssertionError(symbol);
  }
}
