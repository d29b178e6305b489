// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.plan.GenerationContext;
import javax.lang.model.element.Modifier;

/**
 * The dump class of a message or struct: {@code tree}, {@code part}, {@code json}, {@code text}.
 */
final class StructDump {
  private final GenerationContext context;
  private final IrStruct struct;
  private final ClassName reader;
  private final ClassName constants;

  StructDump(GenerationContext context, IrStruct struct) {
    this.context = context;
    this.struct = struct;
    this.reader = context.names().reader(struct.qualifiedName());
    this.constants = context.names().constants(struct.qualifiedName());
  }

  TypeSpec type() {
    TypeSpec.Builder type =
        DumpNames.dumpClass(
                context.names().dump(struct.qualifiedName()),
                "Tells or prints what a {@link $T} has read.",
                reader)
            .addMethod(tree())
            .addMethod(part())
            .addMethods(DumpPrinters.of(reader));
    ReaderShape shape = ReaderShape.of(context, struct);
    new BodyMethods(context, shape).addTo(type, "fields", reader, struct.items());
    return type.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public static void tree(TcpReader reader, FieldVisitor visitor) {
   *   visitor.beginMessage("Tcp", reader.buffer(), reader.offset(), reader.size());
   *   if (reader.status() == Codec.OK) {
   *     fields(reader, visitor);
   *   } else {
   *     int code = reader.status();
   *     visitor.error(code, Tcp.errorName(code), Tcp.fieldName(reader.errorField()),
   *         reader.errorOffset());
   *   }
   *   visitor.endMessage();
   * }
   * </pre>
   */
  private MethodSpec tree() {
    return method("tree", "Tells a visitor every field in wire order, or the error.")
        .addParameter(reader, "reader")
        .addParameter(DumpNames.VISITOR, "visitor")
        .addStatement(
            "visitor.beginMessage($S, reader.buffer(), reader.offset(), reader.size())",
            struct.simpleName())
        .addCode(DumpPrinters.fieldsOrError(constants))
        .addStatement("visitor.endMessage()")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public static void part(String name, SackBlockReader reader, FieldVisitor visitor) {
   *   visitor.beginStruct(name, "SackBlock", reader.offset(), reader.size());
   *   fields(reader, visitor);
   *   visitor.endStruct();
   * }
   * </pre>
   */
  private MethodSpec part() {
    return method("part", "Tells the fields of a part of another message; null names an element.")
        .addParameter(String.class, "name")
        .addParameter(reader, "reader")
        .addParameter(DumpNames.VISITOR, "visitor")
        .addStatement(
            "visitor.beginStruct(name, $S, reader.offset(), reader.size())", struct.simpleName())
        .addStatement("fields(reader, visitor)")
        .addStatement("visitor.endStruct()")
        .build();
  }

  private static MethodSpec.Builder method(String name, String doc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(CodeBlock.of("$L\n", doc))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC);
  }
}
