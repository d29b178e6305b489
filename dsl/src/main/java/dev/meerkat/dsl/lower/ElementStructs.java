// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.List;
import java.util.Locale;

/**
 * Structs that nobody wrote: the elements of {@code (bytes prefixed u8 min 1)[..]} are structs with
 * one field {@code value}, here {@code BytesU8Min1}. Elements that look alike in a module share
 * one.
 */
final class ElementStructs {
  private final Program program;

  ElementStructs(Program program) {
    this.program = program;
  }

  /** The struct around an element, declared in the module that writes it. */
  Symbol around(AstType element, ModuleScope module) {
    String name = pascal(name(element)) + (element instanceof AstType.Named ? "Item" : "");
    while (true) {
      AstRecord struct = struct(name, element);
      Symbol symbol = module.implied(struct);
      if (symbol != null) {
        program.records().struct(symbol, element.span());
        return symbol;
      }
      name += "Item";
    }
  }

  private static AstRecord struct(String name, AstType element) {
    IrSpan span = element.span();
    AstItem.Field value =
        new AstItem.Field(
            new AstName("value", span), "", List.of(), element, List.of(), List.of(), span);
    return new AstRecord(
        false,
        new AstName(name, span),
        "One element of a list.",
        List.of(),
        List.of(),
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
      return name(run.element()) + count + (count.isEmpty() ? "s" : "");
    } else if (type instanceof AstType.Prefixed prefixed) {
      return name(prefixed.type()) + name(prefixed.prefix());
    } else if (type instanceof AstType.Group group) {
      StringBuilder name = new StringBuilder(name(group.type()));
      group.clauses().forEach(clause -> name.append(name(clause)));
      return name.toString();
    }
    return "Item";
  }

  private static String name(AstClause clause) {
    if (clause instanceof AstClause.Min min && min.value() instanceof AstExpr.Int fixed) {
      return "Min" + fixed.value();
    } else if (clause instanceof AstClause.Max max && max.value() instanceof AstExpr.Int fixed) {
      return "Max" + fixed.value();
    }
    return clause.getClass().getSimpleName() + clause.span().line();
  }

  private static String pascal(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
