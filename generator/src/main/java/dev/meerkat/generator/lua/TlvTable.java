// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrTlv;
import java.util.stream.Collectors;

/**
 * The table of a tlv: how its head is read, and what each tag leads to.
 *
 * <pre>
 * tlv.TcpOption = {
 *   shown = field.TcpOption._element, covers_element = true,
 *   tag = function(f) ... return v.kind end,
 *   rest = function(f) ... end,
 *   cases = { [0] = { name = "END", kind = "stop" }, [2] = { name = "MSS", body = ... } },
 *   default = { name = "DEFAULT", body = function(f) ... end },
 * }
 * </pre>
 */
final class TlvTable {
  private final IrProgram program;
  private final LuaNames names;
  private final LuaPrinter out;
  private final IrTlv tlv;

  TlvTable(IrProgram program, LuaNames names, LuaPrinter out, IrTlv tlv) {
    this.program = program;
    this.names = names;
    this.out = out;
    this.tlv = tlv;
  }

  void print() {
    String shown = names.of("field", tlv.qualifiedName());
    out.open(names.of("tlv", tlv.qualifiedName()) + " = {");
    out.line("shown = %s._element,", shown);
    if (tlv.lengthField() != 0 && tlv.lengthCoversElement()) {
      out.line("covers_element = true,");
    }
    if (tlv.unique()) {
      out.line(
          "unique = {%s },",
          tlv.uniqueExcept().stream()
              .map(name -> " " + LuaNames.entry(name) + " = true,")
              .collect(Collectors.joining()));
    }
    head(shown);
    out.open("cases = {");
    tlv.cases().stream().filter(c -> !c.isDefault()).forEach(this::element);
    out.close("},");
    tlv.cases().stream().filter(IrTlv.Case::isDefault).forEach(this::element);
    out.close("}");
  }

  private void head(String shown) {
    StructScope scope = new StructScope(program, names, tlv.head(), tlv.params());
    IrField tag = tlv.head().field(1);
    out.open("tag = function(" + scope.parameters() + ")");
    out.line("local v, F = f.v, %s", shown);
    new BodyFunctions(program, names, scope, out, true).field(tag);
    out.line("return v%s", LuaNames.index(LuaNames.key(tag)));
    out.close("end,");
    out.open("rest = function(" + scope.parameters() + ")");
    out.line("local v = f.v");
    BodyFunctions rest = new BodyFunctions(program, names, scope, out, false);
    tlv.head().fields().stream().skip(1).forEach(rest::field);
    tlv.head().fields().stream()
        .filter(f -> f.id() == tlv.lengthField() && f.derived() == null)
        .forEach(
            f ->
                out.line(
                    "f.length_name, f.said = %s, octets(v%s, 1, 1, 0)",
                    LuaPrinter.quoted(LuaNames.key(f)), LuaNames.index(LuaNames.key(f))));
    out.close("end,");
  }

  private void element(IrTlv.Case element) {
    String name = "name = " + LuaPrinter.quoted(element.name());
    String key = element.isDefault() ? "default" : key(element.tag());
    if (element.kind() == IrTlv.Kind.VALUE) {
      StructScope scope = new StructScope(program, names, element.body(), tlv.params());
      out.open(key + " = {");
      out.line("%s,", name);
      out.open("body = function(" + scope.parameters() + ")");
      out.line("local v, F = f.v, field[%s]", LuaPrinter.quoted(bodyKey(element)));
      new BodyFunctions(program, names, scope, out, true).whole();
      out.close("end,");
      out.close("},");
    } else if (element.kind() == IrTlv.Kind.ERROR) {
      String error = element.error() == null ? "VALUE" : element.error();
      out.line("%s = { %s, error = %s },", key, name, LuaPrinter.quoted(error));
    } else {
      String kind = element.kind() == IrTlv.Kind.STOP ? "stop" : "skip";
      out.line("%s = { %s, kind = \"%s\" },", key, name, kind);
    }
  }

  /** Tags beyond what Lua counts exactly are looked up by their text. */
  private String key(long tag) {
    boolean isLong = StructScope.isLong(tlv.head().field(1).type());
    return isLong ? "[\"" + tag + "\"]" : "[" + tag + "]";
  }

  /** {@code TcpOption.MSS}. */
  String bodyKey(IrTlv.Case element) {
    return names.key(tlv.qualifiedName()) + "." + element.name();
  }
}
