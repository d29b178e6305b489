// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.Symbol;

/**
 * Lists that end with an element: {@code Entry[..] until element.last == 1}, {@code u8[..] until
 * element == 0}. The condition sees the element and nothing else.
 */
final class UntilLowering {
  private static final String ELEMENT = "element";

  private final Body body;

  UntilLowering(Body body) {
    this.body = body;
  }

  /** The type with its end; the type as it is after a report. */
  IrType lower(AstClause.Until until, IrType type, AstType ast, int field) {
    boolean isRun = type instanceof IrType.ListOf list && isRest(list.extent());
    if (!isRun) {
      boolean isBytes = type instanceof IrType.Bytes;
      body.program.report(
          isBytes ? Code.NOT_GENERATED_UNTIL : Code.CLAUSE_MISPLACED,
          until.span(),
          isBytes ? "until over octets is not generated yet" : "until needs a list T[..]",
          isBytes ? "u8[..] until element == 0 reads the same octets" : null);
      body.unsound();
      return type;
    }
    IrType.StructOf element = element((IrType.ListOf) type, ast);
    if (element == null) {
      body.program.report(
          Code.CLAUSE_MISPLACED,
          until.span(),
          "until stands at the list itself, not at an alias of it");
      body.unsound();
      return type;
    }
    IrExpr end = condition(until, element, field);
    if (end == null) {
      body.unsound();
      return type;
    }
    return new IrType.ListOf(element, new IrType.Extent.Until(end));
  }

  private static boolean isRest(IrType.Extent extent) {
    return extent instanceof IrType.Extent.Rest;
  }

  /** Elements are structs: what is none gets one around it. */
  private IrType.StructOf element(IrType.ListOf list, AstType ast) {
    if (list.element() instanceof IrType.StructOf struct) {
      return struct;
    }
    AstType type = ast;
    while (!(type instanceof AstType.Run)) {
      if (type instanceof AstType.Prefixed prefixed) {
        type = prefixed.type();
      } else if (type instanceof AstType.Group group) {
        type = group.type();
      } else {
        return null;
      }
    }
    return body.types.around(((AstType.Run) type).element(), body.module);
  }

  private IrExpr condition(AstClause.Until until, IrType.StructOf element, int field) {
    Symbol symbol = body.program.symbols().declaration(element.structName());
    IrStruct struct = body.program.records().struct(symbol, until.span());
    if (struct == null) {
      return null;
    }
    NameTable names = new NameTable(body.module);
    names.add(
        new AstName(ELEMENT, until.span()),
        new Meaning.Element(field, element, whole(struct, field)),
        body.program.diagnostics());
    return new ExprLowering(body.program, names).condition(until.end());
  }

  /** The number that an element is when nothing but a number is in it. */
  private Typed whole(IrStruct struct, int list) {
    IrField first = struct.fields().isEmpty() ? null : struct.fields().get(0);
    boolean isImplied =
        first != null && struct.fields().size() == 1 && ElementStructs.VALUE.equals(first.name());
    Interval range = isImplied ? Types.range(first) : null;
    return range == null
        ? null
        : new Typed(
            new IrExpr.Member(list, first.id(), range), body.program.values().enumOf(first.type()));
  }
}
