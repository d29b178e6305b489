// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Everything that expressions of one body look at, through its lets. */
public final class IrOccurrences {
  private final IrStruct struct;
  private final Map<Integer, IrItem.Let> lets = new HashMap<>();

  public IrOccurrences(IrStruct struct) {
    this.struct = struct;
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
  public boolean any(IrExpr expr, Predicate<IrExpr> question) {
    if (expr == null) {
      return false;
    }
    return question.test(expr) || parts(expr).stream().anyMatch(part -> any(part, question));
  }

  /** Whether something in an expression itself answers to a question. */
  public static boolean here(IrExpr expr, Predicate<IrExpr> question) {
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

  /**
   * Whether a writer knows the value of an expression only behind a field: it computes sizes,
   * counts and checksums at the end.
   */
  public boolean isLate(IrExpr expr, IrField at) {
    return any(expr, one -> isComputedBehind(one, at));
  }

  private boolean isComputedBehind(IrExpr expr, IrField at) {
    if (expr instanceof IrExpr.Field use) {
      IrField.Derived derived = struct.field(use.id()).derived();
      return derived instanceof IrField.Derived.Tags tags
          ? tags.fieldId() >= at.id()
          : derived != null;
    } else if (expr instanceof IrExpr.SizeOf size) {
      return !(size.target() instanceof IrField.Target.Field target && target.id() < at.id());
    }
    return expr instanceof IrExpr.More;
  }

  /** What a let is made of. */
  public static List<IrExpr> values(IrItem.Let let) {
    return let.construct() == null
        ? List.of(let.value())
        : let.construct().arguments().stream().map(IrItem.Argument::value).toList();
  }

  /** Arguments, counts and selectors in a type, those of its cases and elements too. */
  public static List<IrExpr> in(IrType type) {
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
    } else if (extent instanceof IrType.Extent.Until until) {
      all.add(until.end());
    }
  }

  /** What a struct or tlv is called with. */
  public static List<IrExpr> arguments(IrType type) {
    if (type instanceof IrType.StructOf part) {
      return part.arguments();
    }
    return type instanceof IrType.TlvOf tlv ? tlv.arguments() : List.of();
  }
}
