// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.constants;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.Findings;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import java.util.ArrayList;
import java.util.List;

/** The class of names beside a message or struct: field ids, error kinds, findings. */
public final class StructNamesEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    return context.structs(module).stream()
        .map(s -> JavaPrinter.file(context, s, type(context, module, s)))
        .toList();
  }

  /**
   * The class.
   *
   * <pre>
   * public final class Tcp {
   *   public static final int FIELD_SOURCE_PORT = 1;
   *   public static final int OPTION_LENGTH = 64;
   *   public static final int FINDING_RESERVED = 1;
   *   public static String errorName(int code) { … }
   *   public static String fieldName(int fieldId) { … }
   * }
   * </pre>
   */
  private static TypeSpec type(GenerationContext context, IrModule module, IrStruct struct) {
    TypeSpec.Builder type =
        NamesEmitter.constantsClass(context.names().constants(struct.qualifiedName()).simpleName());
    type.addJavadoc(
        Javadocs.of(
            "Names and numbers of {@code " + struct.simpleName() + "}.",
            Javadocs.escape(struct.doc())));
    List<String> names = new ArrayList<>();
    for (IrField field : struct.fields()) {
      names.add(field.name());
      if (field.name() != null) {
        type.addField(
            NamesEmitter.constant(
                TypeName.INT,
                "FIELD_" + JavaNames.constant(field.name()),
                "Field id of {@code " + field.name() + "}.",
                CodeBlock.of("$L", field.id())));
      }
    }
    NamesEmitter.errorKinds(module, type, List.of());
    for (Findings.Finding finding : Findings.of(struct)) {
      type.addField(
          NamesEmitter.constant(
              TypeName.INT, finding.name(), finding.doc(), CodeBlock.of("1 << $L", finding.bit())));
    }
    return type.addMethod(NamesEmitter.errorName(module))
        .addMethod(NamesEmitter.fieldName(names))
        .build();
  }
}
