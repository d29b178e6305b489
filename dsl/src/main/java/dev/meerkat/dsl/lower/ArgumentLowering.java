// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.List;

/** Arguments handed to the parameters of a message, struct or tlv. */
final class ArgumentLowering {
  private final Program program;
  private final ExprLowering exprs;
  private final NameTable table;

  ArgumentLowering(Program program, ExprLowering exprs, NameTable table) {
    this.program = program;
    this.exprs = exprs;
    this.table = table;
  }

  /** One expression for each parameter; stand-ins where something was reported. */
  List<IrExpr> lower(AstType.Named ast, List<IrParam> params, Symbol target) {
    boolean hasOrigin = Origins.isLast(params);
    List<IrExpr> lowered =
        declared(ast, hasOrigin ? params.subList(0, params.size() - 1) : params, target);
    if (hasOrigin) {
      lowered.add(Origins.argument(table));
    }
    return lowered;
  }

  private List<IrExpr> declared(AstType.Named ast, List<IrParam> params, Symbol target) {
    if (ast.arguments().size() != params.size()) {
      program.report(
          Code.ARGUMENTS,
          ast.span(),
          target.decl().name()
              + " takes "
              + params.size()
              + (params.size() == 1 ? " argument" : " arguments")
              + ", not "
              + ast.arguments().size(),
          params.isEmpty() ? null : "its parameters are " + names(params));
      return new ArrayList<>();
    }
    List<IrExpr> lowered = new ArrayList<>();
    for (int i = 0; i < params.size(); i++) {
      IrExpr argument = argument(ast.arguments().get(i), params.get(i));
      lowered.add(argument == null ? new IrExpr.Const(0) : argument);
    }
    return lowered;
  }

  /** The names of the body that arguments are taken from. */
  NameTable table() {
    return table;
  }

  private static String names(List<IrParam> params) {
    return String.join(", ", params.stream().map(IrParam::name).toList());
  }

  private IrExpr argument(AstExpr ast, IrParam param) {
    if (param.type() instanceof IrType.PartialSum) {
      return partialSum(ast, param);
    }
    if (param.struct() != null) {
      return packed(ast, param);
    }
    IrExpr value = exprs.value(ast);
    IrType.Int wire = Types.wire(param.type());
    if (value == null || wire == null) {
      return value;
    }
    Interval fits = Ranges.of(wire);
    if (value.range().min() < fits.min() || value.range().max() > fits.max()) {
      program.report(
          Code.ARGUMENTS,
          ast.span(),
          "values of "
              + ExprLowering.show(value.range())
              + " do not fit parameter "
              + param.name()
              + " of "
              + wire.bits()
              + " bits");
    }
    return value;
  }

  /** A field of the struct that the parameter is, or a parameter of the same kind passed on. */
  private IrExpr packed(AstExpr ast, IrParam param) {
    if (((IrType.Int) param.type()).bits() == Long.SIZE) {
      // too large to be handed over: reported where it is declared
      return null;
    }
    if (ast instanceof AstExpr.Name name) {
      Interval range = Ranges.of((IrType.Int) param.type());
      Meaning meaning = table.find(name.text());
      if (meaning instanceof Meaning.Field field
          && field.isRead
          && !field.isConditional
          && field.type instanceof IrType.StructOf part
          && part.structName().equals(param.struct())) {
        return new IrExpr.Bits(field.id, range);
      }
      if (meaning instanceof Meaning.Param passed
          && param.struct().equals(passed.param().struct())) {
        return new IrExpr.Param(passed.index(), range);
      }
      if (meaning instanceof Meaning.Broken || meaning == null && table.isPartial) {
        return null;
      }
    }
    program.report(
        Code.ARGUMENTS,
        ast.span(),
        "parameter " + param.name() + " takes a field of the type " + simple(param.struct()));
    return null;
  }

  private static String simple(String qualifiedName) {
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }

  /** A let that builds a struct, a parameter of the same kind passed on, or the sum of such. */
  private IrExpr partialSum(AstExpr ast, IrParam param) {
    if (ast instanceof AstExpr.Binary both && both.op() == IrExpr.BinaryOp.ADD) {
      IrExpr left = partialSum(both.left(), param);
      IrExpr right = partialSum(both.right(), param);
      return left == null || right == null
          ? null
          : new IrExpr.Binary(IrExpr.BinaryOp.ADD, left, right, Interval.ANY);
    }
    if (ast instanceof AstExpr.Name name) {
      Meaning meaning = table.find(name.text());
      if (meaning instanceof Meaning.Let let && let.let().construct() != null) {
        return new IrExpr.Let(let.let().id(), Interval.ANY);
      }
      if (meaning instanceof Meaning.Param passed && passed.param().type().equals(param.type())) {
        return new IrExpr.Param(passed.index(), Interval.ANY);
      }
      if (meaning instanceof Meaning.Broken || meaning == null && table.isPartial) {
        return null;
      }
    }
    program.report(
        Code.ARGUMENTS,
        ast.span(),
        "parameter " + param.name() + " takes a pseudo-header",
        "build one before: let pseudo = PseudoHeader(..); two can be added");
    return null;
  }
}
