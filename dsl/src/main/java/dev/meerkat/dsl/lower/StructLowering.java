// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.BuiltIn;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.List;

/** The body of a message, a struct, a tlv head or a tlv case: items in wire order. */
final class StructLowering {

  /** Which names and targets a body knows. */
  enum Kind {
    RECORD,
    TLV_HEAD,
    TLV_CASE
  }

  private final Body body;
  private final FieldLowering fields;
  private final LetLowering lets;
  private int lastField;

  /** Takes the most bytes that the body may measure, or -1. */
  StructLowering(
      Program program, ModuleScope module, Kind kind, List<IrParam> params, long maxBytes) {
    body = new Body(program, module, kind);
    fields = new FieldLowering(body);
    lets = new LetLowering(body);
    if (maxBytes >= 0) {
      body.table.messageBytes = new Interval(0, maxBytes);
    }
    for (int i = 0; i < params.size(); i++) {
      IrParam param = params.get(i);
      if (param.type() instanceof IrType.Origin) {
        body.table.origin = new IrExpr.Param(i, new IrExpr.Start().range());
        continue;
      }
      body.table.add(
          new AstName(param.name(), param.span()),
          new Meaning.Param(i, param, program.values().enumOf(param.type()), struct(param)),
          program.diagnostics());
    }
  }

  private Symbol struct(IrParam param) {
    return param.struct() == null ? null : body.program.symbols().declaration(param.struct());
  }

  List<IrItem> lower(List<AstItem> asts) {
    declare(asts);
    List<AstItem.Field> all = AstItem.fields(asts);
    if (all.size() > Depth.MAX_FIELDS) {
      IrSpan span = all.get(Depth.MAX_FIELDS).span();
      body.program.report(
          Code.TOO_MANY, span, "one body has at most " + Depth.MAX_FIELDS + " fields");
      body.unsound();
    }
    body.findSizings(all);
    return items(asts);
  }

  /** Says whose body it is: others may add cases to its switches. */
  void belongsTo(Symbol owner) {
    body.owner = owner;
  }

  /** Says that jumps of chains count from the start of this body. */
  void beginsAtOrigin() {
    body.table.origin = new IrExpr.Start();
  }

  LoweredBody.Soundness soundness() {
    return body.soundness();
  }

  /** What the whole can measure. */
  Interval sizeBits() {
    return body.layout.passed();
  }

  /** What the length field of a tlv head says of its target, in bytes; null when there is none. */
  Interval targetBytes(int field) {
    return body.table.field(field).targetBytes;
  }

  private void declare(List<AstItem> asts) {
    for (AstItem ast : asts) {
      if (ast instanceof AstItem.Field field) {
        Meaning.Field meaning = body.table.addField(field.name(), body.program.diagnostics());
        meaning.takesRest = takesRest(field.type());
      } else if (ast instanceof AstItem.Region region) {
        Meaning meaning = new Meaning.Region(region.name().text(), new Meaning.Measured());
        body.table.add(region.name(), meaning, body.program.diagnostics());
        declare(region.items());
      } else if (ast instanceof AstItem.Broken broken) {
        body.sizesUnknown();
        if (broken.name() == null) {
          body.table.isPartial = true;
        } else if (body.table.find(broken.name().text()) == null) {
          body.table.define(broken.name(), new Meaning.Broken());
        }
      }
    }
  }

  private static boolean takesRest(AstType type) {
    return type instanceof AstType.Switch
        || type instanceof AstType.Run run && run.count() == null
        || type instanceof AstType.Named named && BuiltIn.encoding(named.name().text()) != null;
  }

  private List<IrItem> items(List<AstItem> asts) {
    List<IrItem> items = new ArrayList<>();
    for (AstItem ast : asts) {
      IrItem item = item(ast);
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  private int nextId() {
    return lastField + 1;
  }

  private IrItem item(AstItem ast) {
    if (ast instanceof AstItem.Field field) {
      Meaning.Field meaning = body.table.field(nextId());
      lastField = meaning.id;
      return fields.lower(field, meaning);
    }
    if (ast instanceof AstItem.Region region) {
      return region(region);
    }
    if (ast instanceof AstItem.Let let) {
      return lets.lower(let);
    }
    return ast instanceof AstItem.Require require ? require(require) : null;
  }

  private IrItem require(AstItem.Require ast) {
    IrExpr condition = body.exprs.condition(ast.condition());
    if (condition == null) {
      body.unsound();
      return null;
    }
    body.table.facts().assume(condition);
    return new IrItem.Require(
        ast.span(), condition, ErrorNames.checked(body, ast.error()), Math.max(1, lastField));
  }

  private IrItem region(AstItem.Region ast) {
    Body.Sizing sizing = body.sizing(ast.name().text());
    Interval before = body.layout.passed();
    body.layout.enter(() -> limit(sizing));
    List<IrItem> items = items(ast.items());
    body.layout.leave();
    Interval after = body.layout.passed();
    Interval bytes =
        new Interval(
            Math.max(0, after.min() - before.min()) / 8,
            Math.max(after.max() - before.max(), after.min() - before.min()) / 8);
    if (sizing != null && sizing.field().targetBytes != null) {
      bytes = Ranges.meet(bytes, sizing.field().targetBytes);
    }
    if (body.table.find(ast.name().text()) instanceof Meaning.Region region) {
      region.measured().bytes = bytes;
    }
    int sizedBy = sizing == null ? 0 : sizing.field().id;
    return new IrItem.Region(ast.name().text(), ast.doc(), ast.span(), sizedBy, items);
  }

  private static long limit(Body.Sizing sizing) {
    return sizing == null || sizing.field().targetBytes == null
        ? Layout.MAX_BYTES
        : sizing.field().targetBytes.max();
  }
}
