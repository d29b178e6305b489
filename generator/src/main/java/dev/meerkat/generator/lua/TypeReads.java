// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.GenerationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The calls that read what stands in a field. */
final class TypeReads {
  private final IrProgram program;
  private final LuaNames names;
  private final LuaExpressions expressions;
  private final LuaPrinter out;
  private final boolean isAligned;

  /**
   * Reads for one struct.
   *
   * @param isAligned whether the struct begins with an octet
   */
  TypeReads(
      IrProgram program,
      LuaNames names,
      LuaExpressions expressions,
      LuaPrinter out,
      boolean isAligned) {
    this.program = program;
    this.names = names;
    this.expressions = expressions;
    this.out = out;
    this.isAligned = isAligned;
  }

  /**
   * Prints the lines that read a field's content.
   *
   * <pre>
   * v.length = f:uint(16, F.length)
   * </pre>
   *
   * @param shown its entry in the table of what is shown, {@code nil} where nothing is
   */
  void read(IrField field, IrType type, String shown) {
    String target = "v" + LuaNames.index(LuaNames.key(field));
    IrType.Int wire = StructScope.integer(type);
    if (wire != null) {
      out.line("%s = %s", target, number(field, type, shown));
      behindNumber(type, target, shown);
    } else if (type instanceof IrType.Switch choice) {
      choice(field, choice, shown);
    } else if (type instanceof IrType.StructOf part) {
      out.line("%s = %s", target, struct(part, shown));
    } else if (type instanceof IrType.Bytes bytes) {
      out.line("%s", bytes(field, bytes, shown, limits(field)));
    } else if (type instanceof IrType.ListOf list) {
      list(field, list, shown);
    } else if (type instanceof IrType.TlvOf tlv) {
      out.line("%s", tlv(field, tlv, shown));
    } else if (type instanceof IrType.ChainOf chain) {
      String origin = chain.origin() == null ? "0" : expressions.number(chain.origin()).text();
      String table = names.of("chain", chain.chainName());
      out.line("f:chain(%s, %s, %s)", shown, table, origin);
    } else {
      throw new GenerationException("no Lua for " + type);
    }
  }

  private void behindNumber(IrType type, String target, String shown) {
    if (type instanceof IrType.EnumOf named && program.enumeration(named.enumName()).closed()) {
      out.line("f:known(%s, %s)", target, names.of("closed", named.enumName()));
    }
    if (type instanceof IrType.FlagsOf flags && !shown.equals("nil")) {
      out.line("f:flags(%s, %d, %s.groups)", target, flags.wire().bits(), shown);
    }
  }

  /** {@code f:uint(16, F.length)}, {@code f:varuint(F.remaining, true, 4, true)}. */
  String number(IrField field, IrType type, String shown) {
    String unit = field.unit() == 1 ? "" : ", " + field.unit();
    if (type instanceof IrType.Elastic elastic) {
      return elastic(elastic, shown, unit);
    }
    IrType.Int wire = StructScope.integer(type);
    if (isAligned && ShownNumbers.isMasked(field, wire) && !shown.equals("nil")) {
      return String.format(Locale.ROOT, "f:bits(%d, %s)", wire.bits(), shown);
    }
    boolean isLittle = wire.littleEndian() && wire.bits() % 8 == 0;
    String method = (wire.signed() ? "int" : "uint") + (isLittle ? "_le" : "");
    String end = shown.equals("nil") && unit.isEmpty() ? "" : ", " + shown;
    return String.format(Locale.ROOT, "f:%s(%d%s%s)", method, wire.bits(), end, unit);
  }

  /** {@code f:varuint(F.remaining, true, 4, true)}. */
  static String elastic(IrType.Elastic type, String shown, String unit) {
    if (type instanceof IrType.VarUint varuint) {
      return String.format(
          Locale.ROOT,
          "f:varuint(%s, %s, %d, %s%s)",
          shown,
          varuint.littleEndian(),
          varuint.maxOctets(),
          varuint.minimal(),
          unit);
    }
    IrType.Escape escape = (IrType.Escape) type;
    return String.format(
        Locale.ROOT,
        "f:escape(%s, %d, {%s }, %s, %s%s)",
        shown,
        escape.base().bits(),
        escape.forms().stream().map(TypeReads::form).collect(Collectors.joining(",")),
        escape.minimal(),
        StructScope.isLong(escape),
        unit);
  }

