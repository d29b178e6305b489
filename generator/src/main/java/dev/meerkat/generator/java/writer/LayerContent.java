// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import javax.lang.model.element.Modifier;

/** A message inside of another: its writer can be handed over, and is finished with its context. */
final class LayerContent {
  private final PartModel part;
  private final WriterModel model;
  private final IrType.StructOf layer;

  LayerContent(PartModel part, IrType.StructOf layer) {
    this.part = part;
    this.model = part.model();
    this.layer = layer;
  }

  /** Adds nothing when the inner message is not part of the build, or needs what is not known. */
  void addTo(TypeSpec.Builder type) {
    if (model.context().wants(layer.structName())) {
      List<IrItem.Construct> sums = sums();
      if (sums != null && (isLast() || !needsComputed(sums))) {
        type.addMethod(handOver(sums));
      }
    }
  }

  /** What the inner message's partial sums are made of; null when this message cannot make them. */
  private List<IrItem.Construct> sums() {
    List<IrParam> params = model.context().program().struct(layer.structName()).params();
    List<IrItem.Construct> sums = new ArrayList<>();
    for (int i = 0; i < params.size(); i++) {
      if (params.get(i).type() instanceof IrType.PartialSum) {
        if (!(layer.arguments().get(i) instanceof IrExpr.Let let)) {
          return null;
        }
        sums.add(model.plan().lets().get(let.id()).construct());
      }
    }
    return sums;
  }

  /**
   * Emits.
   *
   * <pre>
   * public Ipv4Writer payload(TcpWriter writer) {
   *   if (writer.buffer() != buffer || writer.offset() != payloadOffset()) {
   *     throw new IllegalArgumentException("not written at payloadOffset()");
   *   }
   *   int written = writer.size();
   *   if (written &lt; 0) {
   *     fail(PAYLOAD, Codec.kind(written));
   *     return this;
   *   }
   *   payloadTcpWritten(written);
   *   if (error == 0) {
   *     long sum = ...;                              // let pseudo = ...
   *     written = writer.finish(sum);
   *     if (written &lt; 0) {
   *       fail(PAYLOAD, Codec.kind(written));
   *     }
   *   }
   *   return this;
   * }
   * </pre>
   */
  private MethodSpec handOver(List<IrItem.Construct> sums) {
    ClassName writer = model.context().names().writer(layer.structName());
    String offset = model.method(part.field()) + "Offset()";
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(isOnlyOne() ? model.method(part.field()) : part.method())
            .addJavadoc(
                Javadocs.of(
                    "Takes a message that was written at {@code "
                        + offset
                        + "}, and finishes it with what it needs to know of this one."))
            .addModifiers(Modifier.PUBLIC)
            .returns(model.self())
            .addParameter(writer, "writer")
            .beginControlFlow(
                "if (writer.buffer() != buffer || writer.offset() != $LOffset())",
                model.method(part.field()))
            .addStatement(
                "throw new $T($S)", IllegalArgumentException.class, "not written at " + offset)
            .endControlFlow()
            .addStatement("int written = writer.size()")
            .beginControlFlow("if (written < 0)")
            .addStatement(
                "fail($L, $T.kind(written))", model.names().id(part.field()), CoreTypes.CODEC)
            .addStatement("return this")
            .endControlFlow()
            .addStatement("$LWritten(written)", part.method())
            .beginControlFlow("if (error == 0)");
    if (needsComputed(sums)) {
      method
          .addStatement("settleParts($L)", model.plan().parts().size())
          .addStatement("deriveFields()");
    }
    PseudoSum pseudo = new PseudoSum(model);
    StringJoiner arguments = new StringJoiner(", ");
    for (int i = 0; i < sums.size(); i++) {
      String name = i == 0 ? "sum" : "sum" + i;
      arguments.add(name);
      for (IrField source : PseudoSum.sources(model, sums.get(i))) {
        method.addCode(given(source));
      }
      method.addCode(pseudo.into(name, sums.get(i)));
    }
    return method
        .addStatement("written = writer.finish($L)", arguments)
        .beginControlFlow("if (written < 0)")
        .addStatement("fail($L, $T.kind(written))", model.names().id(part.field()), CoreTypes.CODEC)
        .endControlFlow()
        .endControlFlow()
        .addStatement("return this")
        .build();
  }

  /** Whether no other case holds the same message; if so, the writer's type tells the case. */
  private boolean isOnlyOne() {
    return !(part.field().type() instanceof IrType.Switch choice)
        || choice.cases().stream()
                .filter(
                    c ->
                        c.type() instanceof IrType.StructOf s
                            && s.structName().equals(layer.structName()))
                .count()
            == 1;
  }

  /** Sizes and counts are known only when nothing can follow. */
  private boolean needsComputed(List<IrItem.Construct> sums) {
    return sums.stream()
        .flatMap(s -> PseudoSum.sources(model, s).stream())
        .anyMatch(f -> isComputed(f));
  }

  private static boolean isComputed(IrField field) {
    return field.derived() instanceof IrField.Derived.Sizes
        || field.derived() instanceof IrField.Derived.Counts;
  }

  private boolean isLast() {
    return part.part().index() == model.plan().parts().size() - 1;
  }

  /**
   * Emits.
   *
   * <pre>
   * if ((set &amp; 1L &lt;&lt; SOURCE) == 0) {
   *   fail(SOURCE, Codec.ORDER);
   *   return this;
   * }
   * </pre>
   */
  private CodeBlock given(IrField field) {
    boolean isGiven = WriterPlan.isGiven(field) || field.derived() instanceof IrField.Derived.Tags;
    return isGiven
        ? CodeBlock.builder()
            .beginControlFlow("if ($L)", model.isNotSet(field))
            .add(model.fail(field, "ORDER"))
            .addStatement("return this")
            .endControlFlow()
            .build()
        : CodeBlock.of("");
  }
}
