// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.Presences;
import java.util.function.Function;

/**
 * What a dump calls on a reader, by the names that the reader's emitter gives its accessors.
 *
 * @param struct the fields at hand: a struct, or the body of a case of a tlv
 * @param constants class with the names of findings and errors
 * @param namesFindings whether that class has a constant for each finding
 * @param owner the reader's class
 * @param start where the struct starts, as an index in the buffer
 * @param isBits whether the struct is less than an octet and so may begin inside of one
 * @param accessors name of a field's accessor
 */
record ReaderShape(
    IrStruct struct,
    ClassName constants,
    boolean namesFindings,
    ClassName owner,
    CodeBlock start,
    boolean isBits,
    Function<IrField, String> accessors) {

  static ReaderShape of(GenerationContext context, IrStruct struct) {
    JavaNames names = context.names();
    return new ReaderShape(
        struct,
        names.constants(struct.qualifiedName()),
        true,
        names.reader(struct.qualifiedName()),
        CodeBlock.of("reader.offset()"),
        BitStructs.is(struct),
        field -> names.accessor(struct, field));
  }

  /** The body of a tlv's case: it starts behind the head. */
  static ReaderShape of(GenerationContext context, IrTlv tlv, IrTlv.Case element) {
    JavaNames names = context.names();
    int head = 0;
    CodeBlock.Builder start = CodeBlock.builder().add("reader.offset()");
    for (IrField field : tlv.head().fields()) {
      if (field.type() instanceof IrType.Elastic) {
        start.add(" + reader.$LLength()", names.accessor(tlv.head(), field));
      } else {
        head += JavaTypes.wire(field.type()).bits();
      }
    }
    return new ReaderShape(
        element.body(),
        names.constants(tlv.qualifiedName()),
        false,
        names.reader(tlv.qualifiedName()),
        CodeBlock.of("($L + $L)", start.build(), head / 8),
        false,
        field -> names.accessor(tlv, element, field));
  }

  /** {@code payload}. */
  String named(IrField field) {
    return accessors.apply(field);
  }

  /** {@code payloadMx}: what stands in a case of a switch. */
  String named(IrField field, IrType.Case choice) {
    return named(field) + JavaNames.pascal(choice.name());
  }

  /** {@code reader.ttl()}. */
  CodeBlock value(IrField field) {
    String presence = Presences.accessor(struct, field);
    return presence == null
        ? CodeBlock.of("reader.$L()", named(field))
        : CodeBlock.of("reader.$L() ? 1 : 0", presence);
  }

  /** {@code reader.hasPacketId()}. */
  CodeBlock has(IrField field) {
    return CodeBlock.of("reader.has$L()", JavaNames.pascal(named(field)));
  }

  /** {@code reader.payloadOffset()}. */
  CodeBlock offset(String name) {
    return CodeBlock.of("reader.$LOffset()", name);
  }

  /** {@code reader.payloadLength()}. */
  CodeBlock length(String name) {
    return CodeBlock.of("reader.$LLength()", name);
  }

  /**
   * {@code reader.offset() * 8L + 32}: the first bit of a number, counted from the buffer's first.
   * Behind a field of variable size: {@code reader.priorityOffset() * 8L}.
   */
  CodeBlock bit(IrField field) {
    boolean isFixed = field.position().anchor() == 0;
    CodeBlock octets = isFixed ? start : offset(named(field));
    int bits = isFixed ? field.position().bits() : field.position().bits() % 8;
    if (isBits) {
      CodeBlock first = CodeBlock.of("$L * 8L + reader.firstBit()", octets);
      return bits == 0 ? first : CodeBlock.of("$L + $L", first, bits);
    }
    return bits == 0 ? CodeBlock.of("$L * 8L", octets) : CodeBlock.of("$L * 8L + $L", octets, bits);
  }
}
