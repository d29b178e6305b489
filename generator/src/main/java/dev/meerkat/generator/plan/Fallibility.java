// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;
import java.util.Optional;

/**
 * Whether bytes of a fixed-size part can be wrong at all: if not, a list of them needs no look at
 * the elements, and a field of it is wrapped when asked for.
 */
public record Fallibility(IrProgram program) {
  /** A fixed-size struct in which every value is accepted and nothing is noted. */
  public boolean isPlain(IrStruct struct) {
    return struct.isFixedSize() && struct.params().isEmpty() && items(struct.items());
  }

  /** A fixed-size struct in which every value is accepted, though something may be noted. */
  public boolean acceptsAll(IrStruct struct) {
    return struct.isFixedSize()
        && struct.params().isEmpty()
        && struct.items().stream()
            .allMatch(item -> item instanceof IrField f && (isPlain(f) || isScalarWithNotes(f)));
  }

  /**
   * From which size to which, and in which steps, bytes are right whatever they are: plain fields,
   * then octets or plain elements to the end.
   */
  public record Sizes(long least, long most, long step) {}

  /** The sizes by which a struct is known to be right; empty if size alone does not tell. */
  public Optional<Sizes> sizes(IrStruct struct) {
    int last = struct.items().size() - 1;
    if (last < 0
        || !struct.params().isEmpty()
        || !(struct.items().get(last) instanceof IrField tail)
        || !isBare(tail)
        || tail.mask() != 0) {
      return Optional.empty();
    }
    long fixed = 0;
    for (IrItem item : struct.items().subList(0, last)) {
      if (!(item instanceof IrField field) || !field.isFixedSize() || !isPlain(field)) {
        return Optional.empty();
      }
      fixed += field.sizeBits().min();
    }
    long octets = restElement(tail.type());
    if (fixed % 8 != 0 || octets == 0) {
      return Optional.empty();
    }
    long most = tail.max() > 0 ? tail.max() : Integer.MAX_VALUE;
    return Optional.of(
        new Sizes(fixed / 8 + tail.min() * octets, fixed / 8 + most * octets, octets));
  }

  /** Octets of an element of what goes on to the end, 0 if it is something else or can be wrong. */
  private long restElement(IrType type) {
    if (type instanceof IrType.Bytes bytes) {
      return bytes.extent() instanceof IrType.Extent.Rest
              && bytes.encoding() != IrType.Encoding.UTF8
          ? 1
          : 0;
    } else if (type instanceof IrType.ListOf list
        && list.extent() instanceof IrType.Extent.Rest
        && list.element() instanceof IrType.StructOf of) {
      IrStruct element = program.struct(of.structName());
      return isPlain(element) ? element.sizeBits().min() / 8 : 0;
    }
    return 0;
  }

  private boolean isScalarWithNotes(IrField field) {
    return field.constant() == null
        && field.derived() == null
        && field.condition() == null
        && field.constraints().stream().allMatch(IrField.Constraint::should)
        && JavaTypes.isScalar(field.type())
        && isPlain(field.type());
  }

  private boolean items(List<IrItem> items) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Require
          || item instanceof IrItem.Region region && !items(region.items())
          || item instanceof IrField field && !isPlain(field)) {
        return false;
      }
    }
    return true;
  }

  private boolean isPlain(IrField field) {
    return isBare(field) && isPlain(field.type());
  }

  /** Nothing but a type. */
  private static boolean isBare(IrField field) {
    return field.constant() == null
        && field.constraints().isEmpty()
        && field.condition() == null
        && !(field.derived() instanceof IrField.Derived.Checks)
        && !(field.derived() instanceof IrField.Derived.Sizes)
        && field.scope() instanceof IrField.Scope.Open
        && field.pad() == null;
  }

  /** Whether every value of the type's width is accepted. */
  public boolean isPlain(IrType type) {
    if (type instanceof IrType.EnumOf e) {
      return !program.enumeration(e.enumName()).closed();
    } else if (type instanceof IrType.Bytes b) {
      return b.encoding() == IrType.Encoding.BYTES && b.extent() instanceof IrType.Extent.Fixed;
    } else if (type instanceof IrType.StructOf s) {
      return isPlain(program.struct(s.structName()));
    } else if (type instanceof IrType.ListOf list) {
      return list.extent() instanceof IrType.Extent.Fixed && isPlain(list.element());
    }
    return JavaTypes.isScalar(type);
  }
}
