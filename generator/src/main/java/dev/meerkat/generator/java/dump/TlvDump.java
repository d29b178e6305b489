// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The dump class of a tlv: tells the element that its reader stands at. */
final class TlvDump {
  private final GenerationContext context;
  private final IrTlv tlv;
  private final ClassName reader;
  private final ClassName constants;

  TlvDump(GenerationContext context, IrTlv tlv) {
    this.context = context;
    this.tlv = tlv;
    this.reader = context.names().reader(tlv.qualifiedName());
    this.constants = context.names().constants(tlv.qualifiedName());
  }

  TypeSpec type() {
    TypeSpec.Builder type =
        DumpNames.dumpClass(
                context.names().dump(tlv.qualifiedName()),
                "Tells the element that a {@link $T} stands at.",
                reader)
            .addMethod(element());
    for (IrTlv.Case element : tlv.cases()) {
      if (hasFields(element)) {
        ReaderShape shape = ReaderShape.of(context, tlv, element);
        new BodyMethods(context, shape)
            .addTo(type, method(element), reader, element.body().items());
      }
    }
    return type.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public static void element(TcpOptionReader reader, FieldVisitor visitor) {
   *   int tag = reader.kind();
   *   visitor.beginCase("kind", reader.offset() * 8L, 8, tag, TcpOption.name(tag),
   *       reader.offset(), reader.size());
   *   switch (tag) {
   *     case TcpOption.NOP:
   *       break;
   *     case TcpOption.MSS:
   *       mssFields(reader, visitor);
   *       break;
   *     default:
   *       defaultFields(reader, visitor);
   *       break;
   *   }
   *   visitor.endCase();
   * }
   * </pre>
   */
  private MethodSpec element() {
    IrField tag = tlv.head().field(1);
    IrType.Int wire = JavaTypes.wire(tag.type());
    boolean isLong = JavaTypes.isLong(wire);
    return MethodSpec.methodBuilder("element")
        .addJavadoc("Tells the element that the reader stands at.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameter(reader, "reader")
        .addParameter(DumpNames.VISITOR, "visitor")
        .addStatement(
            "$T tag = reader.$L()",
            isLong ? long.class : int.class,
            context.names().accessor(tlv.head(), tag))
        .addStatement(
            "visitor.beginCase($S, reader.offset() * 8L, $L, tag, $T.name(tag), "
                + "reader.offset(), reader.size())",
            tag.name(),
            tag.type() instanceof IrType.Elastic elastic
                ? ScalarStatements.bits(elastic, context.names().accessor(tlv.head(), tag))
                : CodeBlock.of("$L", wire.bits()),
            constants)
        .addCode(isLong ? comparisons() : labels())
        .addStatement("visitor.endCase()")
        .build();
  }

  private CodeBlock labels() {
    CodeBlock.Builder labels = CodeBlock.builder().beginControlFlow("switch (tag)");
    for (IrTlv.Case choice : tlv.cases()) {
      if (isLabelled(choice)) {
        labels
            .add("case $T.$L:\n$>", constants, JavaNames.word(choice.name()))
            .add(call(choice))
            .addStatement("break$<");
      }
    }
    return labels
        .add("default:\n$>")
        .add(call(byDefault()))
        .addStatement("break$<")
        .endControlFlow()
        .build();
  }

  /** {@code if (tag == Strict.HIGH) { ... }}: a tag that no switch takes. */
  private CodeBlock comparisons() {
    CodeBlock.Builder comparisons = CodeBlock.builder();
    List<CodeBlock> known = new ArrayList<>();
    for (IrTlv.Case choice : tlv.cases()) {
      if (isLabelled(choice)) {
        CodeBlock is = CodeBlock.of("tag == $T.$L", constants, JavaNames.word(choice.name()));
        known.add(is);
        if (hasFields(choice)) {
          comparisons.beginControlFlow("if ($L)", is).add(call(choice)).endControlFlow();
        }
      }
    }
    if (hasFields(byDefault())) {
      comparisons
          .beginControlFlow("if (!($L))", CodeBlock.join(known, " || "))
          .add(call(byDefault()))
          .endControlFlow();
    }
    return comparisons.build();
  }

  private IrTlv.Case byDefault() {
    return tlv.cases().stream().filter(IrTlv.Case::isDefault).findFirst().orElse(null);
  }

  private static CodeBlock call(IrTlv.Case choice) {
    return hasFields(choice)
        ? CodeBlock.builder().addStatement("$L(reader, visitor)", method(choice)).build()
        : CodeBlock.of("");
  }

  /** Known tags, with a value or alone; others are the default case. */
  private static boolean isLabelled(IrTlv.Case choice) {
    return !choice.isDefault() && (choice.kind() == IrTlv.Kind.VALUE || choice.isMark());
  }

  private static boolean hasFields(IrTlv.Case choice) {
    return choice != null
        && choice.body() != null
        && choice.body().items().stream().anyMatch(i -> !(i instanceof IrItem.Require));
  }

  private static String method(IrTlv.Case choice) {
    return JavaNames.camel(choice.name()) + "Fields";
  }
}
