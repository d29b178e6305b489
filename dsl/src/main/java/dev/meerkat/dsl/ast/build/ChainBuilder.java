// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast.build;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.syntax.WireParser.ChainCaseContext;
import dev.meerkat.dsl.syntax.WireParser.ChainDeclContext;
import dev.meerkat.dsl.syntax.WireParser.ChainNextContext;
import dev.meerkat.dsl.syntax.WireParser.DeclContext;
import dev.meerkat.dsl.syntax.WireParser.ExtendDeclContext;
import dev.meerkat.dsl.syntax.WireParser.ExternDeclContext;
import java.util.List;

/** Chains, extensions of other files, and what is written outside the language. */
final class ChainBuilder {
  private final Source source;
  private final ExprBuilder exprs;
  private final TypeBuilder types;
  private final RecordBuilder records;
  private final TlvBuilder tlvs;

  ChainBuilder(
      Source source, ExprBuilder exprs, TypeBuilder types, RecordBuilder records, TlvBuilder tlvs) {
    this.source = source;
    this.exprs = exprs;
    this.types = types;
    this.records = records;
    this.tlvs = tlvs;
  }

  AstDecl chain(DeclContext decl, ChainDeclContext node) {
    return new AstDecl.Chain(
        source.name(node.id()),
        source.doc(decl),
        exprs.literals().number(node.INT().getSymbol()),
        node.chainCase().stream().map(this::chainCase).toList(),
        source.span(node));
  }

  private AstDecl.ChainCase chainCase(ChainCaseContext node) {
    if (node.typeRef() == null) {
      return new AstDecl.ChainCase(
          null,
          null,
          null,
          List.of(),
          null,
          null,
          null,
          false,
          source.name(node.id()),
          source.span(node));
    }
    ChainNextContext next = node.chainNext();
    boolean jumps = next.getStart().getText().equals("goto");
    return new AstDecl.ChainCase(
        types.type(node.typeRef()),
        exprs.literals().number(node.INT().getSymbol()),
        source.name(node.id()),
        records.items(node.item()),
        jumps || next.expr() == null ? null : exprs.expr(next.expr()),
        jumps ? exprs.expr(next.expr()) : null,
        jumps ? exprs.literals().number(next.INT().getSymbol()) : null,
        jumps && next.getStop().getText().equals("tolerated"),
        null,
        source.span(node));
  }

  AstDecl extend(ExtendDeclContext node) {
    return new AstDecl.Extend(
        source.name(node.qname()),
        node.tlvCase().stream().map(tlvs::tlvCase).toList(),
        node.switchCase().stream().map(records::switchCase).toList(),
        source.span(node));
  }

  AstDecl extern(DeclContext decl, ExternDeclContext node) {
    return new AstDecl.Extern(
        source.name(node.id()),
        source.doc(decl),
        source.annotations(decl.annotation()),
        node.getChild(1).getText(),
        types.params(node.paramList()),
        types.type(node.typeRef()),
        source.span(node));
  }
}
