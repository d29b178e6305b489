// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Suggestion;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.List;

/** Names in expressions: fields, parameters, lets, constants, members of enums. */
final class NameLowering {
  private final Program program;
  private final NameTable table;
  private final MemberLowering members;
  private final CallLowering calls;

  NameLowering(Program program, NameTable table, ExprLowering exprs) {
    this.program = program;
    this.table = table;
    Complaints complaints = new Complaints(program, table);
    this.members = new MemberLowering(program, table, exprs, complaints);
    this.calls = new CallLowering(program, table, exprs, complaints);
  }

  Typed lower(AstExpr ast, Symbol expected) {
    if (ast instanceof AstExpr.Name name) {
      return name(name, expected);
    }
    if (ast instanceof AstExpr.Member member) {
      Typed item = enumMember(member);
      return item != null ? item : members.member(member);
    }
    if (ast instanceof AstExpr.Is is) {
      return calls.is(is);
    }
    if (ast instanceof AstExpr.Call call) {
      return calls.call(call);
    }
    String what = ast instanceof AstExpr.Text ? "a string" : "an element of a list";
    program.report(Code.NOT_NUMBER, ast.span(), what + " cannot be used in an expression");
    return null;
  }

  private Typed name(AstExpr.Name ast, Symbol expected) {
    Meaning meaning = table.find(ast.text());
    if (meaning != null) {
      return value(ast, meaning);
    }
    if (expected != null && program.values().item(expected, ast.text()) != null) {
      return item(expected, ast.text(), ast.span());
    }
    if (ast.text().equals("more")) {
      return Typed.of(new IrExpr.More());
    }
    Symbol symbol = program.symbols().find(table.module(), ast.text());
    if (symbol != null) {
      return declared(ast, symbol);
    }
    List<Symbol> owners = enumsWith(ast.text());
    if (owners.size() == 1) {
      return item(owners.get(0), ast.text(), ast.span());
    }
    unknown(ast, expected, owners);
    return null;
  }

  private Typed declared(AstExpr.Name ast, Symbol symbol) {
    if (symbol.decl() instanceof AstDecl.Const) {
      Long value = program.values().constant(symbol);
      return value == null ? null : Typed.of(new IrExpr.Const(value));
    }
    program.report(
        Code.NOT_NUMBER,
        ast.span(),
        symbol.decl().kind() + " " + ast.text() + " has no value in an expression");
    return null;
  }

  private void unknown(AstExpr.Name ast, Symbol expected, List<Symbol> owners) {
    if (owners.size() > 1) {
      program.report(
          Code.AMBIGUOUS_NAME,
          ast.span(),
          ast.text() + " could belong to " + owners.get(0) + " or " + owners.get(1),
          "write " + owners.get(0).decl().name() + "." + ast.text());
      return;
    }
    if (table.isPartial || program.symbols().isExcused(table.module(), ast.text())) {
      return;
    }
    List<String> near = new ArrayList<>(table.names());
    if (expected != null && expected.decl() instanceof AstDecl.Enumeration declared) {
      declared.items().forEach(item -> near.add(item.name().text()));
    }
    near.addAll(program.symbols().visibleNames(table.module()));
    String of = expected == null ? "" : " here or in enum " + expected.decl().name();
    program.report(
        Code.UNKNOWN_NAME,
        ast.span(),
        "there is no " + ast.text() + of,
        Suggestion.didYouMean(ast.text(), near));
  }

  private Typed value(AstExpr.Name ast, Meaning meaning) {
    if (meaning instanceof Meaning.Field field) {
      return field(ast, field);
    }
    if (meaning instanceof Meaning.Let let && let.let().construct() == null) {
      return new Typed(
          new IrExpr.Let(let.let().id(), let.let().value().range()), let.enumeration());
    }
    if (meaning instanceof Meaning.Element element && element.whole() != null) {
      return element.whole();
    }
    if (meaning instanceof Meaning.Param param) {
      IrType.Int wire = Types.wire(param.param().type());
      if (wire != null) {
        return new Typed(new IrExpr.Param(param.index(), Ranges.of(wire)), param.enumeration());
      }
    }
    if (!(meaning instanceof Meaning.Broken)) {
      program.report(
          Code.NOT_NUMBER, ast.span(), ast.text() + " has no numeric value", "use .size");
    }
    return null;
  }

  private Typed field(AstExpr.Name ast, Meaning.Field field) {
    if (!field.isRead) {
      program.report(
          Code.USED_EARLY,
          ast.span(),
          ast.text() + " is read behind this place",
          "move it up, or this condition down");
      return null;
    }
    if (field.range == null) {
      if (field.type != null || field.isLines) {
        program.report(
            Code.NOT_NUMBER,
            ast.span(),
            ast.text() + " has no numeric value",
            "use " + ast.text() + ".size or ." + (field.isLines ? "count" : "present"));
      }
      return null;
    }
    return new Typed(
        new IrExpr.Field(field.id, table.facts().range(field.id, field.range)), field.enumeration);
  }

  /** {@code IpProto.UDP}; null when the left side is no enum. */
  private Typed enumMember(AstExpr.Member member) {
    if (!(member.of() instanceof AstExpr.Name owner) || table.find(owner.text()) != null) {
      return null;
    }
    Symbol symbol = program.symbols().find(table.module(), owner.text());
    if (symbol == null || !(symbol.decl() instanceof AstDecl.Enumeration declared)) {
      return null;
    }
    AstName name = member.name();
    if (program.values().item(symbol, name.text()) == null) {
      List<String> items = declared.items().stream().map(i -> i.name().text()).toList();
      IrSpan span = name.span();
      program.report(
          Code.NO_SUCH_MEMBER,
          span,
          "enum " + owner.text() + " has no " + name,
          Suggestion.didYouMean(name.text(), items));
      return Typed.of(new IrExpr.Const(0));
    }
    return item(symbol, name.text(), member.span());
  }

  private Typed item(Symbol enumeration, String name, IrSpan span) {
    AstDecl.EnumItem item = program.values().item(enumeration, name);
    if (item.isRange()) {
      program.report(
          Code.WRONG_KIND,
          span,
          name + " stands for many values, here one is needed",
          "write in " + item.first().value() + ".." + item.last().value());
      return null;
    }
    return new Typed(new IrExpr.Const(item.first().value()), enumeration);
  }

  private List<Symbol> enumsWith(String item) {
    List<Symbol> found = new ArrayList<>();
    List<ModuleScope> visible = new ArrayList<>(table.module().imports());
    visible.add(0, table.module());
    for (ModuleScope module : visible.stream().distinct().toList()) {
      for (AstDecl.Named decl : module.declarations()) {
        Symbol symbol = new Symbol(module, decl);
        if (decl instanceof AstDecl.Enumeration && program.values().item(symbol, item) != null) {
          found.add(symbol);
        }
      }
    }
    return found;
  }
}
