// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.content;

import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.fuzz.library.Called;
import dev.meerkat.fuzz.library.Codecs;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a content with a generated writer, as a user would: numbers first, then the parts in their
 * order.
 *
 * <p>What no user could write down (an argument left out, a number that is no int) is {@link
 * Called.Unfit}.
 */
public final class ContentDriver {
  private final IrProgram program;

  public ContentDriver(IrProgram program) {
    this.program = program;
  }

  /** What {@code finish} answers. */
  public int write(
      Called writer,
      IrStruct struct,
      Content.Struct content,
      List<Long> arguments,
      byte[] buffer,
      int offset,
      int capacity) {
    List<Object> window = new ArrayList<>(List.of(buffer, offset, capacity));
    List<Object> sums = new ArrayList<>();
    for (int i = 0; i < struct.params().size(); i++) {
      IrParam param = struct.params().get(i);
      (param.type() instanceof IrType.PartialSum ? sums : window).add(arguments.get(i));
    }
    writer.call("wrap", window.toArray());
    body(struct, content, writer);
    return writer.integer("finish", sums.toArray());
  }

  private void body(IrStruct struct, Content.Struct content, Called writer) {
    for (IrField field : struct.fields()) {
      Content value = field.name() == null ? null : content.fields().get(field.name());
      if (JavaTypes.isScalar(field.type()) && value instanceof Content.Number number) {
        String setter = Codecs.accessor(field.name());
        if (writer.has(setter, 1)) {
          writer.call(setter, number.value());
        }
      }
    }
    for (IrField field : struct.fields()) {
      Content part = field.name() == null ? null : content.fields().get(field.name());
      if (part != null && !JavaTypes.isScalar(field.type()) && field.constant() == null) {
        part(field.type(), part, Codecs.accessor(field.name()), writer);
      }
    }
  }

  private void part(IrType type, Content content, String method, Called writer) {
    if (content instanceof Content.Number number) {
      writer.call(method, number.value());
    } else if (content instanceof Content.Bytes bytes) {
      octets(type, bytes, method, writer);
    } else if (content instanceof Content.Chain chain) {
      ChainDriver.chain(program.chain(((IrType.ChainOf) type).chainName()), chain, method, writer);
    } else if (content instanceof Content.Struct struct) {
      body(program.struct(((IrType.StructOf) type).structName()), struct, writer.part(method));
    } else if (content instanceof Content.Tlv tlv) {
      IrTlv declaration = program.tlv(((IrType.TlvOf) type).tlvName());
      Called elements = writer.part(method);
      tlv.elements().forEach(e -> ElementDriver.element(this, declaration, e, elements));
    } else if (content instanceof Content.Elements list) {
      elements((IrType.ListOf) type, list, method, writer);
    } else if (content instanceof Content.Case chosen) {
      choice((IrType.Switch) type, chosen, method, writer);
    } else {
      throw new Called.Unfit();
    }
  }

  private static void octets(IrType type, Content.Bytes bytes, String method, Called writer) {
    byte[] octets = bytes.octets().toArray();
    long fixed = fixed(type);
    if (fixed < 0) {
      writer.call(method, octets, 0, octets.length);
    } else if (octets.length == fixed) {
      writer.call(method, octets, 0);
    } else {
      throw new Called.Unfit();
    }
  }

  private void elements(IrType.ListOf type, Content.Elements list, String method, Called writer) {
    if (!(type.element() instanceof IrType.StructOf struct)) {
      writer.call(method);
      for (Content element : list.values()) {
        if (element instanceof Content.Number number) {
          writer.call(method + "Add", number.value());
        } else {
          octets(type.element(), (Content.Bytes) element, method + "Add", writer);
        }
      }
      return;
    }
    Called cursor = writer.part(method);
    for (Content element : list.values()) {
      body(program.struct(struct.structName()), (Content.Struct) element, cursor.part("add"));
    }
    cursor.call("end");
  }

  private void choice(IrType.Switch type, Content.Case chosen, String method, Called writer) {
    IrType.Case option =
        type.cases().stream().filter(c -> c.name().equals(chosen.name())).findFirst().orElseThrow();
    String name = option.isDefault() ? method : method + JavaNames.pascal(option.name());
    part(option.type(), chosen.value(), name, writer);
  }

  /** Fills a part that was opened. */
  void open(IrStruct struct, Content.Struct content, Called part) {
    body(struct, content, part);
  }

  /** The number of bytes that a writer's method takes without being told. */
  static long fixed(IrType type) {
    return type instanceof IrType.Bytes bytes && bytes.extent() instanceof IrType.Extent.Fixed fixed
        ? fixed.count()
        : -1;
  }
}
