// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrOccurrences;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.LoweredBody;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What runs to the end of its scope must be the last in it: nothing else says where it ends. */
final class RestCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (LoweredBody body : input.lowered().bodies()) {
      if (body.soundness().sizesKnown()) {
        new Walk(body, input, new HashSet<>()).scope(body.struct().items());
      }
    }
  }

  private record Walk(LoweredBody body, CheckInput input, Set<Integer> reported) {

    /** Reports a field that follows an open one; gives the open field at the end, or null. */
    IrField scope(List<IrItem> items) {
      IrField open = null;
      for (IrItem item : items) {
        if (item instanceof IrField field) {
          report(open, field);
          element(field);
          open = open == null && isOpen(field) ? field : open;
        } else if (item instanceof IrItem.Region region) {
          open = region(region, open);
        }
      }
      return open;
    }

    private IrField region(IrItem.Region region, IrField before) {
      if (before != null) {
        reportAt(before, region.name());
      }
      IrField open = scope(region.items());
      return before != null ? before : region.sizedBy() != 0 ? null : open;
    }

    /** Of several elements the first would take all. */
    private void element(IrField field) {
      if (field.type() instanceof IrType.ListOf list
          && isCounted(list.extent())
          && takesRest(list.element(), input::struct, 0)
          && reported.add(field.id())) {
        AstItem.Field ast = Bodies.ast(body, field.id());
        input.report(
            Code.NO_SIZE_SOURCE,
            ast.type().span(),
            "an element of " + ast.label() + " runs to the end, but the next stands behind it",
            "give each element a prefix: (T prefixed u8)[..]");
      }
    }

    /** Where nothing counts, an element that takes all is the last. */
    private static boolean isCounted(IrType.Extent extent) {
      return extent instanceof IrType.Extent.Computed
          || extent instanceof IrType.Extent.Fixed fixed && fixed.count() > 1;
    }

    private boolean isOpen(IrField field) {
      return body.isKnown(field.id())
          && field.scope() instanceof IrField.Scope.Open
          && field.constant() == null
          && takesRest(field.type(), input::struct, 0);
    }

    private void report(IrField open, IrField next) {
      if (open != null) {
        reportAt(open, next.name() == null ? "_" : next.name());
      }
    }

    /** Once a field: all that follows follows the first. */
    private void reportAt(IrField open, String next) {
      if (!reported.add(open.id())) {
        return;
      }
      AstItem.Field ast = Bodies.ast(body, open.id());
      input.report(
          Code.NO_SIZE_SOURCE,
          ast.type().span(),
          ast.label() + " runs to the end of its scope, but " + next + " stands behind it",
          "give " + ast.label() + " a size field, a prefix, a count, or a sized region around it");
    }
  }

  /** Finds a struct by name. */
  interface Structs {
    IrStruct find(String name);
  }

  /** Whether a type can take all that is left of its scope. */
  static boolean takesRest(IrType type, Structs structs, int depth) {
    if (type instanceof IrType.Bytes bytes) {
      return bytes.extent() instanceof IrType.Extent.Rest;
    }
    if (type instanceof IrType.ListOf list) {
      return list.extent() instanceof IrType.Extent.Rest
          || takesRest(list.element(), structs, depth + 1);
    }
    if (type instanceof IrType.TlvOf) {
      return true;
    }
    if (type instanceof IrType.Switch choice) {
      return choice.cases().stream()
          .anyMatch(c -> c.type() != null && takesRest(c.type(), structs, depth + 1));
    }
    if (type instanceof IrType.StructOf part && depth < 64) {
      IrStruct struct = structs.find(part.structName());
      return struct.message()
          || !sizesItself(struct)
              && (asksForMore(struct.items()) || endsOpen(struct, structs, depth));
    }
    return false;
  }

  private static boolean sizesItself(IrStruct struct) {
    return struct.fields().stream()
        .anyMatch(
            f ->
                f.derived() instanceof IrField.Derived.Sizes sizes
                    && sizes.target() instanceof IrField.Target.Message);
  }

  /** Whether a field is there if anything is left: what stands behind the part would be left. */
  private static boolean asksForMore(List<IrItem> items) {
    return items.stream()
        .anyMatch(
            item ->
                item instanceof IrField field
                        && field.condition() != null
                        && IrOccurrences.here(field.condition(), IrExpr.More.class::isInstance)
                    || item instanceof IrItem.Region region
                        && region.sizedBy() == 0
                        && asksForMore(region.items()));
  }

  private static boolean endsOpen(IrStruct struct, Structs structs, int depth) {
    List<IrField> fields = struct.fields();
    if (fields.isEmpty()) {
      return false;
    }
    IrItem last = struct.items().get(struct.items().size() - 1);
    if (last instanceof IrItem.Region region && region.sizedBy() != 0) {
      return false;
    }
    IrField field = fields.get(fields.size() - 1);
    return field.scope() instanceof IrField.Scope.Open
        && takesRest(field.type(), structs, depth + 1);
  }
}
