// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.JavaTypes;

/** A list of numbers: one is added at a time. */
record NumbersContent(PartModel part) implements Content {

  @Override
  public void addTo(TypeSpec.Builder type) {
    type.addMethod(begin(part)).addMethod(add());
  }

  /**
   * Emits.
   *
   * <pre>
   * public HelloWriter groups() {
   *   if (openGroups()) {
   *     set |= 1L &lt;&lt; GROUPS;
   *   }
   *   return this;
   * }
   * </pre>
   */
  static MethodSpec begin(PartModel part) {
    return Setters.fluent(part.model(), part.method(), part.field())
        .addJavadoc(Javadocs.of("Begins the list: it is empty until something is added."))
        .beginControlFlow("if ($L())", part.open())
        .addCode(part.begun())
        .endControlFlow()
        .addStatement("return this")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public HelloWriter groupsAdd(int value) {
   *   if ((set &amp; 1L &lt;&lt; GROUPS) != 0 &amp;&amp; stage == 2 || openGroups()) {
   *     set |= 1L &lt;&lt; GROUPS;
   *     if (value &gt;&gt;&gt; 16 != 0) {
   *       fail(GROUPS, Codec.RANGE);
   *     } else if (2 &gt; limit - groupsEnd) {
   *       fail(GROUPS, Codec.NO_SPACE);
   *     } else {
   *       Bytes.putU16(buffer, groupsEnd, value);
   *       groupsEnd += 2;
   *       groupsCount++;
   *     }
   *   }
   *   return this;
   * }
   * </pre>
   */
  private MethodSpec add() {
    IrType element = ((IrType.ListOf) part.type()).element();
    IrType.Int wire = JavaTypes.wire(element);
    TypeName java = WriterModel.javaType(element, 1);
    int bytes = Ranges.wholeBytes(wire, part.field());
    JavaValue value = JavaValue.primary(Ranges.kind(java), "value");
    MethodSpec.Builder method = add(part).addParameter(java, "value").addCode(ifBegun(part));
    CodeBlock outside = Ranges.wrong(part.model().context(), element, value);
    if (outside != null) {
      method.beginControlFlow("if ($L)", outside).addCode(part.fail("RANGE")).endControlFlow();
    }
    return method
        .addCode(part.ifTooLong(CodeBlock.of("$L", bytes)))
        .addCode(Puts.put(CodeBlock.of(part.end()), bytes, wire.littleEndian(), value))
        .addStatement("$L += $L", part.end(), bytes)
        .addStatement("$L++", part.count())
        .endControlFlow()
        .endControlFlow()
        .addStatement("return this")
        .build();
  }

  static MethodSpec.Builder add(PartModel part) {
    return Setters.fluent(part.model(), part.method() + "Add", part.field());
  }

  /** {@code if ((set & 1L << GROUPS) != 0 && stage == 2 || openGroups()) ...}. */
  static CodeBlock ifBegun(PartModel part) {
    return CodeBlock.builder()
        .beginControlFlow(
            "if ($L && stage == $L || $L())",
            part.model().isSet(part.field()),
            part.part().index(),
            part.open())
        .add(part.begun())
        .build();
  }
}
