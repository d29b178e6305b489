// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.JavaNames;

/** Content that is xored with a key once all of it stands in the buffer. */
record MaskStatements(WriterModel model) {
  /** Whether anything in a struct is masked. */
  static boolean isIn(IrStruct struct) {
    return struct.fields().stream().anyMatch(f -> f.mask() != 0);
  }

  /**
   * Emits; a second {@code finish} does not undo it.
   *
   * <pre>
   * if (!isMasked &amp;&amp; (set &amp; 1L &lt;&lt; MASK_KEY) != 0) {
   *   long mask = XorMask.of(buffer, maskKeyStart, 4);
   *   XorMask.apply(buffer, payloadStart, payloadEnd - payloadStart, mask, 0);
   * }
   * isMasked = true;
   * </pre>
   */
  CodeBlock masks() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (!isIn(model.struct())) {
      return code.build();
    }
    code.beginControlFlow("if (isMasked)").addStatement("return").endControlFlow();
    for (IrField field : model.struct().fields()) {
      if (field.mask() != 0) {
        code.add(mask(field, model.struct().field(field.mask())));
      }
    }
    return code.addStatement("isMasked = true").build();
  }

  private CodeBlock mask(IrField field, IrField key) {
    long octets = ((IrType.Extent.Fixed) ((IrType.Bytes) key.type()).extent()).count();
    CodeBlock keyAt = Spans.bounds(model, new IrField.Target.Field(key.id())).start();
    Spans.Bounds content = Spans.bounds(model, new IrField.Target.Field(field.id()));
    String mask = "maskOf" + JavaNames.pascal(field.name());
    CodeBlock.Builder code = CodeBlock.builder();
    boolean isOptional = key.condition() != null;
    if (isOptional) {
      code.beginControlFlow("if ($L)", model.isSet(key));
    }
    code.addStatement("long $L = $T.of(buffer, $L, $L)", mask, CoreTypes.XOR_MASK, keyAt, octets)
        .addStatement(
            "$T.apply(buffer, $L, $L - $L, $L, 0)",
            CoreTypes.XOR_MASK,
            content.start(),
            content.end(),
            content.start().toString().contains(" ")
                ? CodeBlock.of("($L)", content.start())
                : content.start(),
            mask);
    if (isOptional) {
      code.endControlFlow();
    }
    return code.build();
  }
}
