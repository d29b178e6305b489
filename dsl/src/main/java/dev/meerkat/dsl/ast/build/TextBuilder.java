// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast.build;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstText;
import dev.meerkat.dsl.syntax.WireParser.ChunkedTextContext;
import dev.meerkat.dsl.syntax.WireParser.DeclContext;
import dev.meerkat.dsl.syntax.WireParser.DigitsTextContext;
import dev.meerkat.dsl.syntax.WireParser.IndexBlockContext;
import dev.meerkat.dsl.syntax.WireParser.LinesTextContext;
import dev.meerkat.dsl.syntax.WireParser.LitContext;
import dev.meerkat.dsl.syntax.WireParser.OtherTextContext;
import dev.meerkat.dsl.syntax.WireParser.RunTextContext;
import dev.meerkat.dsl.syntax.WireParser.SlotContext;
import dev.meerkat.dsl.syntax.WireParser.SlotKindContext;
import dev.meerkat.dsl.syntax.WireParser.TextBodyContext;
import dev.meerkat.dsl.syntax.WireParser.TextDeclContext;
import dev.meerkat.dsl.syntax.WireParser.TextItemContext;
import dev.meerkat.dsl.syntax.WireParser.TextTypeContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Textual messages. */
final class TextBuilder {
  private final Source source;
  private final ExprBuilder exprs;
  private final TypeBuilder types;
  private final RecordBuilder records;

  TextBuilder(Source source, ExprBuilder exprs, TypeBuilder types, RecordBuilder records) {
    this.source = source;
    this.exprs = exprs;
    this.types = types;
    this.records = records;
  }

  boolean isReadable(TextDeclContext node) {
    return node.exception == null
        && node.id() != null
        && !source.isDamaged(node.id())
        && (node.paramList() == null || !source.isDamaged(node.paramList()))
        && node.modifier().stream().noneMatch(source::isDamaged);
  }

  AstText text(DeclContext decl, TextDeclContext node) {
    List<AstText.Item> items = items(node.textItem());
    if (source.isDamagedItself(node)) {
      items.add(new AstText.Broken(null, source.span(node)));
    }
    return new AstText(
        source.name(node.id()),
        source.doc(decl),
        source.annotations(decl.annotation()),
        types.params(node.paramList()),
        records.isStream(node.modifier()),
        records.max(node.modifier()),
        items,
        source.span(node));
  }

  private List<AstText.Item> items(List<TextItemContext> nodes) {
    List<AstText.Item> items = new ArrayList<>();
    for (TextItemContext node : nodes) {
      items.add(item(node));
    }
    return items;
  }

  private AstText.Item item(TextItemContext node) {
    TextBodyContext body = node.textBody();
    if (body == null || source.isDamaged(node)) {
      return new AstText.Broken(body == null ? null : source.firstName(body), source.span(node));
    }
    if (body.indexBlock() != null) {
      return index(body.indexBlock());
    }
    if (body.require() != null) {
      return new AstText.Require(
          exprs.expr(body.require().expr()),
          records.error(body.require().elseErr()),
          source.span(body));
    }
    if (body.lit() != null) {
      AstText.Literal literal = literal(body.lit());
      return new AstText.Literal(
          literal.text(), literal.name(), types.clauses(body.clause()), literal.span());
    }
    return new AstText.Named(
        source.name(body.id()),
        source.doc(node),
        shape(body.textType()),
        types.clauses(body.clause()),
        source.span(body));
  }

  private AstText.Shape shape(TextTypeContext node) {
    if (node instanceof RunTextContext run) {
      return run(run);
    }
    if (node instanceof DigitsTextContext digits) {
      return digits(digits);
    }
    if (node instanceof LinesTextContext lines) {
      return new AstText.Lines(source.name(lines.id()), literal(lines.lit()), source.span(lines));
    }
    if (node instanceof ChunkedTextContext chunked) {
      return new AstText.Chunked(items(chunked.textItem()), source.span(chunked));
    }
    return new AstText.Other(types.type(((OtherTextContext) node).typeRef()), source.span(node));
  }

  private AstText.Run run(RunTextContext node) {
    List<String> flags = node.textFlag().stream().map(ParserRuleContext::getText).toList();
    return new AstText.Run(
        source.name(node.id()),
        node.expr().isEmpty() ? null : exprs.expr(node.expr(0)),
        node.expr().isEmpty() ? null : exprs.expr(node.expr(1)),
        flags.contains("trim"),
        flags.contains("nocase"),
        source.span(node));
  }

  private AstText.Digits digits(DigitsTextContext node) {
    List<AstExpr.Int> numbers =
        node.INT().stream().map(TerminalNode::getSymbol).map(exprs.literals()::number).toList();
    boolean bounded = numbers.size() >= 2;
    boolean based = numbers.size() % 2 == 1;
    return new AstText.Digits(
        types.type(node.typeRef()),
        bounded ? numbers.get(0) : null,
        bounded ? numbers.get(1) : null,
        based ? numbers.get(numbers.size() - 1) : null,
        source.span(node));
  }

  private AstText.Literal literal(LitContext node) {
    boolean quoted = node.STRING() != null;
    return new AstText.Literal(
        quoted ? exprs.literals().string(node.STRING().getSymbol()) : null,
        quoted ? null : source.name(node.id()),
        List.of(),
        source.span(node));
  }

  private AstText.Index index(IndexBlockContext node) {
    return new AstText.Index(
        source.name(node.id(0)),
        source.name(node.id(1)),
        hasWord(node, "nocase"),
        node.slot().stream().map(this::slot).toList(),
        source.span(node));
  }

  private AstText.Slot slot(SlotContext node) {
    List<String> kinds = node.slotKind().stream().map(ParserRuleContext::getText).toList();
    SlotKindContext digits =
        node.slotKind().stream().filter(k -> k.typeRef() != null).findFirst().orElse(null);
    return new AstText.Slot(
        source.name(node.id()),
        exprs.literals().string(node.STRING().getSymbol()),
        kinds.contains("single"),
        kinds.contains("list"),
        kinds.contains("token"),
        digits == null ? null : types.type(digits.typeRef()),
        source.span(node));
  }

  private static boolean hasWord(ParserRuleContext node, String word) {
    return node.children.stream()
        .anyMatch(child -> child instanceof TerminalNode && child.getText().equals(word));
  }
}