  private static String form(IrType.Form form) {
    return String.format(
        Locale.ROOT,
        " { %d, %d, %d, %d, most = %s }",
        form.marker(),
        form.octets(),
        form.bits(),
        form.add(),
        LuaExpressions.constant(form.largest()).text());
  }

  /** {@code f:struct(F.first, read.Point, p_level)}. */
  private String struct(IrType.StructOf part, String shown) {
    IrStruct struct = program.struct(part.structName());
    String read = names.of("read", part.structName());
    return "f:struct(" + shown + ", " + read + arguments(part.arguments(), struct.params()) + ")";
  }

  private String arguments(List<IrExpr> expressionsOf, List<IrParam> params) {
    StringBuilder arguments = new StringBuilder();
    for (int i = 0; i < params.size(); i++) {
      arguments.append(", ").append(argument(expressionsOf.get(i), params.get(i).type()));
    }
    return arguments.toString();
  }

  private String argument(IrExpr expression, IrType type) {
    if (type instanceof IrType.PartialSum && expression instanceof IrExpr.Binary both) {
      return "join(" + argument(both.left(), type) + ", " + argument(both.right(), type) + ")";
    }
    return expressions.number(expression).text();
  }

  /** {@code f:octets(F.payload, nil, nil, 64)}. */
  private String bytes(IrField field, IrType.Bytes bytes, String shown, List<String> limits) {
    String method =
        switch (bytes.encoding()) {
          case ASCII -> "ascii";
          case UTF8 -> "utf8";
          case BYTES -> "octets";
        };
    if (method.equals("ascii") && field.format() != null) {
      method = "octets";
    }
    List<String> arguments = new ArrayList<>(List.of(shown, extent(bytes.extent())));
    arguments.addAll(limits);
    return "f:" + method + "(" + trimmed(arguments) + ")";
  }

  private String extent(IrType.Extent extent) {
    if (extent instanceof IrType.Extent.Fixed fixed) {
      return Long.toString(fixed.count());
    } else if (extent instanceof IrType.Extent.Computed computed) {
      return expressions.number(computed.count()).text();
    } else if (extent instanceof IrType.Extent.Rest || extent instanceof IrType.Extent.Until) {
      return "nil";
    }
    throw new GenerationException("no Lua for " + extent);
  }

  private static List<String> limits(IrField field) {
    return List.of(
        field.min() > 0 ? Long.toString(field.min()) : "nil",
        field.max() > 0 ? Long.toString(field.max()) : "nil");
  }

  private static String trimmed(List<String> arguments) {
    int end = arguments.size();
    while (end > 0 && arguments.get(end - 1).equals("nil")) {
      end--;
    }
    return String.join(", ", arguments.subList(0, end));
  }

  /**
   * Prints.
   *
   * <pre>
   * f:list(F.answers, v.ancount, nil, nil, function()
   *   f:struct(F.answers.item, read.Record, 0)
   * end)
   * </pre>
   */
  private void list(IrField field, IrType.ListOf list, String shown) {
    String item = shown.equals("nil") ? "nil" : shown + ".item";
    out.open(
        String.format(
            Locale.ROOT,
            "f:list(%s, %s, %s, function()",
            shown,
            extent(list.extent()),
            String.join(", ", limits(field))));
    IrType element = list.element();
    if (StructScope.integer(element) != null) {
      boolean isKept = element instanceof IrType.EnumOf || element instanceof IrType.FlagsOf;
      out.line("%s%s", isKept ? "local value = " : "", element(element, item));
      behindNumber(element, "value", item);
    } else if (element instanceof IrType.StructOf part) {
      out.line("return %s", struct(part, item));
    } else if (element instanceof IrType.Bytes bytes) {
      out.line("%s", bytes(field, bytes, item, List.of()));
    } else if (element instanceof IrType.ChainOf chain) {
      String origin = chain.origin() == null ? "0" : expressions.number(chain.origin()).text();
      out.line("f:chain(%s, %s, %s)", item, names.of("chain", chain.chainName()), origin);
    } else {
      throw new GenerationException("no Lua for a list of " + element);
    }
    if (list.extent() instanceof IrType.Extent.Until until) {
      out.between("end, function(element)");
      out.line("return %s", expressions.claim(until.end()));
    }
    out.close("end)");
  }

