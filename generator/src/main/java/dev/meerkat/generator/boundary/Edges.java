// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.ir.IrEnum;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers at which something may change, by value, each with its name. */
final class Edges {
  private static final int GROUP = 7;

  private final IrProgram program;
  private final Map<Long, String> found = new LinkedHashMap<>();
  private long least;
  private long most;

  private Edges(IrProgram program) {
    this.program = program;
  }

  /** Edges of a field of a struct, as they stand on the wire. */
  static Map<Long, String> of(IrProgram program, IrStruct struct, IrField field) {
    Edges edges = new Edges(program);
    edges.type(field.type());
    for (IrExpr condition : new Conditions(struct).all()) {
      edges.comparisons(condition, field);
    }
    for (IrField other : struct.fields()) {
      if (other.type() instanceof IrType.Switch choice && isField(choice.on(), field)) {
        choice.cases().forEach(c -> c.values().forEach(v -> edges.around("case " + c.name(), v)));
      }
    }
    return edges.found;
  }

  /** Edges of a type alone. */
  static Map<Long, String> of(IrProgram program, IrType type) {
    Edges edges = new Edges(program);
    edges.type(type);
    return edges.found;
  }

  private void type(IrType type) {
    if (type instanceof IrType.Elastic elastic) {
      elastic(elastic);
      return;
    }
    IrType.Int wire = wire(type);
    if (wire == null) {
      return;
    }
    ends(wire);
    if (type instanceof IrType.EnumOf named) {
      enumeration(program.enumeration(named.enumName()));
    } else if (type instanceof IrType.FlagsOf named) {
      flags(program.flags(named.flagsName()));
    }
  }

  /** The integer on the wire, or null. */
  static IrType.Int wire(IrType type) {
    if (type instanceof IrType.EnumOf named) {
      return named.wire();
    } else if (type instanceof IrType.FlagsOf flags) {
      return flags.wire();
    }
    return type instanceof IrType.Int wire ? wire : null;
  }

  private void ends(IrType.Int wire) {
    int magnitude = wire.signed() ? wire.bits() - 1 : wire.bits();
    least = wire.signed() ? -(1L << magnitude) : 0;
    most = magnitude == Long.SIZE ? -1 : (1L << magnitude) - 1;
    put(least, "min");
    put(most, "max");
    put(least + 1, "min+1");
    put(most - 1, "max-1");
    if (wire.signed()) {
      put(0, "zero");
      put(-1, "minus one");
    }
  }

  private void elastic(IrType.Elastic type) {
    most = type.largest();
    put(0, "min");
    put(most, "max");
    put(most - 1, "max-1");
    if (type instanceof IrType.Escape escape) {
      for (IrType.Form form : escape.forms()) {
        around("first of " + form.octets() + " octets", form.add());
        around("last of " + form.octets() + " octets", form.largest());
      }
    }
    for (int bits = GROUP; type instanceof IrType.VarUint && bits < Long.SIZE; bits += GROUP) {
      around("first of " + (bits / GROUP + 1) + " octets", 1L << bits);
    }
  }

  private void enumeration(IrEnum declaration) {
    for (IrEnum.Item item : declaration.items()) {
      put(item.first(), "item " + item.name());
      put(item.last(), "last of " + item.name());
    }
    for (IrEnum.Item item : declaration.items()) {
      put(item.first() - 1, "below " + item.name());
      put(item.last() + 1, "above " + item.name());
    }
  }

  private void flags(IrFlags declaration) {
    for (IrFlags.Item item : declaration.items()) {
      long mask = item.bits() == Long.SIZE ? -1 : (1L << item.bits()) - 1;
      String name = item.name() == null ? "reserved bits at " + item.shift() : item.name();
      put(mask << item.shift(), "only " + name);
      put(1L << item.shift(), "lowest of " + name);
    }
  }

  private void comparisons(IrExpr expression, IrField field) {
    if (expression instanceof IrExpr.Binary both) {
      comparison(both.left(), both.right(), field);
      comparison(both.right(), both.left(), field);
      comparisons(both.left(), field);
      comparisons(both.right(), field);
    } else if (expression instanceof IrExpr.Unary unary) {
      comparisons(unary.operand(), field);
    } else if (expression instanceof IrExpr.Choose choose) {
      comparisons(choose.condition(), field);
      comparisons(choose.whenTrue(), field);
      comparisons(choose.whenFalse(), field);
    }
  }

  private void comparison(IrExpr one, IrExpr other, IrField field) {
    if (isField(one, field)
        && other instanceof IrExpr.Const bound
        && bound.value() % field.unit() == 0) {
      around("bound " + bound.value(), bound.value() / field.unit());
    }
  }

  private static boolean isField(IrExpr expression, IrField field) {
    return expression instanceof IrExpr.Field use && use.id() == field.id();
  }

  private void around(String name, long value) {
    put(value, name);
    put(value - 1, name + " -1");
    put(value + 1, name + " +1");
  }

  private void put(long value, String name) {
    boolean isAll = most == -1;
    if (isAll || least <= value && value <= most) {
      found.putIfAbsent(value, name);
    }
  }
}
