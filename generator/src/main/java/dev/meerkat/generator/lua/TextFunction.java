// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.generator.plan.GenerationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The function that reads a text, and the table of what is shown of it.
 *
 * <pre>
 * read.RequestHead = function(f)
 *   f:token("method", F.method, set.tchar, 1, 32)
 *   f:literal(" ")
 *   ...
 * end
 * </pre>
 */
final class TextFunction implements LuaResolver {
  private final IrProgram program;
  private final LuaNames names;
  private final LuaPrinter out;
  private final IrText text;
  private final LuaExpressions expressions = new LuaExpressions(this);

  TextFunction(IrProgram program, LuaNames names, LuaPrinter out, IrText text) {
    this.program = program;
    this.names = names;
    this.out = out;
    this.text = text;
  }

  /** The entries of {@code field.RequestHead}. */
  void shown(String filter) {
    for (IrText.Item item : text.items()) {
      if (item instanceof IrText.Token token) {
        entry(token.name(), filter, "string", "base.UNICODE", false);
      } else if (item instanceof IrText.Digits digits) {
        int bits = ShownNumbers.holder(digits.type(), 1);
        entry(digits.name(), filter, "uint" + bits, "base.DEC", bits == 64);
      } else if (item instanceof IrText.Lines lines) {
        String name = lines.name();
        out.open(LuaNames.entry(name) + " = {");
        out.line("field = %s,", Shown.field("none", name, filter + "." + name, List.of(), ""));
        String line = Shown.field("none", name, filter + "." + name + ".item", List.of(), "");
        out.line("item = { field = %s },", line);
        out.close("},");
      }
    }
  }

  private void entry(String name, String filter, String kind, String base, boolean isWide) {
    if (name != null) {
      String field = Shown.field(kind, name, filter + "." + name, List.of(base), "");
      String wide = isWide ? ", is_wide = true" : "";
      out.line("%s = { field = %s%s },", LuaNames.entry(name), field, wide);
    }
  }

  void print() {
    out.open(names.of("read", text.qualifiedName()) + " = function(f)");
    out.line("local v, F = f.v, %s", names.of("field", text.qualifiedName()));
    text.items().forEach(this::item);
    out.close("end");
  }

  private void item(IrText.Item item) {
    if (item instanceof IrText.Token token) {
      String key = key(token.name(), token.id());
      out.line(
          "f:token(%s, %s, %s, %d, %d, %s)",
          LuaPrinter.quoted(key),
          entryOf(token.name()),
          names.of("set", token.charset()),
          token.min(),
          token.max(),
          token.trim());
      constraints(token.constraints());
    } else if (item instanceof IrText.Digits digits) {
      String key = key(digits.name(), digits.id());
      out.line(
          "v%s = f:digits(%s, %s, %d, %d, %d, %d)",
          LuaNames.index(key),
          LuaPrinter.quoted(key),
          entryOf(digits.name()),
          digits.base(),
          digits.type().bits(),
          digits.minDigits(),
          digits.maxDigits());
      constraints(digits.constraints());
    } else if (item instanceof IrText.Literal literal) {
      out.line("f:literal(%s)", LuaPrinter.quoted(literal.value().toArray()));
    } else if (item instanceof IrText.Lines lines) {
      lines(lines);
    } else if (item instanceof IrText.Require require) {
      String error = require.error() == null ? "VALUE" : require.error();
      out.line(
          "if %s then f:refuse(%s) end",
          expressions.refuted(require.condition()), LuaPrinter.quoted(error));
    } else if (!(item instanceof IrText.Index)) {
      throw new GenerationException("no Lua for " + item);
    }
  }

  private static String key(String name, int id) {
    return name == null ? "_" + id : name;
  }

  private static String entryOf(String name) {
    return name == null ? "nil" : "F" + LuaNames.index(name);
  }

  private void constraints(List<IrField.Constraint> constraints) {
    for (IrField.Constraint constraint : constraints) {
      if (!constraint.should()) {
        String error = constraint.error() == null ? "VALUE" : constraint.error();
        out.line(
            "if %s then f:refuse(%s) end",
            expressions.refuted(constraint.condition()), LuaPrinter.quoted(error));
      }
    }
  }

