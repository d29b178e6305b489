// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of a body that a type inside of it uses: what an implied struct must be handed. {@code
 * bytes[n][3]} has elements that know {@code n}.
 */
final class CapturedNames {
  private final Program program;
  private final NameTable table;
  private final Map<String, AstDecl.Param> params = new LinkedHashMap<>();

  CapturedNames(Program program, NameTable table) {
    this.program = program;
    this.table = table;
  }

  /** The parameters of a struct around a type; their names are the arguments too. */
  List<AstDecl.Param> of(AstType type) {
    type(type);
    return List.copyOf(params.values());
  }

  /** The arguments for parameters, by the same names. */
  static List<AstExpr> arguments(List<AstDecl.Param> params, IrSpan span) {
    List<AstExpr> names = new ArrayList<>();
    params.forEach(param -> names.add(new AstExpr.Name(param.name().text(), span)));
    return names;
  }

  private void type(AstType type) {
    if (type instanceof AstType.Run run) {
      type(run.element());
      expr(run.count());
    } else if (type instanceof AstType.Prefixed prefixed) {
      type(prefixed.type());
    } else if (type instanceof AstType.Group group) {
      type(group.type());
      group.clauses().forEach(this::clause);
    } else if (type instanceof AstType.Named named) {
      named.arguments().forEach(this::expr);
    }
  }

  private void clause(AstClause clause) {
    if (clause instanceof AstClause.Where where) {
      expr(where.condition());
    } else if (clause instanceof AstClause.Should should) {
      expr(should.condition());
    } else if (clause instanceof AstClause.If presence) {
      expr(presence.condition());
    } else if (clause instanceof AstClause.Range range) {
      expr(range.first());
      expr(range.last());
    }
  }

  private void expr(AstExpr expr) {
    if (expr instanceof AstExpr.Name name) {
      capture(name);
    } else if (expr instanceof AstExpr.Member member) {
      expr(member.of());
    } else if (expr instanceof AstExpr.Unary unary) {
      expr(unary.operand());
    } else if (expr instanceof AstExpr.Binary binary) {
      expr(binary.left());
      expr(binary.right());
    } else if (expr instanceof AstExpr.InRange range) {
      expr(range.value());
      expr(range.first());
      expr(range.last());
    } else if (expr instanceof AstExpr.Choose choose) {
      expr(choose.condition());
      expr(choose.whenTrue());
      expr(choose.whenFalse());
    }
  }

  private void capture(AstExpr.Name name) {
    Meaning meaning = table.find(name.text());
    String type = name.text().equals(ElementStructs.VALUE) ? null : typeOf(meaning);
    if (type != null) {
      IrSpan span = name.span();
      AstType.Named named = new AstType.Named(new AstName(type, span), List.of(), span);
      AstDecl.Param param = new AstDecl.Param(new AstName(name.text(), span), named, span);
      params.putIfAbsent(name.text(), param);
    }
  }

  /** The name of a type that holds all values of a name; null when it has none to hand over. */
  private String typeOf(Meaning meaning) {
    if (meaning instanceof Meaning.Field field && field.isRead) {
      return field.type instanceof IrType.StructOf part
          ? visible(part.structName())
          : number(field.range == null ? null : table.facts().range(field.id, field.range));
    } else if (meaning instanceof Meaning.Param param) {
      IrType.Int wire = Types.wire(param.param().type());
      return param.struct() != null
          ? visible(param.struct().qualifiedName())
          : wire == null ? null : number(Ranges.of(wire));
    } else if (meaning instanceof Meaning.Let let && let.let().construct() == null) {
      return number(let.let().value().range());
    }
    return null;
  }

  private String visible(String qualifiedName) {
    String simple = qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    Symbol found = program.symbols().find(table.module(), simple);
    return found != null && found.qualifiedName().equals(qualifiedName) ? simple : null;
  }

  /** The narrowest integer with all values of a range. */
  private static String number(Interval range) {
    if (range == null) {
      return null;
    }
    if (range.equals(Interval.ANY)) {
      return "u64";
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(range.max(), ~range.min()));
    return range.min() < 0 ? "i" + Math.max(2, bits + 1) : "u" + Math.max(1, bits);
  }
}
