// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static dev.meerkat.generator.java.CompiledDescriptions.call;
import static dev.meerkat.generator.java.CompiledDescriptions.has;

import dev.meerkat.core.codec.ChainTable;
import dev.meerkat.dsl.interpret.ChainText;
import dev.meerkat.dsl.interpret.Content;
import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.generator.java.CompiledDescriptions;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Writes a content with generated writers, as a user would: numbers in any order, then parts. */
final class ContentDriver {
  /** What no user could do: leave an argument out, hand over a value of another type. */
  static final class Incomplete extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final Set<String> TAKEN =
      Set.of(
          "end", "wrap", "finish", "size", "count", "other", "allow", "fail", "begin", "head",
          "close");

  private final CompiledDescriptions classes;
  private final IrProgram program;
  private final Random random;

  ContentDriver(CompiledDescriptions classes, long seed) {
    this.classes = classes;
    this.program = classes.program();
    this.random = new Random(seed);
  }

  /** What {@code finish} answers. */
  int write(
      IrStruct struct,
      Content.Struct content,
      List<Long> arguments,
      byte[] buffer,
      int offset,
      int capacity) {
    Object writer = classes.make(struct.qualifiedName(), "Writer");
    List<Object> window = new ArrayList<>(List.of(buffer, offset, capacity));
    List<Object> sums = new ArrayList<>();
    for (int i = 0; i < struct.params().size(); i++) {
      IrParam param = struct.params().get(i);
      if (param.type() instanceof IrType.Origin) {
        window.add(new ChainTable().begin(offset + arguments.get(i).intValue()));
        continue;
      }
      (param.type() instanceof IrType.PartialSum ? sums : window).add(arguments.get(i));
    }
    call(writer, "wrap", window.toArray());
    body(struct, content, writer);
    return (Integer) call(writer, "finish", sums.toArray());
  }

  private void body(IrStruct struct, Content.Struct content, Object writer) {
    List<IrField> numbers = new ArrayList<>();
    for (IrField field : struct.fields()) {
      if (field.name() != null && JavaTypes.isScalar(field.type())) {
        numbers.add(field);
      }
    }
    Collections.shuffle(numbers, random);
    for (IrField field : numbers) {
      if (content.fields().get(field.name()) instanceof Content.Number number) {
        String setter = JavaNames.accessor(field.name());
        if (has(writer, setter, number.value())) {
          call(writer, setter, number.value());
        }
      }
    }
    for (IrField field : struct.fields()) {
      Content part = field.name() == null ? null : content.fields().get(field.name());
      boolean isPart = !JavaTypes.isScalar(field.type()) && field.constant() == null;
      if (part != null && isPart) {
        part(field.type(), part, JavaNames.accessor(field.name()), writer);
      }
    }
  }

  private void part(IrType type, Content content, String method, Object writer) {
    if (content instanceof Content.Number number) {
      call(writer, method, number.value());
    } else if (content instanceof Content.Bytes bytes) {
      bytes(type, bytes.octets().toArray(), method, writer);
    } else if (content instanceof Content.Chain chain) {
      chain(program.chain(((IrType.ChainOf) type).chainName()), chain, method, writer);
    } else if (content instanceof Content.Struct struct) {
      IrStruct declaration = program.struct(((IrType.StructOf) type).structName());
      if (declaration.message()) {
        layer(declaration, struct, method, writer);
      } else {
        body(declaration, struct, call(writer, method));
      }
    } else if (content instanceof Content.Tlv tlv) {
      IrTlv declaration = program.tlv(((IrType.TlvOf) type).tlvName());
      Object elements = call(writer, method);
      tlv.elements().forEach(e -> element(declaration, e, elements));
    } else if (content instanceof Content.Elements list) {
      elements((IrType.ListOf) type, list, method, writer);
    } else if (content instanceof Content.Case chosen) {
      choice((IrType.Switch) type, chosen, method, writer);
    }
  }

  private static void bytes(IrType type, byte[] octets, String method, Object writer) {
    if (fixed(type) >= 0) {
      if (octets.length != fixed(type)) {
        throw new Incomplete();
      }
      call(writer, method, octets, 0);
    } else {
      call(writer, method, octets, 0, octets.length);
    }
  }

