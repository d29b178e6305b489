// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast.build;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.ast.AstSwitchCase;
import dev.meerkat.dsl.syntax.WireParser.DeclContext;
import dev.meerkat.dsl.syntax.WireParser.ElseErrContext;
import dev.meerkat.dsl.syntax.WireParser.FieldContext;
import dev.meerkat.dsl.syntax.WireParser.ItemBodyContext;
import dev.meerkat.dsl.syntax.WireParser.ItemContext;
import dev.meerkat.dsl.syntax.WireParser.LetContext;
import dev.meerkat.dsl.syntax.WireParser.ModifierContext;
import dev.meerkat.dsl.syntax.WireParser.RecordDeclContext;
import dev.meerkat.dsl.syntax.WireParser.RegionContext;
import dev.meerkat.dsl.syntax.WireParser.RequireContext;
import dev.meerkat.dsl.syntax.WireParser.SwitchCaseContext;
import java.util.ArrayList;
import java.util.List;

/** Messages and structs. */
final class RecordBuilder {
  private final Source source;
  private final ExprBuilder exprs;
  private final TypeBuilder types;

  RecordBuilder(Source source, ExprBuilder exprs, TypeBuilder types) {
    this.source = source;
    this.exprs = exprs;
    this.types = types;
  }

  Literals literals() {
    return exprs.literals();
  }

  /** Whether the head is whole, so that damage is confined to items. */
  boolean isReadable(RecordDeclContext node) {
    return node.exception == null
        && node.id() != null
        && !source.isDamaged(node.id())
        && (node.paramList() == null || !source.isDamaged(node.paramList()))
        && node.modifier().stream().noneMatch(source::isDamaged);
  }

  AstRecord record(DeclContext decl, RecordDeclContext node) {
    List<AstItem> items = items(node.item());
    if (source.isDamagedItself(node)) {
      items.add(new AstItem.Broken(null, source.span(node)));
    }
    return new AstRecord(
        node.getStart().getText().equals("message"),
        source.name(node.id()),
        source.doc(decl),
        source.annotations(decl.annotation()),
        types.params(node.paramList()),
        isStream(node.modifier()),
        max(node.modifier()),
        items,
        source.span(node));
  }

  boolean isStream(List<ModifierContext> modifiers) {
    return modifiers.stream().anyMatch(m -> m.expr() == null);
  }

  AstExpr max(List<ModifierContext> modifiers) {
    return modifiers.stream()
        .filter(m -> m.expr() != null)
        .map(m -> exprs.expr(m.expr()))
        .findFirst()
        .orElse(null);
  }

  List<AstItem> items(List<ItemContext> nodes) {
    List<AstItem> items = new ArrayList<>();
    for (ItemContext node : nodes) {
      items.add(item(node));
    }
    return items;
  }

  private AstItem item(ItemContext node) {
    ItemBodyContext body = node.itemBody();
    if (body != null && body.region() != null && isReadable(body.region())) {
      return region(node, body.region());
    }
    if (body == null || source.isDamaged(node)) {
      return new AstItem.Broken(lostName(body), source.span(node));
    }
    if (body.let() != null) {
      return let(body.let());
    }
    if (body.require() != null) {
      RequireContext require = body.require();
      return new AstItem.Require(
          exprs.expr(require.expr()), error(require.elseErr()), source.span(require));
    }
    return field(node, body.field());
  }

  /** What a broken item would have declared; a require declares nothing. */
  private AstName lostName(ItemBodyContext body) {
    if (body == null) {
      return null;
    }
    return body.require() == null ? source.firstName(body) : source.name(body.require());
  }

  private boolean isReadable(RegionContext node) {
    return node.exception == null && node.id() != null && !source.isDamaged(node.id());
  }

  private AstItem region(ItemContext item, RegionContext node) {
    List<AstItem> items = items(node.item());
    if (source.isDamagedItself(node)) {
      items.add(new AstItem.Broken(null, source.span(node)));
    }
    return new AstItem.Region(source.name(node.id()), source.doc(item), items, source.span(node));
  }

  private AstItem let(LetContext node) {
    return new AstItem.Let(source.name(node.id()), exprs.expr(node.expr()), source.span(node));
  }

  private AstItem field(ItemContext item, FieldContext node) {
    List<AstSwitchCase> cases =
        node.fieldEnd() == null || node.fieldEnd().switchBody() == null
            ? List.of()
            : node.fieldEnd().switchBody().switchCase().stream().map(this::switchCase).toList();
    return new AstItem.Field(
        node.id() == null ? null : source.name(node.id()),
        source.doc(item),
        source.annotations(item.annotation()),
        types.type(node.typeRef()),
        types.clauses(node.clause()),
        cases,
        source.span(node));
  }

  AstSwitchCase switchCase(SwitchCaseContext node) {
    return new AstSwitchCase(
        exprs.exprs(node.caseLabel().expr()),
        node.typeRef() == null ? null : types.type(node.typeRef()),
        types.clauses(node.clause()),
        node.id() == null ? null : source.name(node.id()),
        source.span(node));
  }

  AstName error(ElseErrContext node) {
    return node == null ? null : source.name(node.id());
  }
}