  private void lines(IrText.Lines lines) {
    String shown = entryOf(lines.name());
    out.open(
        String.format(
            Locale.ROOT,
            "f:lines(%s, %s, %s.item, %s, %s, %d, {",
            LuaPrinter.quoted(lines.name()),
            shown,
            shown,
            names.of("read", lines.lineText()),
            LuaPrinter.quoted(lines.until().toArray()),
            lines.max()));
    for (IrText.Item item : text.items()) {
      if (item instanceof IrText.Index index && index.list().equals(lines.name())) {
        index(index, lines);
      }
    }
    out.close("})");
  }

  private void index(IrText.Index index, IrText.Lines lines) {
    String value = LuaPrinter.quoted(valueBehind(program.text(lines.lineText()), index.key()));
    out.open(
        String.format(
            "{ key = %s, value = %s, is_nocase = %s, slots = {",
            LuaPrinter.quoted(index.key()), value, index.nocase()));
    for (IrText.Slot slot : index.slots()) {
      List<String> entries = new ArrayList<>();
      entries.add("name = " + LuaPrinter.quoted(slot.name()));
      entries.add("key = " + LuaPrinter.quoted(slot.key().toArray()));
      entries.add(slot.single() ? "is_single = true" : "");
      entries.add(slot.list() ? "is_list = true" : "");
      entries.add(slot.digits() != null ? "bits = " + slot.digits().bits() : "");
      entries.add(slot.token() ? "is_token = true" : "");
      out.line(
          "{ %s },", entries.stream().filter(e -> !e.isEmpty()).collect(Collectors.joining(", ")));
    }
    out.close("} },");
  }

  /** The first token behind the key. */
  private static String valueBehind(IrText line, String key) {
    boolean isBehind = false;
    for (IrText.Item item : line.items()) {
      if (isBehind && item instanceof IrText.Token token) {
        return key(token.name(), token.id());
      }
      isBehind |= item instanceof IrText.Token token && key.equals(token.name());
      isBehind |= item instanceof IrText.Digits digits && key.equals(digits.name());
    }
    return "";
  }

  @Override
  public LuaCode name(IrExpr expression) {
    if (expression instanceof IrExpr.Field field) {
      String value = "v" + LuaNames.index(nameOf(field.id()));
      return isLong(field.id()) ? LuaCode.longs(value) : LuaCode.number(value);
    } else if (expression instanceof IrExpr.SizeOf size
        && size.target() instanceof IrField.Target.Field field) {
      return LuaCode.number("f:size_of(" + LuaPrinter.quoted(nameOf(field.id())) + ")");
    } else if (expression instanceof IrExpr.Only only) {
      String set = names.of("set", only.charset());
      return LuaCode.claim(
          "f:only(" + LuaPrinter.quoted(nameOf(only.fieldId())) + ", " + set + ")");
    } else if (expression instanceof IrExpr.Slot slot) {
      String value = "f.slots" + LuaNames.index(slot.slot());
      return switch (slot.property()) {
        case PRESENT -> new LuaCode(value + ".count > 0", LuaCode.Kind.CLAIM, false);
        case COUNT -> LuaCode.number(value + ".count");
        case VALUE -> LuaCode.longs(value + ".value");
      };
    }
    throw new GenerationException("no Lua for " + expression);
  }

  private String nameOf(int id) {
    for (IrText.Item item : text.items()) {
      if (item instanceof IrText.Token token && token.id() == id) {
        return key(token.name(), id);
      } else if (item instanceof IrText.Digits digits && digits.id() == id) {
        return key(digits.name(), id);
      } else if (item instanceof IrText.Lines lines && lines.id() == id) {
        return key(lines.name(), id);
      }
    }
    throw new GenerationException("no item " + id + " in " + text.qualifiedName());
  }

  private boolean isLong(int id) {
    return text.items().stream()
        .anyMatch(
            i ->
                i instanceof IrText.Digits digits
                    && digits.id() == id
                    && StructScope.isLong(digits.type()));
  }
}
