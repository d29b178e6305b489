// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.LoweredBody;

/** Byte boundaries: only integers may stand beside them. */
final class AlignmentCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (LoweredBody body : input.lowered().bodies()) {
      if (body.isLaidOut()) {
        Bodies.forEachField(
            body,
            (ast, field) -> {
              if (isBitStruct(field.type(), input)) {
                bitStruct(ast, field, input);
              } else {
                field(ast, field, input);
              }
            });
        regions(body.struct(), input);
        end(body, input);
      }
    }
  }

  /** A part of less than an octet lies inside of one, and is always there. */
  private static void bitStruct(AstItem.Field ast, IrField field, CheckInput input) {
    int past = Math.floorMod(field.position().bits(), 8);
    boolean isPlain = field.condition() == null && field.scope() instanceof IrField.Scope.Open;
    if (!isPlain || past + field.sizeBits().min() > 8) {
      input.report(
          Code.UNALIGNED,
          Bodies.named(ast),
          ast.label()
              + " has "
              + field.sizeBits().min()
              + " bits, so it must lie inside of an octet"
              + " and always be there");
    }
  }

  /** Whether a part can be one of less than an octet: numbers and conditions. */
  private static boolean isBits(IrStruct struct) {
    return struct.isFixedSize()
        && struct.sizeBits().min() < 8
        && struct.params().isEmpty()
        && struct.items().stream()
            .allMatch(i -> i instanceof IrItem.Require || i instanceof IrField f && isBit(f));
  }

  private static boolean isBit(IrField field) {
    return IntegerTypes.isInteger(field.type())
        && field.condition() == null
        && field.derived() == null
        && field.scope() instanceof IrField.Scope.Open;
  }

  private static boolean isBitStruct(IrType type, CheckInput input) {
    return type instanceof IrType.StructOf part
        && input.struct(part.structName()).sizeBits().min() % 8 != 0;
  }

  private static void field(AstItem.Field ast, IrField field, CheckInput input) {
    IrType.Int wire = IntegerTypes.wire(field.type());
    int past = Math.floorMod(field.position().bits(), 8);
    if (field.type() instanceof IrType.Escape escape) {
      escape(ast, escape, past, input);
      return;
    }
    boolean isElastic = field.type() instanceof IrType.Elastic;
    boolean isChecksum = field.derived() instanceof IrField.Derived.Checks;
    boolean needsBoundary = wire == null || wire.littleEndian() || isElastic || isChecksum;
    if (needsBoundary && past != 0) {
      input.report(
          Code.UNALIGNED,
          Bodies.named(ast),
          ast.label() + " must stand on a byte boundary; it is " + past + " bits past one",
          "fill up with _ : u" + (8 - past) + " = 0;");
    }
    if (wire != null && !isElastic && (field.condition() != null || field.pad() != null)) {
      if (wire.bits() % 8 != 0 || past != 0) {
        input.report(
            Code.UNALIGNED,
            Bodies.named(ast),
            ast.label() + " is not always there, so it must be whole bytes on a byte boundary");
      }
    }
    if (field.type() instanceof IrType.Int number
        && number.littleEndian()
        && number.bits() % 8 != 0) {
      input.report(Code.BAD_ENDIAN, Bodies.named(ast), "little endian needs whole bytes");
    }
    if (field.position().bits() == Integer.MAX_VALUE) {
      input.report(
          Code.TOO_BIG, Bodies.named(ast), ast.label() + " stands further than 2^31 bits away");
    }
  }

  /** What follows the base is whole octets. */
  private static void escape(AstItem.Field ast, IrType.Escape escape, int past, CheckInput input) {
    int end = past + escape.base().bits();
    if (end % 8 != 0) {
      input.report(
          Code.UNALIGNED,
          Bodies.named(ast),
          "the base of " + ast.label() + " must end with an octet; it ends at bit " + end % 8);
    }
  }

  private static void regions(IrStruct struct, CheckInput input) {
    for (IrItem item : struct.items()) {
      if (item instanceof IrItem.Region region) {
        region(region, input);
      }
    }
  }

  private static void region(IrItem.Region region, CheckInput input) {
    IrField first = null;
    long bits = 0;
    for (IrItem item : region.items()) {
      if (item instanceof IrItem.Region inner) {
        region(inner, input);
      } else if (item instanceof IrField field) {
        first = first == null ? field : first;
        bits += field.isFixedSize() ? field.sizeBits().min() % 8 : 0;
      }
    }
    boolean starts = first == null || first.position().bits() % 8 == 0;
    if (!starts || bits % 8 != 0) {
      input.report(
          Code.UNALIGNED,
          region.span(),
          "region " + region.name() + " must start and end on a byte boundary");
    }
  }

  private static void end(LoweredBody body, CheckInput input) {
    long past = body.struct().sizeBits().min() % 8;
    if (past == 0 || body.struct().qualifiedName().endsWith("$head")) {
      return;
    }
    if (body.struct().message() || body.struct().qualifiedName().indexOf('$') >= 0) {
      input.report(
          Code.UNALIGNED,
          body.struct().span(),
          body.owner().decl().name()
              + " must end on a byte boundary; it is "
              + past
              + " bits past one",
          "fill up with _ : u" + (8 - past) + " = 0;");
    } else if (!isBits(body.struct())) {
      input.report(
          Code.NOT_GENERATED_BIT_STRUCT,
          body.owner().decl().name().span(),
          "a struct that ends inside of an octet has less than 8 bits, numbers alone",
          "put the bits into the message itself, or fill up to whole bytes");
    }
  }
}
