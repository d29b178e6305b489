// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.ast.AstText;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Suggestion;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrExpr.BinaryOp;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.List;

/**
 * What a vector expects: conditions over paths into the value that was read.
 *
 * <p>The first name of a path is checked here; the rest is found when the vector runs.
 */
final class ExpectLowering {
  private final Program program;
  private final Symbol target;
  private final IrStruct struct;

  ExpectLowering(Program program, Symbol target) {
    this.program = program;
    this.target = target;
    this.struct =
        target.decl() instanceof AstRecord ast
            ? program.records().struct(target, ast.name().span())
            : null;
  }

  IrExpr condition(AstExpr ast) {
    return lower(ast, null);
  }

  private IrExpr lower(AstExpr ast, Symbol expected) {
    if (ast instanceof AstExpr.Int number) {
      return new IrExpr.Const(number.value());
    }
    if (ast instanceof AstExpr.Bool bool) {
      return new IrExpr.Const(bool.value() ? 1 : 0);
    }
    if (ast instanceof AstExpr.Text text) {
      return new IrExpr.Text(text.value());
    }
    if (ast instanceof AstExpr.Unary unary) {
      IrExpr operand = lower(unary.operand(), null);
      return operand == null ? null : new IrExpr.Unary(unary.op(), operand, Interval.ANY);
    }
    if (ast instanceof AstExpr.Binary binary) {
      return binary(binary);
    }
    if (ast instanceof AstExpr.InRange in) {
      return inRange(in);
    }
    if (ast instanceof AstExpr.Is is) {
      return is(is);
    }
    if (ast instanceof AstExpr.Choose || ast instanceof AstExpr.Call) {
      program.report(Code.NOT_NUMBER, ast.span(), "this cannot be used in expect");
      return null;
    }
    return nameOrPath(ast, expected);
  }

  private IrExpr binary(AstExpr.Binary ast) {
    Symbol expected = enumOf(ast.left());
    IrExpr left = lower(ast.left(), enumOf(ast.right()));
    IrExpr right = lower(ast.right(), expected);
    return left == null || right == null
        ? null
        : new IrExpr.Binary(
            ast.op(), left, right, ast.op().isLogical() ? Interval.BOOL : Interval.ANY);
  }

  private IrExpr inRange(AstExpr.InRange ast) {
    Symbol expected = enumOf(ast.value());
    IrExpr value = lower(ast.value(), expected);
    IrExpr first = lower(ast.first(), expected);
    IrExpr last = lower(ast.last(), expected);
    if (value == null || first == null || last == null) {
      return null;
    }
    IrExpr low = new IrExpr.Binary(BinaryOp.GREATER_EQUAL, value, first, Interval.BOOL);
    IrExpr high = new IrExpr.Binary(BinaryOp.LESS_EQUAL, value, last, Interval.BOOL);
    return new IrExpr.Binary(BinaryOp.AND, low, high, Interval.BOOL);
  }

  private IrExpr is(AstExpr.Is ast) {
    IrField field =
        struct != null && ast.value() instanceof AstExpr.Name name
            ? struct.field(name.text()).orElse(null)
            : null;
    if (field == null || !(field.type() instanceof IrType.Switch choice)) {
      program.report(Code.WRONG_KIND, ast.span(), "is needs a switch field on its left");
      return null;
    }
    List<String> names = choice.cases().stream().map(IrType.Case::name).toList();
    if (!names.contains(ast.caseName().text())) {
      program.report(
          Code.NO_SUCH_MEMBER,
          ast.caseName().span(),
          field.name() + " has no case " + ast.caseName(),
          Suggestion.didYouMean(ast.caseName().text(), names));
      return null;
    }
    return new IrExpr.Is(field.id(), ast.caseName().text());
  }

  /** The enum of a plain field name, or null. */
  private Symbol enumOf(AstExpr ast) {
    IrField field =
        struct != null && ast instanceof AstExpr.Name name
            ? struct.field(name.text()).orElse(null)
            : null;
    return field == null ? null : program.values().enumOf(field.type());
  }

  private IrExpr nameOrPath(AstExpr ast, Symbol expected) {
    List<IrExpr.Step> steps = new ArrayList<>();
    AstName first = path(ast, steps);
    if (first == null) {
      program.report(Code.NOT_NUMBER, ast.span(), "expect compares paths with values");
      return null;
    }
    if (names().contains(first.text())) {
      return new IrExpr.Path(steps);
    }
    boolean isItem = expected != null && program.values().item(expected, first.text()) != null;
    if (isItem && !program.values().item(expected, first.text()).isRange()) {
      return new IrExpr.Const(program.values().item(expected, first.text()).first().value());
    }
    NameTable table = new NameTable(target.module());
    for (String name : names()) {
      table.define(new AstName(name, first.span()), new Meaning.Broken());
    }
    Typed value = new ExprLowering(program, table).lower(ast, expected);
    return value == null ? null : value.expr();
  }

  /** Collects the steps of a path; null when the expression is none. */
  private AstName path(AstExpr ast, List<IrExpr.Step> steps) {
    if (ast instanceof AstExpr.Name name) {
      steps.add(new IrExpr.Step(name.text(), -1));
      return new AstName(name.text(), name.span());
    }
    if (ast instanceof AstExpr.Member member) {
      AstName first = path(member.of(), steps);
      steps.add(new IrExpr.Step(member.name().text(), -1));
      return first;
    }
    if (ast instanceof AstExpr.Index index && index.index() instanceof AstExpr.Int number) {
      AstName first = path(index.of(), steps);
      steps.add(new IrExpr.Step(null, (int) Math.min(number.value(), Integer.MAX_VALUE)));
      return first;
    }
    return null;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    if (struct != null) {
      struct.fields().stream().map(IrField::name).filter(n -> n != null).forEach(names::add);
      collect(struct.items(), names);
    } else if (target.decl() instanceof AstText text) {
      for (AstText.Item item : text.items()) {
        if (item instanceof AstText.Named named) {
          names.add(named.name().text());
        }
      }
    }
    return names;
  }

  private static void collect(List<IrItem> items, List<String> names) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Region region) {
        names.add(region.name());
        collect(region.items(), names);
      } else if (item instanceof IrItem.Let let && let.value() != null) {
        names.add(let.name());
      }
    }
  }
}
