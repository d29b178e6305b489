// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.Locale;

/** Statements that tell bytes, structs, lists and tlvs. */
final class PartStatements {
  private final GenerationContext context;
  private final ReaderShape shape;
  private final ScalarStatements scalars;

  PartStatements(GenerationContext context, ReaderShape shape) {
    this.context = context;
    this.shape = shape;
    this.scalars = new ScalarStatements(context, shape);
  }

  /**
   * Tells what stands in a field.
   *
   * @param stem beginning of the accessors' names: {@code payload}, {@code payloadMx}
   */
  CodeBlock tell(IrField field, IrType type, String stem) {
    if (type instanceof IrType.Bytes bytes) {
      return bytes(field, format(field, bytes), stem);
    } else if (type instanceof IrType.StructOf part) {
      return CodeBlock.builder()
          .addStatement(
              "$T.part($S, reader.$L(), visitor)",
              context.names().dump(part.structName()),
              field.name(),
              stem)
          .build();
    } else if (type instanceof IrType.ChainOf) {
      return CodeBlock.builder()
          .addStatement("visitor.chain($S, reader.$L())", field.name(), stem)
          .build();
    } else if (type instanceof IrType.TlvOf tlv) {
      return list(field, elements(tlv, stem));
    } else if (type instanceof IrType.ListOf list) {
      return list(field, elements(field, list, stem));
    }
    throw new GenerationException("no dump for " + type);
  }

  /** {@code visitor.secret("password", reader.passwordOffset(), reader.passwordLength());}. */
  CodeBlock secret(IrField field) {
    CodeBlock.Builder told = CodeBlock.builder();
    if (JavaTypes.isScalar(field.type())) {
      int bits = JavaTypes.wire(field.type()).bits();
      return told.addStatement(
              "visitor.secret($S, (int) ($L >>> 3), $L)",
              field.name(),
              CodeBlock.of("($L)", shape.bit(field)),
              (bits + 7) / 8)
          .build();
    }
    String stem = shape.named(field);
    return told.addStatement(
            "visitor.secret($S, $L, $L)", field.name(), shape.offset(stem), shape.length(stem))
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * visitor.bytes("payload", FieldFormat.HEX, reader.buffer(), reader.payloadOffset(), ...);
   * </pre>
   */
  CodeBlock bytes(IrField field, String format, String stem) {
    return CodeBlock.builder()
        .addStatement(
            "visitor.bytes($S, $T.$L, reader.buffer(), $L, $L)",
            field.name(),
            DumpNames.FORMAT,
            format,
            shape.offset(stem),
            shape.length(stem))
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * visitor.beginList("blocks", reader.blocksOffset(), reader.blocksLength());
   * ...
   * visitor.endList();
   * </pre>
   */
  private CodeBlock list(IrField field, CodeBlock elements) {
    String place = shape.named(field);
    return CodeBlock.builder()
        .addStatement(
            "visitor.beginList($S, $L, $L)", field.name(), shape.offset(place), shape.length(place))
        .add(elements)
        .addStatement("visitor.endList()")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * for (TcpOptionReader element = reader.options(); element.nextTag(); ) {
   *   TcpOptionDump.element(element, visitor);
   * }
   * </pre>
   */
  private CodeBlock elements(IrType.TlvOf tlv, String stem) {
    return CodeBlock.builder()
        .beginControlFlow(
            "for ($T element = reader.$L(); element.$L(); )",
            context.names().reader(tlv.tlvName()),
            stem,
            context.program().tlv(tlv.tlvName()).hasMarks() ? "nextTag" : "next")
        .addStatement("$T.element(element, visitor)", context.names().dump(tlv.tlvName()))
        .endControlFlow()
        .build();
  }

  /**
   * Emits, for structs as for a tlv with {@code SackBlockDump.part(null, element.value(), visitor)}
   * inside, for numbers:
   *
   * <pre>
   * for (int i = 0; i &lt; reader.groupsCount(); i++) {
   *   visitor.number(null, reader.groupsOffset() * 8L + i * 16L, 16, reader.groups(i), null);
   * }
   * </pre>
   */
  private CodeBlock elements(IrField field, IrType.ListOf list, String stem) {
    CodeBlock.Builder told = CodeBlock.builder();
    if (list.element() instanceof IrType.StructOf part) {
      ClassName cursor = shape.owner().nestedClass(JavaNames.pascal(stem));
      told.beginControlFlow("for ($T element = reader.$L(); element.next(); )", cursor, stem)
          .addStatement(
              "$T.part(null, element.value(), visitor)", context.names().dump(part.structName()));
    } else if (JavaTypes.isScalar(list.element())) {
      int bits = JavaTypes.wire(list.element()).bits();
      told.beginControlFlow("for (int i = 0; i < reader.$LCount(); i++)", stem)
          .add(
              scalars.number(
                  CodeBlock.of("null"),
                  CodeBlock.of("$L * 8L + i * $LL", shape.offset(shape.named(field)), bits),
                  list.element(),
                  CodeBlock.of("reader.$L(i)", stem)));
    } else if (list.element() instanceof IrType.Bytes bytes
        && bytes.extent() instanceof IrType.Extent.Fixed octets) {
      told.beginControlFlow("for (int i = 0; i < reader.$LCount(); i++)", stem)
          .addStatement(
              "visitor.bytes(null,$W$T.$L,$Wreader.buffer(),$Wreader.$LOffset(i),$W$L)",
              DumpNames.FORMAT,
              format(field, bytes),
              stem,
              octets.count());
    } else {
      throw new GenerationException(
          "no dump for a list of " + list.element() + ": " + field.name());
    }
    return told.endControlFlow().build();
  }

  /** The name of the FieldFormat constant. */
  static String format(IrField field, IrType.Bytes bytes) {
    if (field.format() != null) {
      return field.format().toUpperCase(Locale.ROOT);
    }
    return bytes.encoding() == IrType.Encoding.BYTES ? "HEX" : bytes.encoding().name();
  }
}
