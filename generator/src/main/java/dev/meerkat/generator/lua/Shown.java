// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;
import java.util.Locale;

/** The table of what is shown of one struct: a ProtoField for each field, region, item. */
final class Shown {
  private final IrProgram program;
  private final LuaNames names;
  private final LuaPrinter out;
  private final String filter;
  private final boolean isAligned;

  Shown(IrProgram program, LuaNames names, LuaPrinter out, String filter, boolean isAligned) {
    this.program = program;
    this.names = names;
    this.out = out;
    this.filter = filter;
    this.isAligned = isAligned;
  }

  /** Whether a struct stands on the boundary of an octet wherever it stands. */
  static boolean isAligned(IrStruct struct) {
    return struct.message() || struct.sizeBits().min() % 8 == 0;
  }

  /** The entries of items, regions flattened. */
  void items(List<IrItem> items) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Region region) {
        out.line("%s = %s,", LuaNames.entry(region.name()), none(region.name(), filter));
        items(region.items());
      } else if (item instanceof IrField field && field.name() != null) {
        field(field);
      }
    }
  }

  void field(IrField field) {
    String abbreviation = filter + "." + field.name();
    if (field.secret()) {
      out.line(
          "%s = %s,", LuaNames.entry(field.name()), none(field.name(), abbreviation, field.doc()));
      return;
    }
    if (field.type() instanceof IrType.Switch choice) {
      out.open(LuaNames.entry(field.name()) + " = {");
      for (IrType.Case chosen : choice.cases()) {
        if (chosen.type() != null && !isLayer(chosen.type())) {
          String suffix = isBranch(chosen.type()) ? "" : "." + chosen.name();
          type(field, chosen.name(), chosen.type(), abbreviation + suffix);
        }
      }
      out.close("},");
      return;
    }
    type(field, field.name(), field.type(), abbreviation);
  }

  private boolean isLayer(IrType type) {
    return type instanceof IrType.StructOf part && program.struct(part.structName()).message();
  }

  private static boolean isBranch(IrType type) {
    return type instanceof IrType.StructOf
        || type instanceof IrType.ListOf
        || type instanceof IrType.TlvOf;
  }

  private void type(IrField field, String key, IrType type, String abbreviation) {
    out.open(LuaNames.entry(key) + " = {");
    own(field, type, abbreviation);
    if (type instanceof IrType.ListOf list) {
      out.open("item = {");
      element(field, list.element(), abbreviation + ".item");
      out.close("},");
    }
    if (field.derived() instanceof IrField.Derived.Checks) {
      out.line("ok = %s,", field("bool", "ok", abbreviation + ".ok", List.of(), ""));
    }
    if (field.mask() != 0) {
      out.line(
          "unmasked = { %s },",
          "field = " + field("bytes", "unmasked", abbreviation + ".unmasked", List.of(), ""));
    }
    out.close("},");
  }

  /** A part in a list is called by its type. */
  private void element(IrField field, IrType type, String abbreviation) {
    if (type instanceof IrType.StructOf part) {
      String name = program.struct(part.structName()).simpleName();
      out.line("field = %s,", field("none", name, abbreviation, List.of(), field.doc()));
    } else {
      own(field, type, abbreviation);
    }
  }

  private void own(IrField field, IrType type, String abbreviation) {
    IrType.Int wire = StructScope.integer(type);
    String name = field.name();
    if (wire != null) {
      number(field, type, wire, abbreviation);
      if (type instanceof IrType.FlagsOf flags) {
        groups(program.flags(flags.flagsName()), wire, abbreviation, isWhole(field, type, wire));
      }
    } else if (type instanceof IrType.Bytes bytes) {
      out.line("field = %s,", octets(field, bytes, abbreviation));
    } else if (type instanceof IrType.ChainOf) {
      out.line(
          "field = %s,", field("string", name, abbreviation, List.of("base.UNICODE"), field.doc()));
    } else {
      out.line("field = %s,", field("none", name, abbreviation, List.of(), field.doc()));
    }
  }

  /** Whether the flags are octets of their own that the tree can cut bits out of. */
  private boolean isWhole(IrField field, IrType type, IrType.Int wire) {
    return isAligned
        && type == field.type()
        && field.position().bits() % 8 == 0
        && wire.bits() % 8 == 0
        && wire.bits() <= 32;
  }

  private void number(IrField field, IrType type, IrType.Int wire, String abbreviation) {
    boolean isMasked = isAligned && ShownNumbers.isMasked(field, wire) && type == field.type();
    int bits =
        isMasked ? ShownNumbers.octets(field, wire) * 8 : ShownNumbers.holder(wire, field.unit());
    String kind = (wire.signed() ? "int" : "uint") + bits;
    String base = type instanceof IrType.FlagsOf ? "base.HEX" : "base.DEC";
    String values = "nil";
    if (type instanceof IrType.EnumOf named) {
      EnumValues table = EnumValues.of(program.enumeration(named.enumName()));
      values = names.of("values", named.enumName());
      base = table.hasRanges() ? "base.DEC + base.RANGE_STRING" : base;
    }
    String mask =
        isMasked ? String.format(Locale.ROOT, "0x%X", ShownNumbers.mask(field, wire)) : "nil";
    out.line(
        "field = %s,",
        field(kind, field.name(), abbreviation, List.of(base, values, mask), field.doc()));
    if (bits == 64) {
      out.line("is_wide = true,");
    }
  }

  /** An entry for each named group of bits. */
  private void groups(IrFlags flags, IrType.Int wire, String abbreviation, boolean isWhole) {
    out.open("groups = {");
    for (IrFlags.Item item : flags.items()) {
      if (item.name() != null) {
        group(item, wire, abbreviation + "." + item.name(), isWhole);
      }
    }
    out.close("},");
  }

  private void group(IrFlags.Item item, IrType.Int wire, String abbreviation, boolean isWhole) {
    long mask = (item.bits() == 64 ? -1 : (1L << item.bits()) - 1) << item.shift();
    String bits = isWhole ? String.format(Locale.ROOT, "0x%X", mask) : "nil";
    int holder =
        isWhole ? wire.bits() : ShownNumbers.holder(new IrType.Int(item.bits(), false, false), 1);
    String declared =
        item.bits() == 1
            ? field(
                "bool",
                item.name(),
                abbreviation,
                isWhole ? List.of(Integer.toString(wire.bits()), "nil", bits) : List.of(),
                item.doc())
            : field(
                "uint" + holder,
                item.name(),
                abbreviation,
                List.of("base.DEC", "nil", bits),
                item.doc());
    String how = wire.littleEndian() ? "little" : "big";
    out.line(
        "{ field = %s, shift = %d, bits = %d%s%s },",
        declared,
        item.shift(),
        item.bits(),
        isWhole ? ", how = \"" + how + "\"" : "",
        !isWhole && item.bits() > 32 ? ", is_wide = true" : "");
  }

  private static String octets(IrField field, IrType.Bytes bytes, String abbreviation) {
    long length = bytes.extent() instanceof IrType.Extent.Fixed fixed ? fixed.count() : -1;
    String format = field.format() == null ? "" : field.format();
    String name = field.name();
    if (format.equals("ipv4") && length == 4 || format.equals("ipv6") && length == 16) {
      return field(format, name, abbreviation, List.of(), field.doc());
    } else if (format.equals("mac") && length == 6) {
      return field("ether", name, abbreviation, List.of(), field.doc());
    } else if (bytes.encoding() != IrType.Encoding.BYTES && field.format() == null) {
      return field("string", name, abbreviation, List.of("base.UNICODE"), field.doc());
    }
    String base = format.equals("mac") ? "base.COLON" : "base.NONE";
    return field("bytes", name, abbreviation, List.of(base), field.doc());
  }

  String none(String name, String abbreviation) {
    return none(name, abbreviation + "." + name, "");
  }

  private String none(String name, String abbreviation, String doc) {
    return "{ field = " + field("none", name, abbreviation, List.of(), doc) + " }";
  }

  /** {@code ProtoField.uint16("meerkat_tcp.sourcePort", "sourcePort", base.DEC)}. */
  static String field(
      String kind, String name, String abbreviation, List<String> middle, String doc) {
    StringBuilder text = new StringBuilder("ProtoField.").append(kind).append('(');
    text.append(LuaPrinter.quoted(abbreviation)).append(", ").append(LuaPrinter.quoted(name));
    int last = middle.size();
    while (last > 0 && middle.get(last - 1).equals("nil")) {
      last--;
    }
    middle.subList(0, last).forEach(m -> text.append(", ").append(m));
    return text.append(')').toString();
  }
}
