// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrConst;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrField.Derived;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.LoweredBody;
import java.util.List;

/** Size fields: in front of what they size, wide enough for it, not in rivalry with a prefix. */
final class SizesCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (LoweredBody body : input.lowered().bodies()) {
      if (body.sound()) {
        Bodies.forEachField(
            body,
            (ast, field) -> {
              if (field.derived() instanceof Derived.Sizes sizes) {
                new Sized(body, ast, field, sizes, input).check();
              }
            });
      }
    }
  }

  private record Sized(
      LoweredBody body, AstItem.Field ast, IrField field, Derived.Sizes sizes, CheckInput input) {

    void check() {
      if (sizes.target() instanceof IrField.Target.Field target) {
        field(body.struct().field(target.id()));
      } else if (sizes.target() instanceof IrField.Target.Region target) {
        region(target.name(), body.struct().items());
      } else if (sizes.target() instanceof IrField.Target.Message) {
        atLeast("the message", body.struct().sizeBits().min());
        if (body.struct().maxBytes() > most()) {
          tooNarrow("the message may have " + body.struct().maxBytes() + " bytes");
        }
      }
    }

    private void field(IrField target) {
      AstItem.Field written = Bodies.ast(body, target.id());
      if (target.id() <= field.id()) {
        late(written.label());
      }
      if (target.scope() instanceof IrField.Scope.Prefixed) {
        input.report(
            Code.SIZED_TWICE,
            place(),
            written.label() + " has a prefix that says its size already");
      }
      if (IntegerTypes.isInteger(target.type())) {
        input.report(
            Code.DERIVED_TARGET,
            place(),
            written.label() + " is an integer and has its size from its type");
        return;
      }
      atLeast(written.label(), Extents.minBits(target.type(), input));
      atMost(written, target);
    }

    private void region(String name, List<IrItem> items) {
      for (IrItem item : items) {
        if (item instanceof IrItem.Region region) {
          if (region.name().equals(name)) {
            region(region);
          } else {
            region(name, region.items());
          }
        }
      }
    }

    private void region(IrItem.Region region) {
      IrField last = Extents.lastField(region.items());
      if (last != null && last.id() < field.id()) {
        late("region " + region.name());
      }
      atLeast("region " + region.name(), Extents.minBits(region.items()));
    }

    private void late(String target) {
      input.report(
          Code.SIZED_LATE,
          place(),
          ast.label() + " stands behind " + target + ", whose size it says",
          "move it in front");
    }

    /** The least size of the target must be sayable. */
    private void atLeast(String target, long bits) {
      if (bits / 8 > most()) {
        tooNarrow(target + " has at least " + bits / 8 + " bytes");
      }
    }

    /** A maximum that the author wrote must be sayable. */
    private void atMost(AstItem.Field written, IrField target) {
      AstClause.Max max = written.clause(AstClause.Max.class);
      if (max == null) {
        return;
      }
      long wanted = value(max.value());
      long octets = target.type() instanceof IrType.Bytes ? 1 : elementOctets(target.type());
      if (octets > 0 && wanted > most() / octets) {
        String many = octets == 1 ? " bytes" : " elements of " + octets + " bytes";
        tooNarrow(written.label() + " may have " + wanted + many);
      }
    }

    /** The value of a number or of a constant of this module, 0 of anything else. */
    private long value(AstExpr ast) {
      if (ast instanceof AstExpr.Name name) {
        String qualified = body.module().name() + "." + name.text();
        return input.program().modules().stream()
            .flatMap(module -> module.constants().stream())
            .filter(constant -> constant.qualifiedName().equals(qualified))
            .mapToLong(IrConst::value)
            .findFirst()
            .orElse(0);
      }
      return ast instanceof AstExpr.Int number ? number.value() : 0;
    }

    /** The size of the elements of a list, 0 when they differ or it is no list. */
    private long elementOctets(IrType type) {
      if (!(type instanceof IrType.ListOf list)) {
        return 0;
      }
      IrType.Int wire = IntegerTypes.wire(list.element());
      return wire != null && !(list.element() instanceof IrType.Elastic)
          ? wire.bits() / 8
          : Extents.minBits(list.element(), input) / 8;
    }

    private void tooNarrow(String most) {
      input.report(Code.TOO_NARROW, place(), most + "; " + ast.label() + " says at most " + most());
    }

    private long most() {
      IrType.Int wire = IntegerTypes.wire(field.type());
      double most = (double) IntegerTypes.max(wire) * field.unit() * sizes.multiply();
      return most > Integer.MAX_VALUE * 1024.0
          ? Long.MAX_VALUE
          : (long) most / sizes.divide() + sizes.add();
    }

    private dev.meerkat.dsl.ir.IrSpan place() {
      return Bodies.place(ast, AstClause.Sizes.class);
    }
  }
}
