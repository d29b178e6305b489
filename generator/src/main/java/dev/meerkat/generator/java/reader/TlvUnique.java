// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * {@code unique}: no tag twice.
 *
 * <p>Tags with a case have a bit each in a long. Those that only the default case lets pass have
 * one in a set for all tags, which is emptied only when it was used.
 */
final class TlvUnique {
  private static final int LARGEST_TAG_BITS = 16;

  private final IrTlv tlv;
  private final Body head;
  private final int otherwise;

  TlvUnique(Body head, IrTlv tlv) {
    this.head = head;
    this.tlv = tlv;
    int found = -1;
    for (int i = 0; i < tlv.cases().size(); i++) {
      IrTlv.Case element = tlv.cases().get(i);
      boolean isOpen = element.isDefault() && element.kind() == IrTlv.Kind.VALUE;
      found = isOpen && !isExempt(element) ? i : found;
    }
    this.otherwise = found;
  }

  private boolean isExempt(IrTlv.Case element) {
    return tlv.uniqueExcept().contains(element.name());
  }

  private int tagBits() {
    return JavaTypes.wire(tlv.head().field(1).type()).bits();
  }

  List<FieldSpec> variables() {
    List<FieldSpec> variables = new ArrayList<>();
    if (!tlv.unique()) {
      return variables;
    }
    if (tlv.cases().size() > Long.SIZE || otherwise >= 0 && tagBits() > LARGEST_TAG_BITS) {
      throw new GenerationException(
          tlv.span()
              + ": unique over more than 64 cases or tags wider than 16 bits is not"
              + " generated yet");
    }
    variables.add(FieldSpec.builder(long.class, "seen", Modifier.PRIVATE).build());
    if (otherwise >= 0) {
      variables.add(
          FieldSpec.builder(long[].class, "strangers", Modifier.PRIVATE, Modifier.FINAL)
              .initializer("new long[$L]", Math.max(1, (1 << tagBits()) / Long.SIZE))
              .build());
      variables.add(FieldSpec.builder(boolean.class, "hasStrangers", Modifier.PRIVATE).build());
    }
    return variables;
  }

  /** What {@code wrap} does before the first element. */
  CodeBlock reset() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (tlv.unique()) {
      code.addStatement("seen = 0");
    }
    if (tlv.unique() && otherwise >= 0) {
      code.beginControlFlow("if (hasStrangers)")
          .addStatement("$T.fill(strangers, 0)", Arrays.class)
          .addStatement("hasStrangers = false")
          .endControlFlow();
    }
    return code.build();
  }

  /**
   * The statements in an element's reading.
   *
   * <pre>
   * if (isRepeated()) {
   *   return fail(1, Codec.DUPLICATE, from);
   * }
   * </pre>
   */
  CodeBlock check() {
    if (!tlv.unique()) {
      return CodeBlock.of("");
    }
    head.reader.method(isRepeated());
    return head.failIf(CodeBlock.of("isRepeated()"), head.fail(head.field(1), "DUPLICATE", "from"));
  }

  private MethodSpec isRepeated() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("isRepeated")
            .addJavadoc(Javadocs.of("Whether the current tag stood before; remembers it."))
            .addModifiers(Modifier.PRIVATE)
            .returns(boolean.class);
    long exempt = 0;
    for (int i = 0; i < tlv.cases().size(); i++) {
      exempt |= isExempt(tlv.cases().get(i)) ? 1L << i : 0;
    }
    if (exempt != 0) {
      method
          .beginControlFlow("if ((0x$LL >>> current & 1) != 0)", Long.toHexString(exempt))
          .addStatement("return false")
          .endControlFlow();
    }
    if (otherwise >= 0) {
      String tag = head.plan.variable(head.field(1));
      method
          .beginControlFlow("if (current == $L)", otherwise)
          .addStatement("long stranger = 1L << $L", tag)
          .addStatement("boolean isRepeated = (strangers[$L >>> 6] & stranger) != 0", tag)
          .addStatement("strangers[$L >>> 6] |= stranger", tag)
          .addStatement("hasStrangers = true")
          .addStatement("return isRepeated")
          .endControlFlow();
    }
    return method
        .addStatement("boolean isRepeated = (seen >>> current & 1) != 0")
        .addStatement("seen |= 1L << current")
        .addStatement("return isRepeated")
        .build();
  }
}
