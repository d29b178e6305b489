// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import dev.meerkat.dsl.ir.IrAnnotation;
import dev.meerkat.dsl.ir.IrDeclaration;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The end of a script: the protocols, their fields, where they are registered. */
final class Registration {

  private final IrModule module;
  private final LuaNames names;
  private final LuaPrinter out;
  private final Set<String> framed;

  Registration(IrModule module, LuaNames names, LuaPrinter out, Set<String> framed) {

    this.module = module;
    this.names = names;
    this.out = out;
    this.framed = framed;
  }

  void print() {
    out.line("");
    out.line("local kinds = {");
    for (IrDeclaration message : LuaNames.messages(module)) {
      kind(message);
    }
    out.line("}");
    out.line("");
    out.line("register_all(kinds, field)");
  }

  private void kind(IrDeclaration message) {
    String protocol = LuaNames.protocol(module, message);
    String title = message.simpleName();
    out.raw("  ").open("{");
    out.line("  name = %s,", LuaPrinter.quoted(protocol));
    out.line(
        "  proto = Proto(%s, %s),",
        LuaPrinter.quoted(protocol),
        LuaPrinter.quoted(title + " (" + module.name() + ", by Meerkat)"));
    out.line("  label = %s, title = %s,", quotedLabel(protocol), LuaPrinter.quoted(title));
    out.line("  read = %s,", names.of("read", message.qualifiedName()));
    if (message instanceof IrStruct struct) {
      struct(struct);
    } else if (message instanceof IrText text) {
      out.line("  is_text = true, is_stream = %s, most = %d,", text.stream(), text.maxBytes());
      out.line("  params = {},");
    }
    entries(annotations(message));
    out.close("  },");
  }

  /** What stands in the column of protocols. */
  private static String quotedLabel(String protocol) {
    return LuaPrinter.quoted(
        protocol.substring(protocol.indexOf('_') + 1).toUpperCase(Locale.ROOT));
  }

  private void struct(IrStruct struct) {
    if (framed.contains(struct.qualifiedName())) {
      out.line("  is_stream = true, frame = %s,", names.of("frame", struct.qualifiedName()));
    }
    String params =
        struct.params().stream().map(Registration::param).collect(Collectors.joining(", "));
    out.line("  params = {%s },", params.isEmpty() ? "" : " " + params);
  }

  private static String param(IrParam param) {
    return param.type() instanceof IrType.PartialSum
        ? "\"sum\""
        : LuaPrinter.quoted(LuaNames.snake(param.name()));
  }

  private static List<IrAnnotation> annotations(IrDeclaration message) {
    return message instanceof IrStruct struct
        ? struct.annotations()
        : ((IrText) message).annotations();
  }

  /** {@code @wireshark("udp.port", "5683")} registers the message in a table of dissectors. */
  private void entries(List<IrAnnotation> annotations) {
    List<String> entries =
        annotations.stream()
            .filter(a -> a.name().equals("wireshark") && a.arguments().size() > 1)
            .flatMap(a -> a.arguments().stream().skip(1).map(v -> entry(a.arguments().get(0), v)))
            .toList();
    if (!entries.isEmpty()) {
      out.line("  entries = { %s },", String.join(", ", entries));
    }
  }

  private static String entry(String table, String value) {
    boolean isNumber = value.matches("\\d{1,9}");
    return "{ "
        + LuaPrinter.quoted(table)
        + ", "
        + (isNumber ? value : LuaPrinter.quoted(value))
        + " }";
  }
}
