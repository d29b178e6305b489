// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.ast.AstSwitchCase;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.SwitchExtension;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A field whose type is chosen by a value. */
final class SwitchLowering {
  private static final IrType OPAQUE =
      new IrType.Bytes(IrType.Encoding.BYTES, new IrType.Extent.Rest());

  private final Body body;

  SwitchLowering(Body body) {
    this.body = body;
  }

  Shape lower(AstItem.Field ast) {
    AstType type = ast.type();
    IrType prefix = null;
    if (type instanceof AstType.Prefixed prefixed) {
      type = prefixed.type();
      Shape length = body.types.shape(prefixed.prefix(), body.module);
      prefix = length != null && Types.isPrefix(length.type()) ? length.type() : null;
    }
    AstType.Switch choice = (AstType.Switch) type;
    if (ast.cases().isEmpty()) {
      body.program.report(
          Code.SWITCH_BODY, choice.span(), "this switch has no cases", "add { .. } behind it");
      return null;
    }
    Typed on = body.exprs.lower(choice.on(), null);
    List<IrType.Case> cases = cases(ast, on);
    if (on == null) {
      return null;
    }
    return new Shape(new IrType.Switch(on.expr(), trimmed(cases)), prefix, List.of(), null, null);
  }

  private List<IrType.Case> cases(AstItem.Field field, Typed on) {
    List<IrType.Case> cases = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Symbol enumeration = on == null ? null : on.enumeration();
    for (AstSwitchCase ast : field.cases()) {
      add(cases, ast, switchCase(ast, enumeration, body.module), names);
    }
    List<IrType.Case> added = new ArrayList<>();
    for (SwitchExtension one : extensions(field)) {
      add(added, one.added(), switchCase(one.added(), enumeration, one.from()), names);
    }
    int own = cases.size();
    boolean endsWithDefault = own > 0 && cases.get(own - 1).isDefault();
    int at = endsWithDefault ? own - 1 : own;
    cases.addAll(at, added.stream().filter(c -> !c.isDefault()).toList());
    cases.addAll(added.stream().filter(IrType.Case::isDefault).toList());
    return cases;
  }

  private void add(
      List<IrType.Case> cases, AstSwitchCase ast, IrType.Case lowered, Set<String> names) {
    if (lowered == null) {
      body.unsound();
    } else {
      cases.add(unique(lowered, ast, names));
    }
  }

  /** What declared modules add to the switch. */
  private List<SwitchExtension> extensions(AstItem.Field field) {
    if (body.owner == null || field.name() == null) {
      return List.of();
    }
    return body.program.symbols().switchExtensions(body.owner).stream()
        .filter(one -> one.field().equals(field.name().text()))
        .filter(one -> body.program.isDeclared(one.from()))
        .toList();
  }

  /** A case as its module means it. */
  private IrType.Case switchCase(AstSwitchCase ast, Symbol enumeration, ModuleScope from) {
    List<Long> values = new CaseLabels(body, from).values(ast, enumeration);
    if (values == null) {
      return null;
    }
    if (ast.error() != null) {
      String error = ErrorNames.checked(body.program, from, ast.error());
      return new IrType.Case(label(ast), values, null, error, ast.span());
    }
    Shape shape = body.types.shape(ast.type(), from);
    if (shape == null) {
      return null;
    }
    boolean hasMore = !shape.clauses().isEmpty() || !ast.clauses().isEmpty();
    if (hasMore || shape.prefix() != null || shape.type() instanceof IrType.Elastic) {
      AstType all = new AstType.Group(ast.type(), ast.clauses(), ast.type().span());
      IrType around = body.types.around(ast.clauses().isEmpty() ? ast.type() : all, from);
      return new IrType.Case(label(ast), values, around, null, ast.span());
    }
    return new IrType.Case(name(ast, shape.type()), values, shape.type(), null, ast.span());
  }

  private static String name(AstSwitchCase ast, IrType type) {
    if (type instanceof IrType.StructOf struct && !ast.labels().isEmpty()) {
      return struct.structName().substring(struct.structName().lastIndexOf('.') + 1);
    }
    return label(ast);
  }

  private static String label(AstSwitchCase ast) {
    if (ast.labels().isEmpty()) {
      return "default";
    }
    AstExpr first = ast.labels().get(0);
    if (first instanceof AstExpr.Name name) {
      return name.text();
    }
    if (first instanceof AstExpr.Member member) {
      return member.name().text();
    }
    return first instanceof AstExpr.Int number ? "value" + number.value() : "value";
  }

  /** Two cases of one type: the later one takes its label, and a number if that is taken too. */
  private static IrType.Case unique(IrType.Case one, AstSwitchCase ast, Set<String> names) {
    String name = one.name();
    if (names.contains(name)) {
      name = label(ast);
    }
    for (int i = 2; names.contains(name); i++) {
      name = label(ast) + i;
    }
    names.add(name);
    return new IrType.Case(name, one.values(), one.type(), one.error(), one.span());
  }

  /**
   * Without the cases that lead to a message of a module that the build does not declare: their
   * values fall to the default when that keeps the bytes, else to a case of plain bytes.
   */
  private List<IrType.Case> trimmed(List<IrType.Case> cases) {
    boolean opaqueDefault = cases.stream().anyMatch(c -> c.isDefault() && OPAQUE.equals(c.type()));
    List<IrType.Case> kept = new ArrayList<>();
    for (IrType.Case one : cases) {
      if (!isForeign(one)) {
        kept.add(one);
      } else if (!opaqueDefault) {
        kept.add(new IrType.Case(one.name(), one.values(), OPAQUE, null, one.span()));
      }
    }
    return kept;
  }

  private boolean isForeign(IrType.Case one) {
    if (!(one.type() instanceof IrType.StructOf struct)) {
      return false;
    }
    Symbol symbol = body.program.symbols().declaration(struct.structName());
    return symbol != null
        && symbol.decl() instanceof AstRecord record
        && record.message()
        && symbol.module() != body.module
        && !body.program.isDeclared(symbol.module());
  }

  /** Whether an expression mentions a field. */
  static boolean mentions(IrExpr expr, int field) {
    if (expr instanceof IrExpr.Field value) {
      return value.id() == field;
    }
    if (expr instanceof IrExpr.Unary unary) {
      return mentions(unary.operand(), field);
    }
    if (expr instanceof IrExpr.Binary binary) {
      return mentions(binary.left(), field) || mentions(binary.right(), field);
    }
    return expr instanceof IrExpr.Choose choose
        && (mentions(choose.condition(), field)
            || mentions(choose.whenTrue(), field)
            || mentions(choose.whenFalse(), field));
  }
}
