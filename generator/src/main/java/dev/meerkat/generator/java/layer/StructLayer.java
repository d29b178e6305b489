// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.layer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.ChecksumUse;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.SwitchPlan;
import javax.lang.model.element.Modifier;

/** The layer of a binary message. */
final class StructLayer {
  private final GenerationContext context;
  private final JavaNames names;
  private final IrStruct message;

  StructLayer(GenerationContext context, IrStruct message) {
    this.context = context;
    this.names = context.names();
    this.message = message;
  }

  TypeSpec type() {
    TypeSpec.Builder type = LayerNames.layer(names, message.qualifiedName());
    wrap(type);
    type.addMethod(LayerNames.policy(policy()));
    LayerNames.closing(type, names.dump(message.qualifiedName()));
    type.addMethod(next());
    return type.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public int wrap(byte[] buffer, int offset, int length) {
   *   return reader.wrap(buffer, offset, length, InetChecksum.UNKNOWN);
   * }
   * </pre>
   */
  private void wrap(TypeSpec.Builder type) {
    CodeBlock.Builder call = CodeBlock.builder().add("reader.wrap(buffer, offset, length");
    for (IrParam param : message.params()) {
      call.add(", $L", argument(type, param));
    }
    type.addMethod(
        LayerNames.overriding("wrap")
            .returns(TypeName.INT)
            .addParameter(byte[].class, "buffer")
            .addParameter(TypeName.INT, "offset")
            .addParameter(TypeName.INT, "length")
            .addStatement("return $L", call.add(")").build())
            .build());
  }

  /** What nobody handed down. */
  private CodeBlock argument(TypeSpec.Builder type, IrParam param) {
    if (param.type() instanceof IrType.StructOf struct) {
      ClassName reader = names.reader(struct.structName());
      String variable = JavaNames.camel(param.name()) + "Argument";
      type.addField(
          FieldSpec.builder(reader, variable, Modifier.PRIVATE, Modifier.FINAL)
              .initializer("new $T()", reader)
              .build());
      return CodeBlock.of("$L", variable);
    }
    IrType.Int wire = JavaTypes.wire(param.type());
    if (wire == null) {
      ClassName sums = ClassName.get("dev.meerkat.core.codec", "InetChecksum");
      return CodeBlock.of("$T.UNKNOWN", sums);
    }
    return CodeBlock.of(JavaTypes.isLong(wire) ? "0L" : "0");
  }

  private CodeBlock policy() {
    return new ChecksumUse(context).in(message)
        ? CodeBlock.builder().addStatement("reader.checksumPolicy(policy)").build()
        : CodeBlock.of("");
  }

  /**
   * Emits.
   *
   * <pre>
   * public Layer next(LayerPool pool) {
   *   switch (reader.payloadCase()) {
   *     case Ipv4Reader.PAYLOAD_TCP: {
   *       TcpLayer inner = (TcpLayer) pool.take(TcpLayer.TYPE);
   *       if (inner != null) {
   *         reader.wrapPayload(inner.reader());
   *       }
   *       return inner;
   *     }
   *     ...
   *     default:
   *       return null;
   *   }
   * }
   * </pre>
   */
  private MethodSpec next() {
    MethodSpec.Builder method =
        LayerNames.overriding("next")
            .returns(LayerNames.LAYER)
            .addParameter(LayerNames.POOL, "pool");
    for (IrField field : message.fields()) {
      if (field.name() != null && field.type() instanceof IrType.Switch choice) {
        method.addCode(chosen(names.accessor(message, field), choice));
      }
    }
    return method.addStatement("return null").build();
  }

  private CodeBlock chosen(String name, IrType.Switch choice) {
    SwitchPlan plan = SwitchPlan.of(context, choice);
    CodeBlock.Builder arms = CodeBlock.builder().beginControlFlow("switch (reader.$LCase())", name);
    boolean any = false;
    for (IrType.Case candidate : plan.cases()) {
      IrStruct layer = SwitchPlan.layer(context.program(), candidate);
      if (layer != null) {
        any = true;
        arms.add(arm(plan, name, candidate, layer));
      }
    }
    if (!any) {
      return CodeBlock.of("");
    }
    return arms.add("default:\n$>").addStatement("break$<").endControlFlow().build();
  }

  private CodeBlock arm(SwitchPlan plan, String name, IrType.Case candidate, IrStruct layer) {
    ClassName inner = names.layer(layer.qualifiedName());
    String variable = name + JavaNames.pascal(candidate.name());
    String wrapper =
        "wrap"
            + JavaNames.pascal(name)
            + (plan.isTwice(context.program(), layer) ? JavaNames.pascal(candidate.name()) : "");
    return CodeBlock.builder()
        .add(
            "case $T.$L_$L:\n$>",
            names.reader(message.qualifiedName()),
            JavaNames.constant(name),
            JavaNames.constant(candidate.name()))
        .addStatement("$T $L = ($T) pool.take($T.TYPE)", inner, variable, inner, inner)
        .beginControlFlow("if ($L != null)", variable)
        .addStatement("reader.$L($L.reader())", wrapper, variable)
        .endControlFlow()
        .addStatement("return $L$<", variable)
        .build();
  }
}
