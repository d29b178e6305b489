// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.JavaNames;
import javax.lang.model.element.Modifier;

/** An element of which the body has a writer of its own: lists, structs, prefixed parts. */
final class OpenElement {
  private final TlvModel tlv;
  private final IrTlv.Case element;

  OpenElement(TlvModel tlv, IrTlv.Case element) {
    this.tlv = tlv;
    this.element = element;
  }

  /** Adds the class of the body, the owned writer and the method that begins it. */
  void addTo(TypeSpec.Builder type) {
    ClassName body = bodyClass();
    type.addType(
        new StructWriter(tlv.context(), element.body(), body)
            .type("The value of an element {@code " + element.name() + "}.")
            .addModifiers(Modifier.STATIC)
            .build());
    type.addField(
        FieldSpec.builder(bodyWriter(), tlv.method(element), Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new $T<>(this)", body)
            .build());
    type.addMethod(begin());
  }

  /**
   * Emits.
   *
   * <pre>
   * public Sack&lt;TcpOptionWriter&lt;P&gt;&gt; sack() {
   *   if (begin(6, 2)) {
   *     open = 6;
   *     sack.wrap(buffer, position + 2, limit - position - 2);
   *   } else {
   *     sack.wrap(buffer, offset, 0);
   *   }
   *   return sack;
   * }
   * </pre>
   */
  private MethodSpec begin() {
    String name = tlv.method(element);
    MethodSpec.Builder begin =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(bodyWriter());
    String doc = Javadocs.escape(element.doc());
    if (!doc.isBlank()) {
      begin.addJavadoc(Javadocs.of(doc));
    }
    CodeBlock tag = tlv.tag(element);
    if (element.isDefault()) {
      tag = CodeBlock.of("$L", tlv.head().names().value(tlv.tag()));
      begin.addParameter(tlv.tagType(), tag.toString());
    }
    int head = tlv.headBytes();
    return begin
        .addCode(new ElementRules(tlv, element).checks(tag.toString()))
        .beginControlFlow(
            "if (begin($L, $L$L))", tlv.ordinal(element), tlv.headSize(tag, "0"), head)
        .addStatement("open = $L", tlv.ordinal(element))
        .addStatement("openTag = $L", tag)
        .addCode(wrap(name, tag))
        .nextControlFlow("else")
        .addStatement("$L.wrap(buffer, offset, 0$L)", name, params())
        .endControlFlow()
        .addStatement("return $L", name)
        .build();
  }

  private CodeBlock wrap(String name, CodeBlock tag) {
    int head = tlv.headBytes();
    return tlv.isElastic()
        ? CodeBlock.builder()
            .addStatement("int at = position + headSize($L, 0)", tag)
            .addStatement("$L.wrap(buffer, at, limit - at$L)", name, params())
            .build()
        : CodeBlock.builder()
            .addStatement(
                "$L.wrap(buffer, position + $L, limit - position - $L$L)",
                name,
                head,
                head,
                params())
            .build();
  }

  /** The tlv's own parameters, for its body. */
  private CodeBlock params() {
    CodeBlock.Builder params = CodeBlock.builder();
    for (IrParam param : element.body().params()) {
      params.add(", $L", JavaNames.parameter(param.name()));
    }
    return params.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * case 6:
   *   length = sack.finish();
   *   break;
   * </pre>
   */
  CodeBlock close() {
    return CodeBlock.builder()
        .add("case $L:\n$>", tlv.ordinal(element))
        .addStatement("length = $L.finish()", tlv.method(element))
        .addStatement("break$<")
        .build();
  }

  private ClassName bodyClass() {
    String name = element.isDefault() ? "Other" : JavaNames.pascal(element.name());
    return tlv.className().nestedClass(name);
  }

  private TypeName bodyWriter() {
    return ParameterizedTypeName.get(bodyClass(), tlv.self());
  }
}