  /** As text or as octets: both mean the same; an empty element cannot be said in text. */
  private void chain(IrChain type, Content.Chain chain, String method, Object writer) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    boolean isClean = true;
    for (Octets element : chain.elements()) {
      if (element.length() == 0) {
        throw new Incomplete();
      }
      isClean &= element.length() < 1 << type.element().lengthBits();
      head(type, element.length(), octets);
      octets.writeBytes(element.toArray());
    }
    head(type, 0, octets);
    if (random.nextBoolean() || !isClean) {
      call(writer, method, ChainText.of(chain.elements()));
    } else {
      call(writer, method, octets.toByteArray(), 0, octets.size());
    }
  }

  private static void head(IrChain type, int length, ByteArrayOutputStream into) {
    long head = type.element().tag() << type.element().lengthBits() | length;
    for (int shift = (type.headBytes() - 1) * 8; shift >= 0; shift -= 8) {
      into.write((int) (head >>> shift));
    }
  }

  /** A message inside of another is written on its own and handed over as bytes. */
  private void layer(IrStruct layer, Content.Struct content, String method, Object writer) {
    byte[] buffer = new byte[1000];
    int length = write(layer, content, List.of(), buffer, 0, buffer.length);
    if (length < 0) {
      throw new Incomplete();
    }
    call(writer, method, buffer, 0, length);
  }

  private void elements(IrType.ListOf type, Content.Elements list, String method, Object writer) {
    if (!(type.element() instanceof IrType.StructOf struct)) {
      if (list.values().isEmpty() || random.nextBoolean()) {
        call(writer, method);
      }
      for (Content element : list.values()) {
        if (element instanceof Content.Number number) {
          call(writer, method + "Add", number.value());
        } else {
          bytes(
              type.element(), ((Content.Bytes) element).octets().toArray(), method + "Add", writer);
        }
      }
      return;
    }
    Object cursor = call(writer, method);
    for (Content element : list.values()) {
      body(program.struct(struct.structName()), (Content.Struct) element, call(cursor, "add"));
    }
    call(cursor, "end");
  }

  private void choice(IrType.Switch type, Content.Case chosen, String method, Object writer) {
    IrType.Case option =
        type.cases().stream().filter(c -> c.name().equals(chosen.name())).findFirst().orElseThrow();
    String name = option.isDefault() ? method : method + JavaNames.pascal(option.name());
    part(option.type(), chosen.value(), name, writer);
  }

  private void element(IrTlv tlv, Content.Element element, Object elements) {
    IrTlv.Case chosen =
        tlv.cases().stream().filter(c -> c.name().equals(element.name())).findFirst().orElseThrow();
    String camel = JavaNames.camel(chosen.name());
    boolean isTaken = TAKEN.contains(camel) || !JavaNames.accessor(chosen.name()).equals(camel);
    String method = chosen.isDefault() ? "other" : isTaken ? camel + "Element" : camel;
    if (chosen.body() == null) {
      call(elements, method);
    } else if (returnType(elements, method) == elements.getClass()) {
      call(elements, method, arguments(chosen, element).toArray());
    } else if (chosen.isDefault()) {
      body(chosen.body(), element.body(), call(elements, method, element.tag()));
    } else {
      body(chosen.body(), element.body(), call(elements, method));
    }
  }

  /** The tag of the default case, then the fields in order; bytes with where they begin. */
  private static List<Object> arguments(IrTlv.Case chosen, Content.Element element) {
    List<Object> arguments = new ArrayList<>();
    if (chosen.isDefault()) {
      arguments.add(element.tag());
    }
    for (IrField field : chosen.body().fields()) {
      if (!WriterPlan.isGiven(field)) {
        continue;
      }
      Content value = element.body().fields().get(field.name());
      if (value instanceof Content.Number number) {
        arguments.add(number.value());
      } else if (value instanceof Content.Bytes bytes) {
        byte[] octets = bytes.octets().toArray();
        arguments.add(octets);
        arguments.add(0);
        if (fixed(field.type()) < 0) {
          arguments.add(octets.length);
        } else if (octets.length != fixed(field.type())) {
          throw new Incomplete();
        }
      } else {
        throw new Incomplete();
      }
    }
    return arguments;
  }

  /** The number of bytes that a writer's method takes without being told. */
  private static long fixed(IrType type) {
    return type instanceof IrType.Bytes bytes && bytes.extent() instanceof IrType.Extent.Fixed fixed
        ? fixed.count()
        : -1;
  }

  private static Class<?> returnType(Object target, String method) {
    for (Method candidate : target.getClass().getMethods()) {
      if (candidate.getName().equals(method)) {
        return candidate.getReturnType();
      }
    }
    throw new IllegalStateException("no " + method + " in " + target.getClass());
  }
}
