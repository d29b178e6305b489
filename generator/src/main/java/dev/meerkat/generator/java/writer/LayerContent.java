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
import dev.meerkat.generator.plan.GenerationException;
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
      if (sums != null) {
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
        MethodSpec.methodBuilder(model.method(part.field()))
            .addJavadoc(
                Javadocs.of(
                    "Takes a message that was written at {@code "
                        + offset
                        + "}, and finishes it with what it needs to know of this one."))
            .addModifiers(Modifier.PUBLIC)
            .returns(model.self())
            .addParameter(writer, "writer")
            .addStatement("int written = writer.size()")
            .beginControlFlow("if (written < 0)")
            .addStatement(
                "fail($L, $T.kind(written))", model.names().id(part.field()), CoreTypes.CODEC)
            .addStatement("return this")
            .endControlFlow()
            .addStatement("$LWritten(written)", part.method())
            .beginControlFlow("if (error == 0)");
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
    if (field.constant() == null && !isGiven) {
      throw new GenerationException(
          model.struct().qualifiedName()
              + "."
              + field.name()
              + ": a computed field cannot stand in a pseudo-header when writing yet");
    }
    return field.constant() != null
        ? CodeBlock.of("")
        : CodeBlock.builder()
            .beginControlFlow("if ($L)", model.isNotSet(field))
            .add(model.fail(field, "ORDER"))
            .addStatement("return this")
            .endControlFlow()
            .build();
  }
}
