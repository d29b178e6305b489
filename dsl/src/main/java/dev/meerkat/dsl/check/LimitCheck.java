// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstTlv;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.LoweredBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every repetition has a limit: a count, a {@code max}, {@code default max}, or a scope of bounded
 * size. The window of a whole message bounds a run of bytes, which costs nothing to pass, but no
 * list of elements; a struct is judged where it is used.
 */
final class LimitCheck implements Check {
  @Override
  public void run(CheckInput input) {
    Walk walk = new Walk(input);
    for (LoweredBody body : input.lowered().bodies()) {
      Bodies.forEachField(body, (ast, field) -> bounds(ast, field, input));
      if (body.soundness().sizesKnown()) {
        walk.byName.put(body.struct().qualifiedName(), body);
      }
    }
    for (LoweredBody body : walk.byName.values()) {
      if (body.struct().message() || body.owner().decl() instanceof AstTlv) {
        walk.unlimited(body).ifPresent(field -> walk.report(body, field));
      }
    }
  }

  private static void bounds(AstItem.Field ast, IrField field, CheckInput input) {
    if (field.min() > field.max()) {
      input.report(
          Code.LIMIT_ORDER,
          Bodies.place(ast, AstClause.Min.class),
          "the minimum " + field.min() + " is above the maximum " + field.max());
    }
    if (field.type() instanceof IrType.ListOf list
        && isOpen(list.extent())
        && mayBeEmpty(list.element(), input)) {
      input.report(
          Code.EMPTY_ELEMENT,
          ast.type().span(),
          "an element of " + ast.label() + " may have no bytes, so the list would never end",
          "give the list a count");
    }
  }

  /** Whether nothing says beforehand how many elements there are. */
  private static boolean isOpen(IrType.Extent extent) {
    return extent instanceof IrType.Extent.Rest || extent instanceof IrType.Extent.Until;
  }

  private static boolean mayBeEmpty(IrType element, CheckInput input) {
    if (element instanceof IrType.StructOf part) {
      return input.struct(part.structName()).sizeBits().min() == 0;
    }
    return element instanceof IrType.Bytes bytes
        && !(bytes.extent() instanceof IrType.Extent.Fixed fixed && fixed.count() > 0);
  }

  private static final class Walk {
    final CheckInput input;
    final Map<String, LoweredBody> byName = new HashMap<>();
    private final Map<String, Optional<IrField>> known = new HashMap<>();

    Walk(CheckInput input) {
      this.input = input;
    }

    /** The first field of a body that repeats without a limit of its own. */
    Optional<IrField> unlimited(LoweredBody body) {
      String name = body.struct().qualifiedName();
      Optional<IrField> found = known.get(name);
      if (found == null) {
        known.put(name, Optional.empty());
        boolean bounded = isBounded(body);
        found = Optional.ofNullable(in(body.struct().items(), bounded, body));
        known.put(name, found);
      }
      return found;
    }

    private boolean isBounded(LoweredBody body) {
      if (body.module().defaultMax() != null || body.struct().maxBytes() >= 0) {
        return true;
      }
      if (body.owner().decl() instanceof AstTlv) {
        return input
            .tlv(body.owner().qualifiedName())
            .filter(tlv -> tlv.lengthField() != 0)
            .isPresent();
      }
      return false;
    }

    private IrField in(List<IrItem> items, boolean bounded, LoweredBody body) {
      boolean inside = bounded;
      for (IrItem item : items) {
        IrField found = null;
        if (item instanceof IrItem.Region region) {
          found = in(region.items(), inside || region.sizedBy() != 0, body);
          inside |= sizesMessage(region.items());
        } else if (item instanceof IrField field) {
          found = !inside && isUnlimited(field, body) ? field : null;
          inside |= sizesMessage(List.of(item));
        }
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    private static boolean sizesMessage(List<IrItem> items) {
      return items.stream()
          .anyMatch(
              item ->
                  item instanceof IrField field
                          && field.derived() instanceof IrField.Derived.Sizes sizes
                          && sizes.target() instanceof IrField.Target.Message
                      || item instanceof IrItem.Region region && sizesMessage(region.items()));
    }

    private boolean isUnlimited(IrField field, LoweredBody body) {
      if (!(field.scope() instanceof IrField.Scope.Open) || !body.isKnown(field.id())) {
        return false;
      }
      boolean inTlv = body.owner().decl() instanceof AstTlv;
      return isUnlimited(field.type(), body.struct().stream() || inTlv)
          && Bodies.ast(body, field.id()).clause(AstClause.Max.class) == null;
    }

    private boolean isUnlimited(IrType type, boolean bytesToo) {
      if (type instanceof IrType.Bytes bytes) {
        return bytesToo && bytes.extent() instanceof IrType.Extent.Rest;
      }
      if (type instanceof IrType.ListOf list) {
        return isOpen(list.extent()) || isUnlimited(list.element(), bytesToo);
      }
      if (type instanceof IrType.Switch choice) {
        return choice.cases().stream()
            .anyMatch(c -> c.type() != null && isUnlimited(c.type(), bytesToo));
      }
      if (type instanceof IrType.StructOf part) {
        LoweredBody body = byName.get(part.structName());
        return body != null && !body.struct().message() && unlimited(body).isPresent();
      }
      return type instanceof IrType.TlvOf;
    }

    void report(LoweredBody body, IrField field) {
      AstItem.Field ast = Bodies.ast(body, field.id());
      IrStruct struct = body.struct();
      boolean inTlv = body.owner().decl() instanceof AstTlv;
      input.report(
          Code.NO_LIMIT,
          ast.type().span(),
          "nothing limits " + ast.label() + (inTlv ? ": the tlv has no len" : ""),
          inTlv
              ? "give the tlv a len, or " + ast.label() + " a prefix, a count or max"
              : "give it a count, a prefix, a size field or max, or "
                  + (struct.message() ? "the message" : "the file")
                  + " a max");
    }
  }
}
