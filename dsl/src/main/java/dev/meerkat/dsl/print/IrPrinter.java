// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.print;

import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrConst;
import dev.meerkat.dsl.ir.IrEnum;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrVector;
import java.util.List;

/** Prints programs and modules. */
public final class IrPrinter {
  private final Lines lines = new Lines();

  private IrPrinter() {}

  public static String print(IrProgram program) {
    IrPrinter printer = new IrPrinter();
    program.modules().forEach(printer::module);
    return printer.lines.toString();
  }

  public static String print(IrModule module) {
    IrPrinter printer = new IrPrinter();
    printer.module(module);
    return printer.lines.toString();
  }

  private void module(IrModule module) {
    lines.open("module " + module.name());
    if (!module.imports().isEmpty()) {
      lines.add("imports " + String.join(", ", module.imports()));
    }
    for (int i = 0; i < module.errors().size(); i++) {
      String from = i < module.declared() ? "" : " imported";
      lines.add("error " + module.errors().get(i) + " = " + (64 + i) + from);
    }
    module.constants().forEach(this::constant);
    module.enums().forEach(this::enumeration);
    module.flags().forEach(this::flags);
    module.charsets().forEach(this::charset);
    module.structs().forEach(this::struct);
    module.tlvs().forEach(this::tlv);
    module.chains().forEach(this::chain);
    module.texts().forEach(this::text);
    module.vectors().forEach(this::vector);
    lines.close();
  }

  private void constant(IrConst constant) {
    lines.add("const " + constant.simpleName() + " = " + constant.value());
  }

  private void enumeration(IrEnum enumeration) {
    lines.open(
        (enumeration.closed() ? "closed enum " : "enum ")
            + enumeration.simpleName()
            + " : "
            + Words.integer(enumeration.wire()));
    for (IrEnum.Item item : enumeration.items()) {
      String last = item.first() == item.last() ? "" : ".." + item.last();
      lines.add(item.name() + " = " + item.first() + last);
    }
    lines.close();
  }

  private void flags(IrFlags flags) {
    lines.open("flags " + flags.simpleName() + " : " + Words.integer(flags.wire()));
    for (IrFlags.Item item : flags.items()) {
      String name = item.name() == null ? "_" : item.name();
      lines.add(name + " : " + item.bits() + " bits, shift " + item.shift());
    }
    lines.close();
  }

  private void charset(IrCharset set) {
    lines.add(
        String.format(
            "charset %s = %016x %016x %016x %016x",
            set.simpleName(), set.word3(), set.word2(), set.word1(), set.word0()));
  }

  private void struct(IrStruct struct) {
    String kind = struct.message() ? "message " : "struct ";
    String max = struct.maxBytes() < 0 ? "" : " max " + struct.maxBytes();
    body(kind + struct.simpleName() + params(struct.params()) + max, struct);
  }

  private void body(String title, IrStruct struct) {
    lines.open(title + ", " + Words.bits(struct.sizeBits()));
    new BodyPrinter(lines, struct).print();
    lines.close();
  }

  private static String params(List<IrParam> params) {
    if (params.isEmpty()) {
      return "";
    }
    List<String> all = params.stream().map(p -> p.name() + ": " + Words.type(p.type())).toList();
    return "(" + String.join(", ", all) + ")";
  }

  private void tlv(IrTlv tlv) {
    String unique = tlv.unique() ? " unique except " + tlv.uniqueExcept() : "";
    lines.open("tlv " + tlv.simpleName() + params(tlv.params()) + unique);
    String covers = tlv.lengthCoversElement() ? "element" : "value";
    body(tlv.lengthField() == 0 ? "head" : "head, length covers the " + covers, tlv.head());
    for (IrTlv.Case one : tlv.cases()) {
      String title = (one.isDefault() ? "default" : one.tag() + " " + one.name());
      if (one.body() != null) {
        body(title, one.body());
      } else {
        String error = one.error() == null ? "" : " " + one.error();
        lines.add(title + " : " + one.kind() + error);
      }
    }
    lines.close();
  }

  private void chain(IrChain chain) {
    lines.open("chain " + chain.simpleName() + " max " + chain.maxBytes());
    IrChain.Element element = chain.element();
    lines.add(
        "element " + element.tag() + " " + element.name() + ", length " + element.lengthBits());
    IrChain.Jump jump = chain.jump();
    if (jump != null) {
      String tolerated = jump.tolerated() ? " tolerated" : "";
      lines.add("jump " + jump.tag() + " " + jump.name() + " max " + jump.maxJumps() + tolerated);
    }
    lines.add("default error " + (chain.error() == null ? "VALUE" : chain.error()));
    lines.close();
  }

  private void text(IrText text) {
    String stream = text.stream() ? " stream" : "";
    String max = text.maxBytes() < 0 ? "" : " max " + text.maxBytes();
    lines.open("text " + text.simpleName() + stream + max);
    text.items().forEach(item -> TextItems.print(lines, item));
    lines.close();
  }

  private void vector(IrVector vector) {
    lines.open(
        (vector.reject() ? "reject " : "vector ")
            + Words.simple(vector.target())
            + (vector.arguments().isEmpty() ? "" : vector.arguments())
            + " \""
            + vector.title()
            + "\"");
    lines.add("octets " + vector.octets());
    vector.expects().forEach(e -> lines.add("expect " + Exprs.text(e.condition())));
    if (vector.error() != null) {
      lines.add(
          "error " + vector.error() + (vector.errorAt() < 0 ? "" : " at " + vector.errorAt()));
    }
    lines.close();
  }
}
