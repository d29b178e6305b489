// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast.build;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.syntax.WireParser.CharsetDeclContext;
import dev.meerkat.dsl.syntax.WireParser.ConstDeclContext;
import dev.meerkat.dsl.syntax.WireParser.CsTermContext;
import dev.meerkat.dsl.syntax.WireParser.DeclContext;
import dev.meerkat.dsl.syntax.WireParser.DefaultDeclContext;
import dev.meerkat.dsl.syntax.WireParser.DefaultEndianContext;
import dev.meerkat.dsl.syntax.WireParser.DefaultMaxContext;
import dev.meerkat.dsl.syntax.WireParser.EnumDeclContext;
import dev.meerkat.dsl.syntax.WireParser.EnumItemContext;
import dev.meerkat.dsl.syntax.WireParser.ErrorDeclContext;
import dev.meerkat.dsl.syntax.WireParser.FlagItemContext;
import dev.meerkat.dsl.syntax.WireParser.FlagsDeclContext;
import dev.meerkat.dsl.syntax.WireParser.TypeDeclContext;
import java.util.ArrayList;
import java.util.List;

/** Declarations of values: defaults, constants, errors, enums, flags, aliases, charsets. */
final class ValueBuilder {
  private final Source source;
  private final ExprBuilder exprs;
  private final TypeBuilder types;

  ValueBuilder(Source source, ExprBuilder exprs, TypeBuilder types) {
    this.source = source;
    this.exprs = exprs;
    this.types = types;
  }

  AstDecl defaults(DefaultDeclContext node) {
    if (node instanceof DefaultEndianContext endian) {
      return new AstDecl.DefaultEndian(
          endian.endianness().getText().equals("little"), source.span(node));
    }
    return new AstDecl.DefaultMax(exprs.expr(((DefaultMaxContext) node).expr()), source.span(node));
  }

  AstDecl constant(DeclContext decl, ConstDeclContext node) {
    return new AstDecl.Const(
        source.name(node.id()), source.doc(decl), exprs.expr(node.expr()), source.span(node));
  }

  AstDecl errors(ErrorDeclContext node) {
    return new AstDecl.Errors(source.names(node.id()), source.span(node));
  }

  AstDecl enumeration(DeclContext decl, EnumDeclContext node) {
    return new AstDecl.Enumeration(
        source.name(node.id()),
        source.doc(decl),
        node.getStart().getText().equals("closed"),
        types.type(node.typeRef()),
        node.enumItem().stream().map(this::enumItem).toList(),
        source.span(node));
  }

  private AstDecl.EnumItem enumItem(EnumItemContext node) {
    AstExpr.Int first = exprs.literals().number(node.INT(0).getSymbol());
    return new AstDecl.EnumItem(
        source.name(node.id()),
        source.doc(node),
        first,
        node.INT().size() > 1 ? exprs.literals().number(node.INT(1).getSymbol()) : first,
        source.span(node));
  }

  AstDecl flags(DeclContext decl, FlagsDeclContext node) {
    return new AstDecl.Flags(
        source.name(node.id()),
        source.doc(decl),
        types.type(node.typeRef()),
        node.flagItem().stream().map(this::flagItem).toList(),
        source.span(node));
  }

  private AstDecl.FlagItem flagItem(FlagItemContext node) {
    return new AstDecl.FlagItem(
        node.id() == null ? null : source.name(node.id()),
        source.doc(node),
        node.INT() == null ? 1 : exprs.literals().small(node.INT().getSymbol()),
        source.span(node));
  }

  AstDecl alias(DeclContext decl, TypeDeclContext node) {
    return new AstDecl.Alias(
        source.name(node.id()),
        source.doc(decl),
        types.type(node.typeRef()),
        types.clauses(node.clause()),
        source.span(node));
  }

  AstDecl charset(DeclContext decl, CharsetDeclContext node) {
    List<AstDecl.CharsetTerm> terms = new ArrayList<>();
    for (int i = 0; i < node.csTerm().size(); i++) {
      boolean minus = i > 0 && node.csOp(i - 1).getText().equals("-");
      terms.add(term(minus, node.csTerm(i)));
    }
    return new AstDecl.Charset(source.name(node.id()), source.doc(decl), terms, source.span(node));
  }

  private AstDecl.CharsetTerm term(boolean minus, CsTermContext node) {
    if (node.STRING() != null) {
      return new AstDecl.CharsetTerm(
          minus, exprs.literals().string(node.STRING().getSymbol()), null, null, source.span(node));
    }
    if (node.qname() != null) {
      return new AstDecl.CharsetTerm(
          minus, null, null, source.name(node.qname()), source.span(node));
    }
    AstExpr.Int first = exprs.literals().number(node.INT(0).getSymbol());
    AstExpr.Int last =
        node.INT().size() > 1 ? exprs.literals().number(node.INT(1).getSymbol()) : first;
    return new AstDecl.CharsetTerm(
        minus, null, new AstDecl.Range(first, last), null, source.span(node));
  }
}
