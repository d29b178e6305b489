// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.JavaTypes;

/** A number that stands in a case of a switch: written at once. */
record NumberContent(PartModel part) implements Content {

  /**
   * Emits.
   *
   * <pre>
   * public RecordWriter&lt;P&gt; rdataSerial(long value) {
   *   if (openRdata()) {
   *     if (value &gt;&gt;&gt; 32 != 0) {
   *       fail(RDATA, Codec.RANGE);
   *     } else if (4 &gt; limit - rdataEnd) {
   *       fail(RDATA, Codec.NO_SPACE);
   *     } else {
   *       Bytes.putU32(buffer, rdataEnd, value);
   *       rdataEnd += 4;
   *       ...
   *     }
   *   }
   *   return this;
   * }
   * </pre>
   */
  @Override
  public void addTo(TypeSpec.Builder type) {
    IrType.Int wire = JavaTypes.wire(part.type());
    TypeName java = WriterModel.javaType(part.type(), 1);
    int bytes = Ranges.wholeBytes(wire, part.field());
    JavaValue value = JavaValue.primary(Ranges.kind(java), "value");
    MethodSpec.Builder method =
        Setters.fluent(part.model(), part.method(), part.field())
            .addParameter(java, "value")
            .beginControlFlow("if ($L())", part.open());
    CodeBlock outside = Ranges.wrong(part.model().context(), part.type(), value);
    if (outside != null) {
      method.beginControlFlow("if ($L)", outside).addCode(part.fail("RANGE")).endControlFlow();
    }
    type.addMethod(
        method
            .addCode(part.ifTooLong(CodeBlock.of("$L", bytes)))
            .addCode(Puts.put(CodeBlock.of(part.end()), bytes, wire.littleEndian(), value))
            .addStatement("$L += $L", part.end(), bytes)
            .addCode(part.begun())
            .endControlFlow()
            .endControlFlow()
            .addStatement("return this")
            .build());
  }
}
