// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.constants;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The class of names beside a tlv: its tags, error kinds, names of tags and fields. */
public final class TlvNamesEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    return context.tlvs(module).stream()
        .map(t -> JavaPrinter.file(context, t, type(context, module, t)))
        .toList();
  }

  /**
   * The class.
   *
   * <pre>
   * public final class TcpOption {
   *   public static final int MSS = 2;
   *   public static final int OPTION_LENGTH = 64;
   *   public static String name(int tag) { … }
   *   public static String errorName(int code) { … }
   *   public static String fieldName(int fieldId) { … }
   * }
   * </pre>
   */
  private static TypeSpec type(GenerationContext context, IrModule module, IrTlv tlv) {
    TypeSpec.Builder type =
        NamesEmitter.constantsClass(context.names().constants(tlv.qualifiedName()).simpleName());
    type.addJavadoc(
        Javadocs.of(
            "Tags and names of {@code " + tlv.simpleName() + "}.", Javadocs.escape(tlv.doc())));
    boolean isLong = JavaTypes.isLong(JavaTypes.wire(tlv.head().field(1).type()));
    List<String> taken = new ArrayList<>();
    for (IrTlv.Case element : tlv.cases()) {
      if (!element.isDefault()) {
        taken.add(element.name());
        type.addField(
            NamesEmitter.constant(
                isLong ? TypeName.LONG : TypeName.INT,
                element.name(),
                Javadocs.escape(element.doc()),
                CodeBlock.of(isLong ? "$LL" : "$L", element.tag())));
      }
    }
    NamesEmitter.errorKinds(module, type, taken);
    return type.addMethod(name(tlv, isLong))
        .addMethod(NamesEmitter.errorName(module))
        .addMethod(NamesEmitter.fieldName(fieldNames(tlv)))
        .build();
  }

  /** Ids of a tlv's own reader: the head's fields first, then those of each case in order. */
  private static List<String> fieldNames(IrTlv tlv) {
    List<String> names = new ArrayList<>();
    tlv.head().fields().forEach(f -> names.add(f.name()));
    for (IrTlv.Case element : tlv.cases()) {
      if (element.body() != null) {
        for (IrField field : element.body().fields()) {
          names.add(element.name() + "." + (field.name() == null ? "_" : field.name()));
        }
      }
    }
    return names;
  }

  /**
   * The name of a tag.
   *
   * <pre>
   * public static String name(int tag) {
   *   switch (tag) {
   *     case 2:
   *       return "MSS";
   *     default:
   *       return null;
   *   }
   * }
   * </pre>
   */
  private static MethodSpec name(IrTlv tlv, boolean isLong) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("name")
            .addJavadoc(Javadocs.of("The name of a tag, null if it has none."))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(String.class)
            .addParameter(isLong ? TypeName.LONG : TypeName.INT, "tag");
    if (isLong) {
      for (IrTlv.Case element : tlv.cases()) {
        if (!element.isDefault()) {
          method
              .beginControlFlow("if (tag == $LL)", element.tag())
              .addStatement("return $S", element.name())
              .endControlFlow();
        }
      }
      return method.addStatement("return null").build();
    }
    method.beginControlFlow("switch (tag)");
    for (IrTlv.Case element : tlv.cases()) {
      if (!element.isDefault()) {
        method.addCode("case $L:\n", element.tag());
        method.addStatement("$>return $S$<", element.name());
      }
    }
    return method.addCode("default:\n").addStatement("$>return null$<").endControlFlow().build();
  }
}
