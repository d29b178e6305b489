// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Everything that expressions of one body look at, through its lets. */
final class Occurrences {
  private final Map<Integer, IrItem.Let> lets = new HashMap<>();

  Occurrences(IrStruct struct) {
    collect(struct.items());
  }

  private void collect(List<IrItem> items) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Let let) {
        lets.put(let.id(), let);
      } else if (item instanceof IrItem.Region region) {
        collect(region.items());
      }
    }
  }

  /** Whether something in an expression, or in the lets that it names, answers to a question. */
  boolean any(IrExpr expr, Predicate<IrExpr> question) {
    if (expr == null) {
      return false;
    }
    return question.test(expr) || parts(expr).stream().anyMatch(part -> any(part, question));
  }

  /** Whether something in an expression itself answers to a question. */
  static boolean here(IrExpr expr, Predicate<IrExpr> question) {
    return question.test(expr)
        || operands(expr).stream().anyMatch(operand -> here(operand, question));
  }

  private List<IrExpr> parts(IrExpr expr) {
    return expr instanceof IrExpr.Let let && lets.get(let.id()) != null
        ? values(lets.get(let.id()))
        : operands(expr);
  }

  private static List<IrExpr> operands(IrExpr expr) {
    if (expr instanceof IrExpr.Unary unary) {
      return List.of(unary.operand());
    } else if (expr instanceof IrExpr.Binary binary) {
      return List.of(binary.left(), binary.right());
    } else if (expr instanceof IrExpr.Choose choose) {
      return List.of(choose.condition(), choose.whenTrue(), choose.whenFalse());
    }
    return List.of();
  }

  /** What a let is made of. */
  static List<IrExpr> values(IrItem.Let let) {
    return let.construct() == null
        ? List.of(let.value())
        : let.construct().arguments().stream().map(IrItem.Argument::value).toList();
  }

  /** Arguments, counts and selectors in a type, those of its cases and elements too. */
  static List<IrExpr> in(IrType type) {
    List<IrExpr> all = new ArrayList<>();
    if (type instanceof IrType.Bytes bytes) {
      extent(bytes.extent(), all);
    } else if (type instanceof IrType.ListOf list) {
      extent(list.extent(), all);
      all.addAll(in(list.element()));
    } else if (type instanceof IrType.Switch choice) {
      all.add(choice.on());
      choice.cases().stream().filter(c -> c.type() != null).forEach(c -> all.addAll(in(c.type())));
    } else {
      all.addAll(arguments(type));
    }
    return all;
  }

  private static void extent(IrType.Extent extent, List<IrExpr> all) {
    if (extent instanceof IrType.Extent.Computed computed) {
      all.add(computed.count());
    }
  }

  /** What a struct or tlv is called with. */
  static List<IrExpr> arguments(IrType type) {
    if (type instanceof IrType.StructOf part) {
      return part.arguments();
    }
    return type instanceof IrType.TlvOf tlv ? tlv.arguments() : List.of();
  }
}
