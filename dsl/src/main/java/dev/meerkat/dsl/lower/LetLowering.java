// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.List;

/** Computed values, and structs built from values. */
final class LetLowering {
  private final Body body;
  private int lets;

  LetLowering(Body body) {
    this.body = body;
  }

  /** Null after a report; the name is then known as broken. */
  IrItem.Let lower(AstItem.Let ast) {
    String name = ast.name().text();
    Symbol enumeration = null;
    IrItem.Let let = null;
    if (ast.value() instanceof AstExpr.Call call && call.of() instanceof AstExpr.Name struct) {
      IrItem.Construct construct = construct(call, struct);
      let = construct == null ? null : new IrItem.Let(lets, name, ast.span(), construct, null);
    } else {
      Typed value = body.exprs.lower(ast.value(), null);
      if (value != null) {
        enumeration = value.enumeration();
        let = new IrItem.Let(lets, name, ast.span(), null, value.expr());
      }
    }
    if (let == null) {
      body.unsound();
      body.table.define(ast.name(), new Meaning.Broken());
      return null;
    }
    lets++;
    body.table.add(ast.name(), new Meaning.Let(let, enumeration), body.program.diagnostics());
    return let;
  }

  private IrItem.Construct construct(AstExpr.Call call, AstExpr.Name struct) {
    Symbol symbol =
        body.program
            .symbols()
            .resolve(
                body.module,
                new AstName(struct.text(), struct.span()),
                Code.UNKNOWN_TYPE,
                "struct");
    if (symbol == null) {
      return null;
    }
    if (!(symbol.decl() instanceof AstRecord)) {
      body.program.report(
          Code.WRONG_KIND,
          struct.span(),
          symbol.decl().kind() + " " + struct.text() + " cannot be built with let");
      return null;
    }
    IrStruct built = body.program.records().struct(symbol, call.span());
    return built == null ? null : construct(call, built);
  }

  private IrItem.Construct construct(AstExpr.Call call, IrStruct built) {
    if (!built.isFixedSize() || !built.params().isEmpty()) {
      body.program.report(
          Code.ARGUMENTS,
          call.span(),
          built.simpleName() + " cannot be built: only structs of one size without parameters can");
      return null;
    }
    List<IrField> settable =
        built.fields().stream()
            .filter(f -> f.name() != null && f.constant() == null && f.derived() == null)
            .toList();
    if (settable.size() != call.arguments().size()) {
      body.program.report(
          Code.ARGUMENTS,
          call.span(),
          built.simpleName()
              + " takes "
              + settable.size()
              + " values, not "
              + call.arguments().size(),
          "they are " + String.join(", ", settable.stream().map(IrField::name).toList()));
      return null;
    }
    List<IrItem.Argument> arguments = new ArrayList<>();
    for (int i = 0; i < settable.size(); i++) {
      IrExpr value = argument(call.arguments().get(i), settable.get(i));
      if (value == null) {
        return null;
      }
      arguments.add(new IrItem.Argument(settable.get(i).id(), value));
    }
    return new IrItem.Construct(built.qualifiedName(), arguments);
  }

  private IrExpr argument(AstExpr ast, IrField field) {
    IrType.Int wire = Types.wire(field.type());
    if (wire == null) {
      return octets(ast, field);
    }
    Typed value = body.exprs.lower(ast, body.program.values().enumOf(field.type()));
    if (value == null) {
      return null;
    }
    Interval fits = Ranges.of(wire);
    if (value.range().min() < fits.min() || value.range().max() > fits.max()) {
      body.program.report(
          Code.CONSTANT_RANGE,
          ast.span(),
          "values of "
              + ExprLowering.show(value.range())
              + " do not fit "
              + field.name()
              + " of "
              + wire.bits()
              + " bits");
      return null;
    }
    return value.expr();
  }

  /** A bytes field copied into a bytes field of the same size. */
  private IrExpr octets(AstExpr ast, IrField field) {
    if (ast instanceof AstExpr.Name name
        && body.table.find(name.text()) instanceof Meaning.Field source
        && source.isRead
        && source.type instanceof IrType.Bytes) {
      Interval bytes = source.bytes;
      if (bytes.isConstant() && bytes.min() * 8 == field.sizeBits().min()) {
        return new IrExpr.Field(source.id, Interval.ANY);
      }
    }
    if (body.isSound() || !body.table.isPartial) {
      body.program.report(
          Code.ARGUMENTS,
          ast.span(),
          field.name() + " takes a field of " + field.sizeBits().min() / 8 + " bytes");
    }
    return null;
  }
}
