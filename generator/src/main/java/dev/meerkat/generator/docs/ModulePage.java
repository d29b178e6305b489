// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.docs;

import dev.meerkat.dsl.ir.IrEnum;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrVector;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A module as Markdown: messages, parts, options, names of values, examples. */
final class ModulePage {
  private static final int HEX_LINE = 16;
  private static final int LONGEST_EXAMPLE = 256;

  private final IrModule module;
  private final StringBuilder out = new StringBuilder();

  ModulePage(IrModule module) {
    this.module = module;
  }

  String text() {
    out.append("## `").append(module.name()).append("`\n\n");
    paragraphs(module.doc());
    imports();
    module.structs().stream().filter(IrStruct::message).forEach(this::struct);
    module.structs().stream().filter(s -> !s.message()).forEach(this::struct);
    module.tlvs().forEach(this::tlv);
    module.chains().forEach(c -> declaration("Chain " + c.simpleName(), c.doc()));
    module.texts().forEach(t -> declaration("Text " + t.simpleName(), t.doc()));
    module.flags().forEach(this::flags);
    module.enums().forEach(this::enumeration);
    examples();
    rejects();
    return out.toString().stripTrailing() + "\n";
  }

  private void imports() {
    if (!module.imports().isEmpty()) {
      out.append("Leads to ");
      out.append(String.join(", ", module.imports().stream().map(ModulePage::link).toList()));
      out.append(".\n\n");
    }
  }

  private static String link(String module) {
    return "[`" + module + "`](" + Sentences.simple(module) + ".md)";
  }

  private void declaration(String title, String doc) {
    out.append("### ").append(title).append("\n\n");
    paragraphs(doc);
  }

  private void paragraphs(String doc) {
    if (!doc.isBlank()) {
      out.append(doc.strip()).append("\n\n");
    }
  }

  private void struct(IrStruct struct) {
    declaration((struct.message() ? "Message " : "Struct ") + struct.simpleName(), struct.doc());
    HeaderLayout layout = HeaderLayout.of(struct);
    if (!layout.rows().isEmpty()) {
      out.append("```\n").append(AsciiDiagram.text(layout)).append("```\n\n");
    }
    if (struct.message()) {
      out.append("[As a picture](").append(ProtocolPages.svg(module, struct)).append(")\n\n");
    }
    new FieldRows(struct, struct.params(), out).table();
  }

  private void tlv(IrTlv tlv) {
    declaration("Options " + tlv.simpleName(), tlv.doc());
    out.append("Head of each element:\n\n");
    new FieldRows(tlv.head(), tlv.params(), out).table();
    for (IrTlv.Case element : tlv.cases()) {
      out.append("#### ").append(tag(element)).append("\n\n");
      paragraphs(element.doc());
      switch (element.kind()) {
        case STOP -> out.append("The tag alone; ends the run.\n\n");
        case SKIP -> out.append("The tag alone; passed over.\n\n");
        case ERROR -> out.append("Refused: ").append(element.error()).append(".\n\n");
        case VALUE -> value(tlv, element);
      }
    }
  }

  private void value(IrTlv tlv, IrTlv.Case element) {
    if (element.body().fields().isEmpty()) {
      out.append("Without content.\n\n");
    }
    new FieldRows(element.body(), tlv.params(), out).table();
  }

  private static String tag(IrTlv.Case element) {
    return element.isDefault() ? "any other" : element.tag() + " " + element.name();
  }

  private void flags(IrFlags flags) {
    declaration("Flags " + flags.simpleName(), flags.doc());
    out.append("| mask | flag | meaning |\n|---|---|---|\n");
    for (IrFlags.Item item : flags.items()) {
      long mask = ((1L << item.bits()) - 1) << item.shift();
      out.append("| ").append(hex(mask)).append(" | ");
      out.append(item.name() == null ? "" : "`" + item.name() + "`").append(" | ");
      out.append(FieldRows.cell(item.doc().strip())).append(" |\n");
    }
    out.append('\n');
  }

  private void enumeration(IrEnum enumeration) {
    declaration("Values " + enumeration.simpleName(), enumeration.doc());
    out.append("| value | name | meaning |\n|---|---|---|\n");
    for (IrEnum.Item item : enumeration.items()) {
      String value =
          item.first() == item.last() ? "" + item.first() : item.first() + ".." + item.last();
      out.append("| ").append(value).append(" | `").append(item.name()).append("` | ");
      out.append(FieldRows.cell(item.doc().strip())).append(" |\n");
    }
    out.append(enumeration.closed() ? "\nAll other values are refused.\n\n" : "\n");
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT);
  }

  private List<IrVector> vectors(boolean reject) {
    return module.vectors().stream().filter(v -> v.reject() == reject).toList();
  }

  private void examples() {
    if (vectors(false).isEmpty()) {
      return;
    }
    out.append("### Examples\n\n");
    for (IrVector vector : vectors(false)) {
      out.append("**").append(vector.title()).append("** (`");
      out.append(Sentences.simple(vector.target())).append("`)\n\n```\n").append(dump(vector));
      out.append("```\n\n");
      for (IrVector.Expect expect : vector.expects()) {
        out.append("- `").append(expect.source().replace("\n", " ")).append("`\n");
      }
      out.append(vector.expects().isEmpty() ? "" : "\n");
    }
  }

  private static String dump(IrVector vector) {
    byte[] octets = vector.octets().toArray();
    if (octets.length == 0) {
      return "(nothing)\n";
    }
    StringBuilder dump = new StringBuilder();
    int shown = Math.min(octets.length, LONGEST_EXAMPLE);
    for (int i = 0; i < shown; i += HEX_LINE) {
      String line = HexFormat.ofDelimiter(" ").formatHex(octets, i, Math.min(shown, i + HEX_LINE));
      dump.append(String.format(Locale.ROOT, "%04x  %s%n", i, line).replace("\r\n", "\n"));
    }
    return shown < octets.length
        ? dump.append("… ").append(octets.length - shown).append(" more octets\n").toString()
        : dump.toString();
  }

  private void rejects() {
    if (vectors(true).isEmpty()) {
      return;
    }
    out.append(
        "### What is refused\n\n| message | because | error | at octet |\n|---|---|---|---|\n");
    for (IrVector vector : vectors(true)) {
      out.append("| `").append(Sentences.simple(vector.target())).append("` | ");
      out.append(FieldRows.cell(vector.title())).append(" | ").append(vector.error());
      out.append(" | ").append(vector.errorAt() < 0 ? "" : "" + vector.errorAt()).append(" |\n");
    }
    out.append('\n');
  }
}
