// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaTypes;

/** Statements that tell numbers, enumerations and flags, and the verdict on a checksum. */
final class ScalarStatements {
  private final GenerationContext context;
  private final ReaderShape shape;

  ScalarStatements(GenerationContext context, ReaderShape shape) {
    this.context = context;
    this.shape = shape;
  }

  /**
   * Emits.
   *
   * <pre>
   * visitor.number("ttl", reader.offset() * 8L + 64, 8, reader.ttl(), null);
   * </pre>
   */
  CodeBlock tell(IrField field, IrType type, CodeBlock value) {
    CodeBlock.Builder told = CodeBlock.builder();
    if (type instanceof IrType.Elastic elastic) {
      told.addStatement(
          "visitor.number($S, $L, $L, $L, null)",
          field.name(),
          shape.bit(field),
          bits(elastic, shape.named(field)),
          value);
    } else {
      told.add(number(CodeBlock.of("$S", field.name()), shape.bit(field), type, value));
    }
    if (field.derived() instanceof IrField.Derived.Checks) {
      told.add(verdict(field));
    }
    return told.build();
  }

  /** {@code reader.remainingLength() * 8}; of an escape, less what stands before its base. */
  static CodeBlock bits(IrType.Elastic type, String name) {
    int before = 8 - type.minBits();
    CodeBlock octets = CodeBlock.of("reader.$LLength() * 8", name);
    return before == 0 ? octets : CodeBlock.of("$L - $L", octets, before);
  }

  /** The same for a name and a place that are not a field's own: elements of lists. */
  CodeBlock number(CodeBlock name, CodeBlock bit, IrType type, CodeBlock value) {
    IrType.Int wire = JavaTypes.wire(type);
    CodeBlock.Builder told = CodeBlock.builder();
    if (type instanceof IrType.FlagsOf f) {
      told.addStatement(
          "$T.tell($L, $L, $L, visitor)", context.names().dump(f.flagsName()), name, bit, value);
    } else if (type instanceof IrType.EnumOf e) {
      CodeBlock symbol =
          CodeBlock.of("$T.name($L)", context.names().constants(e.enumName()), value);
      told.addStatement(
          "visitor.number($L, $L, $L, $L, $L)", name, bit, wire.bits(), value, symbol);
    } else if (wire.signed()) {
      told.addStatement("visitor.signed($L, $L, $L, $L)", name, bit, wire.bits(), value);
    } else {
      told.addStatement("visitor.number($L, $L, $L, $L, null)", name, bit, wire.bits(), value);
    }
    return told.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * if (reader.checksumVerified()) {
   *   visitor.verdict("checksum", "ok", reader.checksumOk());
   * }
   * </pre>
   */
  private CodeBlock verdict(IrField field) {
    String name = shape.named(field);
    return CodeBlock.builder()
        .beginControlFlow("if (reader.$LVerified())", name)
        .addStatement("visitor.verdict($S, $S, reader.$LOk())", field.name(), "ok", name)
        .endControlFlow()
        .build();
  }
}
