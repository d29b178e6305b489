// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.GenerationException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What names are in the function that reads one struct: {@code v.length}, {@code f:more()}. */
final class StructScope implements LuaResolver {
  private static final int EXACT_BITS = 53;

  private final IrProgram program;
  private final LuaNames names;
  private final IrStruct struct;
  private final List<IrParam> params;

  /**
   * A scope.
   *
   * @param params those of the struct, or of the tlv that it is a case of
   */
  StructScope(IrProgram program, LuaNames names, IrStruct struct, List<IrParam> params) {
    this.program = program;
    this.names = names;
    this.struct = struct;
    this.params = params;
  }

  IrStruct struct() {
    return struct;
  }

  /** {@code f, level}. */
  String parameters() {
    return "f" + params.stream().map(p -> ", " + parameter(p)).collect(Collectors.joining());
  }

  private static String parameter(IrParam param) {
    return param.type() instanceof IrType.Origin ? "origin" : "p_" + param.name();
  }

  static String let(String name) {
    return "let_" + name;
  }

  @Override
  public LuaCode name(IrExpr expression) {
    if (expression instanceof IrExpr.Field field) {
      return field(field.id());
    } else if (expression instanceof IrExpr.Member member) {
      return member(member);
    } else if (expression instanceof IrExpr.Param param) {
      IrParam declared = params.get(param.index());
      return isLong(declared.type())
          ? LuaCode.longs(parameter(declared))
          : LuaCode.number(parameter(declared));
    } else if (expression instanceof IrExpr.Bits bits) {
      long width = width(bits.structFieldId());
      String text =
          String.format(Locale.ROOT, "f:bits_of(%s, %d)", quoted(bits.structFieldId()), width);
      return LuaCode.number(text);
    } else if (expression instanceof IrExpr.Let let) {
      return let(let);
    } else if (expression instanceof IrExpr.SizeOf size) {
      return LuaCode.number(size(size.target()));
    } else if (expression instanceof IrExpr.Start) {
      return LuaCode.number("floor(f.start / 8)");
    }
    return claim(expression);
  }

  private LuaCode claim(IrExpr expression) {
    if (expression instanceof IrExpr.Present present) {
      return new LuaCode(
          "f.here" + index(present.fieldId()) + " ~= nil", LuaCode.Kind.CLAIM, false);
    } else if (expression instanceof IrExpr.Ok ok) {
      return LuaCode.claim("f:ok(" + quoted(ok.fieldId()) + ")");
    } else if (expression instanceof IrExpr.More) {
      return LuaCode.claim("f:more()");
    } else if (expression instanceof IrExpr.Only only) {
      String set = names.of("set", only.charset());
      return LuaCode.claim("f:only(" + quoted(only.fieldId()) + ", " + set + ")");
    } else if (expression instanceof IrExpr.Is is) {
      return new LuaCode(
          "f.case" + index(is.fieldId()) + " == " + LuaPrinter.quoted(is.caseName()),
          LuaCode.Kind.CLAIM,
          false);
    }
    throw new GenerationException("no Lua for " + expression);
  }

  private LuaCode field(int id) {
    IrField field = struct.field(id);
    String value = "v" + index(id);
    String text = field.condition() == null ? value : "(" + value + " or 0)";
    return isLong(field.type()) ? LuaCode.longs(text) : LuaCode.number(text);
  }

  private LuaCode member(IrExpr.Member member) {
    IrField outer = struct.field(member.structFieldId());
    boolean isElement = outer.type() instanceof IrType.ListOf;
    IrType type = isElement ? ((IrType.ListOf) outer.type()).element() : outer.type();
    IrField inner = program.struct(((IrType.StructOf) type).structName()).field(member.id());
    boolean isThere = isElement || outer.condition() == null;
    String around = isElement ? "element" : "v" + index(member.structFieldId());
    around = isThere ? around : "(" + around + " or {})";
    String value = around + LuaNames.index(LuaNames.key(inner));
    String text = isThere && inner.condition() == null ? value : "(" + value + " or 0)";
    return isLong(inner.type()) ? LuaCode.longs(text) : LuaCode.number(text);
  }

  private LuaCode let(IrExpr.Let let) {
    String text = let(Lets.named(struct, let.id()).name()) + "()";
    boolean isExact =
        let.range().min() >= -LuaExpressions.EXACT && let.range().max() <= LuaExpressions.EXACT;
    return isExact ? LuaCode.number("narrow(" + text + ")") : LuaCode.longs(text);
  }

  private String size(IrField.Target target) {
    if (target instanceof IrField.Target.Field field) {
      return "f:size_of(" + quoted(field.id()) + ")";
    } else if (target instanceof IrField.Target.Region region) {
      return "f:size_of_region(" + LuaPrinter.quoted(region.name()) + ")";
    } else if (target instanceof IrField.Target.Message) {
      return "f:size_of_region()";
    }
    String place = target instanceof IrField.Target.Element ? "f.element" : "f.value";
    return "size_of_place(" + place + ")";
  }

  private long width(int fieldId) {
    IrType.StructOf type = (IrType.StructOf) struct.field(fieldId).type();
    return program.struct(type.structName()).sizeBits().min();
  }

  private String index(int id) {
    return LuaNames.index(LuaNames.key(struct.field(id)));
  }

  private String quoted(int id) {
    return LuaPrinter.quoted(LuaNames.key(struct.field(id)));
  }

  /** Whether values of a type are Int64. */
  static boolean isLong(IrType type) {
    IrType.Int wire = integer(type);
    return wire != null && wire.bits() > EXACT_BITS;
  }

  /** The integer that holds a type's values, or null. */
  static IrType.Int integer(IrType type) {
    if (type instanceof IrType.Int integer) {
      return integer;
    } else if (type instanceof IrType.EnumOf named) {
      return named.wire();
    } else if (type instanceof IrType.FlagsOf flags) {
      return flags.wire();
    }
    return type instanceof IrType.Elastic elastic ? elastic.value() : null;
  }
}
