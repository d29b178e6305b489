// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast.build;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.syntax.WireParser.BaseTypeContext;
import dev.meerkat.dsl.syntax.WireParser.ClauseContext;
import dev.meerkat.dsl.syntax.WireParser.DimContext;
import dev.meerkat.dsl.syntax.WireParser.EscapeCaseContext;
import dev.meerkat.dsl.syntax.WireParser.EscapeTypeContext;
import dev.meerkat.dsl.syntax.WireParser.GroupTypeContext;
import dev.meerkat.dsl.syntax.WireParser.NamedTypeContext;
import dev.meerkat.dsl.syntax.WireParser.ParamListContext;
import dev.meerkat.dsl.syntax.WireParser.SwitchTypeContext;
import dev.meerkat.dsl.syntax.WireParser.TypeRefContext;
import dev.meerkat.dsl.syntax.WireParser.VaruintTypeContext;
import java.util.List;

/** Types, and the clauses and parameters that go with them. */
final class TypeBuilder {
  private final Source source;
  private final ExprBuilder exprs;
  private final ClauseBuilder clauses;

  TypeBuilder(Source source, ExprBuilder exprs) {
    this.source = source;
    this.exprs = exprs;
    this.clauses = new ClauseBuilder(source, exprs);
  }

  AstType type(TypeRefContext node) {
    AstType type = base(node.baseType());
    for (DimContext dim : node.dim()) {
      type =
          new AstType.Run(
              type,
              dim.expr() == null ? null : exprs.expr(dim.expr()),
              source.places().between(node.getStart(), dim.getStop()));
    }
    return node.typeRef() == null
        ? type
        : new AstType.Prefixed(type, type(node.typeRef()), source.span(node));
  }

  List<AstClause> clauses(List<ClauseContext> nodes) {
    return nodes.stream().map(clauses::clause).toList();
  }

  List<AstDecl.Param> params(ParamListContext node) {
    if (node == null) {
      return List.of();
    }
    return node.param().stream()
        .map(
            param ->
                new AstDecl.Param(
                    source.name(param.id()), type(param.typeRef()), source.span(param)))
        .toList();
  }

  private AstType base(BaseTypeContext node) {
    if (node instanceof NamedTypeContext named) {
      return new AstType.Named(
          source.name(named.qname()), exprs.arguments(named.args()), source.span(named));
    }
    if (node instanceof SwitchTypeContext on) {
      return new AstType.Switch(exprs.expr(on.expr()), source.span(on));
    }
    if (node instanceof GroupTypeContext group) {
      return new AstType.Group(type(group.typeRef()), clauses(group.clause()), source.span(group));
    }
    if (node instanceof EscapeTypeContext escape) {
      return new AstType.Escape(
          type(escape.typeRef()),
          escape.escapeCase().stream().map(this::escapeCase).toList(),
          escape.getStop().getText().equals("minimal"),
          source.span(escape));
    }
    VaruintTypeContext varuint = (VaruintTypeContext) node;
    return new AstType.VarUint(
        exprs.literals().number(varuint.INT(0).getSymbol()),
        varuint.getChild(4).getText().equals("le"),
        exprs.literals().number(varuint.INT(1).getSymbol()),
        varuint.getChildCount() > 8,
        source.span(varuint));
  }

  private AstType.EscapeCase escapeCase(EscapeCaseContext node) {
    return new AstType.EscapeCase(
        exprs.literals().number(node.INT(0).getSymbol()),
        type(node.typeRef()),
        node.INT().size() > 1 ? exprs.literals().number(node.INT(1).getSymbol()) : null,
        source.span(node));
  }
}
