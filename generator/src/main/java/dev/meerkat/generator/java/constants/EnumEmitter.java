// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.constants;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrEnum;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.List;
import javax.lang.model.element.Modifier;

/** {@code enum IpProto : u8 { TCP = 6 }} as int constants with a name table; values stay open. */
public final class EnumEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    return context.enums(module).stream()
        .map(e -> JavaPrinter.file(context, e, type(context, e)))
        .toList();
  }

  /**
   * The class.
   *
   * <pre>
   * public final class IpProto {
   *   public static final int TCP = 6;
   *   public static String name(int value) { … }
   *   public static boolean isKnown(int value) { … }
   * }
   * </pre>
   */
  private static TypeSpec type(GenerationContext context, IrEnum enumeration) {
    TypeName number = JavaTypes.isLong(enumeration.wire()) ? TypeName.LONG : TypeName.INT;
    TypeSpec.Builder type =
        NamesEmitter.constantsClass(
            context.names().constants(enumeration.qualifiedName()).simpleName());
    type.addJavadoc(
        Javadocs.of(
            "Values of {@code " + enumeration.simpleName() + "}.",
            Javadocs.escape(enumeration.doc()),
            enumeration.closed() ? "Closed: other values are errors." : ""));
    for (IrEnum.Item item : enumeration.items()) {
      String doc = Javadocs.escape(item.doc());
      if (item.first() == item.last()) {
        type.addField(
            NamesEmitter.constant(number, item.name(), doc, literal(number, item.first())));
      } else {
        type.addField(
            NamesEmitter.constant(
                number, item.name() + "_FIRST", doc, literal(number, item.first())));
        type.addField(
            NamesEmitter.constant(
                number, item.name() + "_LAST", doc, literal(number, item.last())));
      }
    }
    return type.addMethod(name(enumeration, number)).addMethod(isKnown(number)).build();
  }

  /**
   * The name table: single values by switch, ranges by comparison.
   *
   * <pre>
   * public static String name(int value) {
   *   switch (value) {
   *     case 6:
   *       return "TCP";
   *     default:
   *       return null;
   *   }
   * }
   * </pre>
   */
  private static MethodSpec name(IrEnum enumeration, TypeName number) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("name")
            .addJavadoc(Javadocs.of("The name of a value, null if it has none."))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(String.class)
            .addParameter(number, "value");
    boolean isInt = number.equals(TypeName.INT);
    CodeBlock.Builder singles = CodeBlock.builder();
    for (IrEnum.Item item : enumeration.items()) {
      if (item.first() != item.last()) {
        method
            .beginControlFlow(
                "if (value >= $L && value <= $L)",
                literal(number, item.first()),
                literal(number, item.last()))
            .addStatement("return $S", item.name())
            .endControlFlow();
      } else if (isInt) {
        singles.add("case $L:\n", item.first()).addStatement("$>return $S$<", item.name());
      } else {
        method
            .beginControlFlow("if (value == $L)", literal(number, item.first()))
            .addStatement("return $S", item.name())
            .endControlFlow();
      }
    }
    if (singles.isEmpty()) {
      return method.addStatement("return null").build();
    }
    return method
        .beginControlFlow("switch (value)")
        .addCode(singles.build())
        .addCode("default:\n")
        .addStatement("$>return null$<")
        .endControlFlow()
        .build();
  }

  /** {@code public static boolean isKnown(int value) { return name(value) != null; }} */
  private static MethodSpec isKnown(TypeName number) {
    return MethodSpec.methodBuilder("isKnown")
        .addJavadoc(Javadocs.of("Whether a value has a name."))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(boolean.class)
        .addParameter(number, "value")
        .addStatement("return name(value) != null")
        .build();
  }

  private static CodeBlock literal(TypeName number, long value) {
    return number.equals(TypeName.INT) ? CodeBlock.of("$L", value) : CodeBlock.of("$LL", value);
  }
}