  private String element(IrType type, String item) {
    IrType.Int wire = StructScope.integer(type);
    if (type instanceof IrType.Elastic) {
      throw new GenerationException("no Lua for a list of " + type);
    }
    boolean isLittle = wire.littleEndian() && wire.bits() % 8 == 0;
    String method = (wire.signed() ? "int" : "uint") + (isLittle ? "_le" : "");
    return String.format(Locale.ROOT, "f:%s(%d, %s)", method, wire.bits(), item);
  }

  /** {@code f:tlv(F.options, tlv.TcpOption, { pad = 0 })}. */
  private String tlv(IrField field, IrType.TlvOf tlv, String shown) {
    List<String> limits = new ArrayList<>();
    if (field.min() > 0) {
      limits.add("least = " + field.min());
    }
    if (field.max() > 0) {
      limits.add("most = " + field.max());
    }
    if (field.pad() != null) {
      limits.add("pad = " + field.pad().octet());
    }
    if (!field.allowed().isEmpty()) {
      limits.add(
          field.allowed().stream()
              .map(name -> LuaNames.entry(name) + " = true")
              .collect(Collectors.joining(", ", "allowed = { ", " }")));
    }
    String table = limits.isEmpty() ? "{}" : "{ " + String.join(", ", limits) + " }";
    String arguments = arguments(tlv.arguments(), program.tlv(tlv.tlvName()).params());
    return "f:tlv("
        + shown
        + ", "
        + names.of("tlv", tlv.tlvName())
        + ", "
        + table
        + arguments
        + ")";
  }

  /**
   * Prints.
   *
   * <pre>
   * local on = v.protocol
   * if on == 1 then
   *   f:layer("ICMP", "meerkat_icmp", "icmp")
   * else
   *   f:octets(F.payload.default)
   *   f.case.payload = "default"
   * end
   * </pre>
   */
  private void choice(IrField field, IrType.Switch choice, String shown) {
    LuaCode on = expressions.number(choice.on());
    out.line("local on = %s", on.text());
    String word = "if";
    IrType.Case otherwise = null;
    for (IrType.Case candidate : choice.cases()) {
      if (candidate.isDefault()) {
        otherwise = candidate;
        continue;
      }
      String any =
          candidate.values().stream()
              .map(value -> is(on, value))
              .collect(Collectors.joining(" or "));
      if (word.equals("if")) {
        out.open("if " + any + " then");
      } else {
        out.between("elseif " + any + " then");
      }
      word = "elseif";
      chosen(field, candidate, shown);
    }
    if (word.equals("if")) {
      out.open("do");
    } else {
      out.between("else");
    }
    if (otherwise == null) {
      out.line("f:fail(\"VALUE\")");
    } else {
      chosen(field, otherwise, shown);
    }
    out.close("end");
  }

  private static String is(LuaCode on, long value) {
    LuaCode constant = LuaExpressions.constant(value);
    return on.isLong() || constant.isLong()
        ? "long.eq(on, " + constant.text() + ")"
        : "on == " + constant.text();
  }

  private void chosen(IrField field, IrType.Case chosen, String shown) {
    if (chosen.type() == null) {
      String error = chosen.error() == null ? "VALUE" : chosen.error();
      out.line("f:fail(%s)", LuaPrinter.quoted(error));
      return;
    }
    if (chosen.type() instanceof IrType.StructOf part
        && program.struct(part.structName()).message()) {
      layer(chosen.name(), part);
      return;
    }
    String entry = shown.equals("nil") ? "nil" : shown + LuaNames.index(chosen.name());
    read(field, chosen.type(), entry);
    out.line(
        "f.case%s = %s", LuaNames.index(LuaNames.key(field)), LuaPrinter.quoted(chosen.name()));
  }

  private void layer(String name, IrType.StructOf part) {
    IrStruct struct = program.struct(part.structName());
    String other =
        struct.annotations().stream()
            .filter(a -> a.name().equals("tshark") && !a.arguments().isEmpty())
            .map(a -> LuaPrinter.quoted(a.arguments().get(0)))
            .findFirst()
            .orElse("nil");
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < struct.params().size(); i++) {
      arguments.add(argument(part.arguments().get(i), struct.params().get(i).type()));
    }
    String handed = arguments.isEmpty() ? "" : ", handed(" + String.join(", ", arguments) + ")";
    out.line(
        "f:layer(%s, %s, %s%s)",
        LuaPrinter.quoted(name),
        LuaPrinter.quoted(LuaNames.protocol(program.moduleOf(part.structName()), struct)),
        other,
        handed);
  }
}
