// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;

/** Questions about a field as a whole: {@code topic.only(charset)}, {@code body is Publish}. */
final class CallLowering {
  private final Program program;
  private final NameTable table;
  private final ExprLowering exprs;
  private final Complaints complaints;

  CallLowering(Program program, NameTable table, ExprLowering exprs, Complaints complaints) {
    this.program = program;
    this.table = table;
    this.exprs = exprs;
    this.complaints = complaints;
  }

  /** {@code topic.only(charset)}; anything else that is called is a mistake here. */
  Typed call(AstExpr.Call ast) {
    boolean only =
        ast.of() instanceof AstExpr.Member member
            && member.name().text().equals("only")
            && ast.arguments().size() == 1
            && ast.arguments().get(0) instanceof AstExpr.Name;
    if (!only) {
      program.report(
          Code.NOT_NUMBER,
          ast.span(),
          "a call cannot be used here",
          "a struct is built with let; octets are tested with field.only(charset)");
      return null;
    }
    AstExpr.Member member = (AstExpr.Member) ast.of();
    AstExpr.Name set = (AstExpr.Name) ast.arguments().get(0);
    String charset =
        program.values().charsetName(table.module(), new AstName(set.text(), set.span()));
    if (charset == null || !(member.of() instanceof AstExpr.Name owner)) {
      return null;
    }
    if (!(table.find(owner.text()) instanceof Meaning.Field field)) {
      exprs.lower(owner, null);
      return null;
    }
    boolean octets = field.type == null || field.type instanceof IrType.Bytes;
    if (!octets || field.range != null || field.isLines) {
      return complaints.noSuch(member.name(), owner.text(), List.of());
    }
    return complaints.isEarly(member, owner, field)
        ? null
        : Typed.of(new IrExpr.Only(field.id, charset));
  }

  Typed is(AstExpr.Is ast) {
    if (!(ast.value() instanceof AstExpr.Name owner)
        || !(table.find(owner.text()) instanceof Meaning.Field field)
        || !(field.type instanceof IrType.Switch choice)) {
      program.report(Code.WRONG_KIND, ast.span(), "is needs a switch field on its left");
      return null;
    }
    List<String> names = choice.cases().stream().map(IrType.Case::name).toList();
    return names.contains(ast.caseName().text())
        ? Typed.of(new IrExpr.Is(field.id, ast.caseName().text()))
        : complaints.noSuch(ast.caseName(), owner.text(), names);
  }
}
