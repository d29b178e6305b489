// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstTlv;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.resolve.Extension;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs of tag-length-value elements. */
final class Tlvs {
  private final Program program;
  private final Map<Symbol, List<IrParam>> params = new HashMap<>();

  Tlvs(Program program) {
    this.program = program;
  }

  List<IrParam> params(Symbol symbol) {
    List<IrParam> known = params.get(symbol);
    if (known == null) {
      AstTlv ast = (AstTlv) symbol.decl();
      known = new ArrayList<>(program.records().lowerParams(ast.params(), symbol.module()));
      if (new Origins(program).isNeeded(symbol)) {
        known.add(Origins.param(ast.span()));
      }
      params.put(symbol, known);
    }
    return known;
  }

  /** Null when there is no tag to go by; reported. */
  IrTlv lower(Symbol symbol) {
    AstTlv ast = (AstTlv) symbol.decl();
    if (ast.tag() == null) {
      program.report(
          Code.TLV_HEAD,
          ast.name().span(),
          "tlv " + ast.name() + " has no tag",
          "add tag kind : u8;");
      return null;
    }
    List<AstItem> headItems =
        ast.length() == null ? List.of(ast.tag()) : List.of(ast.tag(), ast.length());
    StructLowering heads =
        new StructLowering(
            program, symbol.module(), StructLowering.Kind.TLV_HEAD, params(symbol), -1);
    IrStruct head = struct(symbol, symbol.module(), "head", ast.span(), heads, headItems, "");
    Interval length = ast.length() == null ? null : heads.targetBytes(2);
    boolean element = coversElement(ast, head);
    long valueBytes = valueBytes(ast, head, length, element);
    List<IrTlv.Case> cases = new ArrayList<>();
    for (AstTlv.Case one : ast.cases()) {
      cases.add(tlvCase(symbol, symbol.module(), one, valueBytes));
    }
    int last = cases.isEmpty() || !cases.get(cases.size() - 1).isDefault() ? 0 : 1;
    for (Extension one : program.symbols().extensions(symbol)) {
      if (program.isDeclared(one.from())) {
        IrTlv.Case added = tlvCase(symbol, one.from(), one.added(), valueBytes);
        cases.add(cases.size() - last, added);
      }
    }
    return new IrTlv(
        symbol.qualifiedName(),
        ast.doc(),
        ast.span(),
        params(symbol),
        head,
        ast.length() == null ? 0 : 2,
        element,
        ast.unique() != null,
        ast.unique() == null
            ? List.of()
            : ast.unique().except().stream().map(n -> n.text()).toList(),
        cases);
  }

  private boolean coversElement(AstTlv ast, IrStruct head) {
    if (ast.length() == null) {
      return false;
    }
    if (head.field(2).derived() instanceof IrField.Derived.Sizes sizes) {
      return sizes.target() instanceof IrField.Target.Element;
    }
    if (ast.length().clauses().stream()
        .noneMatch(dev.meerkat.dsl.ast.AstClause.Sizes.class::isInstance)) {
      program.report(
          Code.TLV_HEAD,
          ast.length().span(),
          "len does not say what it sizes",
          "add sizes element (tag, length and value) or sizes value");
    }
    return false;
  }

  /** The most bytes that a value can have, or -1. */
  private long valueBytes(AstTlv ast, IrStruct head, Interval length, boolean element) {
    if (length == null) {
      return -1;
    }
    long headBytes = head.sizeBits().max() / 8;
    if (element && length.min() < headBytes) {
      program.report(
          Code.BELOW_ZERO,
          ast.length().span(),
          "the element's size can be below its head of " + headBytes + " bytes",
          "add where " + ast.length().name() + " >= " + headBytes);
    }
    return Math.max(0, element ? length.max() - headBytes : length.max());
  }

  private IrTlv.Case tlvCase(Symbol symbol, ModuleScope from, AstTlv.Case ast, long valueBytes) {
    String name = ast.name() == null ? "DEFAULT" : ast.name().text();
    IrStruct value = null;
    if (ast.mark() == AstTlv.Mark.VALUE) {
      StructLowering lowering =
          new StructLowering(
              program, from, StructLowering.Kind.TLV_CASE, params(symbol), valueBytes);
      value = struct(symbol, from, name, ast.span(), lowering, ast.items(), ast.doc());
    }
    String error = ErrorNames.checked(program, from, ast.error());
    return new IrTlv.Case(
        ast.tag() == null ? -1 : ast.tag().value(),
        name,
        ast.doc(),
        ast.span(),
        IrTlv.Kind.valueOf(ast.mark().name()),
        value,
        error);
  }

  /** A struct named behind the tlv: {@code net.tcp.TcpOption$MSS}. */
  private IrStruct struct(
      Symbol symbol,
      ModuleScope from,
      String part,
      dev.meerkat.dsl.ir.IrSpan span,
      StructLowering lowering,
      List<AstItem> asts,
      String doc) {
    List<IrItem> items = lowering.lower(asts);
    IrStruct struct =
        new IrStruct(
            symbol.qualifiedName() + "$" + part,
            doc,
            span,
            false,
            false,
            -1,
            List.of(),
            params(symbol),
            items,
            lowering.sizeBits());
    program.records().addBody(new LoweredBody(from, symbol, struct, asts, lowering.soundness()));
    return struct;
  }
}
