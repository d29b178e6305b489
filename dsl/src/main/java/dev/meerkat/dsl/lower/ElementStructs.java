// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.List;
import java.util.Locale;

/**
 * Structs that nobody wrote: the elements of {@code (bytes prefixed u8 min 1)[..]} and cases such
 * as {@code bytes[4] format ipv4} are structs with one field {@code value}, here {@code
 * BytesU8Min1} and {@code Bytes4Ipv4}. What looks alike in a module shares one. What they name of
 * the body around them is handed to them.
 */
final class ElementStructs {
  /** The name of the field. */
  static final String VALUE = "value";

  private static final String ANOTHER = "Item";

  private final Program program;
  private final ArgumentLowering arguments;

  ElementStructs(Program program, ArgumentLowering arguments) {
    this.program = program;
    this.arguments = arguments;
  }

  /** The struct around a type, declared in the module that writes it, with its arguments. */
  IrType.StructOf around(AstType type, ModuleScope module) {
    List<AstDecl.Param> params = new CapturedNames(program, arguments.table()).of(type);
    StringBuilder name = new StringBuilder(pascal(name(type)));
    params.forEach(p -> name.append(pascal(p.name().text())).append(pascal(name(p.type()))));
    if (type instanceof AstType.Named) {
      name.append(ANOTHER);
    }
    Symbol symbol = module.implied(struct(name.toString(), params, type));
    while (symbol == null) {
      name.append(ANOTHER);
      symbol = module.implied(struct(name.toString(), params, type));
    }
    program.records().struct(symbol, type.span());
    AstType.Named use =
        new AstType.Named(
            symbol.decl().name(), CapturedNames.arguments(params, type.span()), type.span());
    return new IrType.StructOf(
        symbol.qualifiedName(), arguments.lower(use, program.records().params(symbol), symbol));
  }

  private static AstRecord struct(String name, List<AstDecl.Param> params, AstType type) {
    IrSpan span = type.span();
    AstItem.Field value =
        new AstItem.Field(
            new AstName(VALUE, span), "", List.of(), type, List.of(), List.of(), span);
    return new AstRecord(
        false,
        new AstName(name, span),
        "One element of a list, or one case.",
        List.of(),
        params,
        false,
        null,
        List.of(value),
        span);
  }

  /** What the element is called: its type, its prefix, its limits. */
  private static String name(AstType type) {
    if (type instanceof AstType.Named named) {
      return pascal(named.name().text().replace('.', '_'));
    } else if (type instanceof AstType.Run run) {
      String count = run.count() instanceof AstExpr.Int fixed ? "" + fixed.value() : "";
      String element = name(run.element());
      return element + (count.isEmpty() && !element.endsWith("s") ? "s" : count);
    } else if (type instanceof AstType.Prefixed prefixed) {
      return name(prefixed.type()) + name(prefixed.prefix());
    } else if (type instanceof AstType.Group group) {
      StringBuilder name = new StringBuilder(name(group.type()));
      group.clauses().forEach(clause -> name.append(name(clause)));
      return name.toString();
    } else if (type instanceof AstType.VarUint varuint) {
      return "Varuint" + varuint.max().value();
    }
    return type instanceof AstType.Escape ? "Escape" : ANOTHER;
  }

  private static String name(AstClause clause) {
    if (clause instanceof AstClause.Min min && min.value() instanceof AstExpr.Int fixed) {
      return "Min" + fixed.value();
    } else if (clause instanceof AstClause.Max max && max.value() instanceof AstExpr.Int fixed) {
      return "Max" + fixed.value();
    } else if (clause instanceof AstClause.Format format) {
      return pascal(format.name().text());
    } else if (clause instanceof AstClause.Equal equal && equal.value() instanceof AstExpr.Int is) {
      return "Is" + is.value();
    }
    return clause.getClass().getSimpleName();
  }

  private static String pascal(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
