// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.ast.AstSwitchCase;
import dev.meerkat.dsl.ast.AstTlv;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which structs and tlvs are told where the outermost message begins: those with a chain that
 * jumps, in themselves or in their parts. Looked up in the AST, because parameters are known before
 * bodies.
 */
final class Origins {
  /** The name of the parameter. */
  static final String NAME = "messageStart";

  private final Program program;
  private final Set<Symbol> seen = new HashSet<>();

  Origins(Program program) {
    this.program = program;
  }

  static IrParam param(IrSpan span) {
    return new IrParam(NAME, new IrType.Origin(), span);
  }

  /** Whether the last parameter is the origin. */
  static boolean isLast(List<IrParam> params) {
    return !params.isEmpty() && params.get(params.size() - 1).type() instanceof IrType.Origin;
  }

  /** The origin of a body, handed on to a part or chain of it. */
  static IrExpr argument(NameTable table) {
    return table.origin == null ? new IrExpr.Const(0) : table.origin;
  }

  /** Whether a struct or tlv gets the parameter; a message is its own origin. */
  boolean isNeeded(Symbol symbol) {
    if (symbol.decl() instanceof AstTlv tlv) {
      return tlv.cases().stream().anyMatch(c -> items(c.items(), symbol.module()))
          || program.symbols().extensions(symbol).stream()
              .anyMatch(e -> items(e.added().items(), e.from()));
    }
    return symbol.decl() instanceof AstRecord record
        && !record.message()
        && (items(record.items(), symbol.module())
            || program.symbols().switchExtensions(symbol).stream()
                .anyMatch(e -> e.added().type() != null && type(e.added().type(), e.from())));
  }

  private boolean items(List<AstItem> items, ModuleScope module) {
    for (AstItem item : items) {
      if (item instanceof AstItem.Region region && items(region.items(), module)
          || item instanceof AstItem.Field field && field(field, module)) {
        return true;
      }
    }
    return false;
  }

  private boolean field(AstItem.Field field, ModuleScope module) {
    for (AstSwitchCase one : field.cases()) {
      if (one.type() != null && type(one.type(), module)) {
        return true;
      }
    }
    return type(field.type(), module);
  }

  private boolean type(AstType type, ModuleScope module) {
    if (type instanceof AstType.Run run) {
      return type(run.element(), module);
    } else if (type instanceof AstType.Prefixed prefixed) {
      return type(prefixed.type(), module);
    } else if (type instanceof AstType.Group group) {
      return type(group.type(), module);
    }
    Symbol symbol =
        type instanceof AstType.Named named
            ? program.symbols().find(module, named.name().text())
            : null;
    if (symbol == null || !seen.add(symbol)) {
      return false;
    }
    if (symbol.decl() instanceof AstDecl.Alias alias) {
      return type(alias.type(), symbol.module());
    }
    return symbol.decl() instanceof AstDecl.Chain chain
        ? chain.cases().stream().anyMatch(c -> c.jump() != null)
        : isNeeded(symbol);
  }
}
