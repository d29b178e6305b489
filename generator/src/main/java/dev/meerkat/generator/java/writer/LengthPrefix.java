// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.ElasticCode;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.writer.Part;

/** The length in front of a part, which is known once the part has ended. */
final class LengthPrefix {
  private final WriterModel model;
  private final Part part;
  private final IrField field;
  private final CodeBlock present;

  /**
   * The length in front of a part.
   *
   * @param isDefaultable whether the part is there, if empty, when nobody writes it
   */
  LengthPrefix(WriterModel model, Part part, boolean isDefaultable) {
    this.model = model;
    this.part = part;
    this.field = part.field();
    this.present =
        field.condition() == null && isDefaultable
            ? CodeBlock.of("error == 0")
            : CodeBlock.of("error == 0 && $L", model.isSet(field));
  }

  /**
   * Emits.
   *
   * <pre>
   * if (nameEnd - nameStart &gt;&gt;&gt; 16 != 0) {
   *   fail(NAME, Codec.RANGE);
   * }
   * if (error == 0 &amp;&amp; nameStart &lt;= limit) {
   *   Bytes.putU16(buffer, nameStart - 2, nameEnd - nameStart);
   * }
   * </pre>
   */
  CodeBlock write() {
    if (((IrField.Scope.Prefixed) field.scope()).prefix() instanceof IrType.Elastic elastic) {
      return elasticPrefix(elastic);
    }
    IrType.Int wire = ((IrField.Scope.Prefixed) field.scope()).wire();
    JavaValue length = Spans.length(model, Spans.of(model, new IrField.Target.Field(field.id())));
    CodeBlock index = CodeBlock.of("$L - $L", model.names().start(field), part.prefixBytes());
    CodeBlock put = Puts.put(index, part.prefixBytes(), wire.littleEndian(), length);
    CodeBlock outside = Ranges.outside(length, wire);
    CodeBlock.Builder prefix = CodeBlock.builder();
    if (outside != null) {
      prefix.beginControlFlow("if ($L)", outside).add(model.fail(field, "RANGE")).endControlFlow();
    }
    return prefix
        .beginControlFlow("if ($L && $L <= limit)", present, model.names().start(field))
        .add(put)
        .endControlFlow()
        .build();
  }

  /**
   * A length that may need more room than it was given: then what it counts moves.
   *
   * <pre>
   * if (error == 0 &amp;&amp; (set &amp; 1L &lt;&lt; PROPERTIES) != 0 &amp;&amp; propertiesStart &lt;= limit) {
   *   int prefixed = propertiesEnd - propertiesStart;
   *   int wider = VarInt.size(prefixed) - 1;
   *   if (wider &gt; limit - propertiesEnd) {
   *     fail(PROPERTIES, Codec.NO_SPACE);
   *     return;
   *   }
   *   if (wider &gt; 0) {
   *     System.arraycopy(buffer, propertiesStart, buffer, propertiesStart + wider, prefixed);
   *     propertiesStart += wider;
   *     propertiesEnd += wider;
   *   }
   *   VarInt.putLe(buffer, propertiesStart - 1 - wider, prefixed);
   * }
   * </pre>
   */
  private CodeBlock elasticPrefix(IrType.Elastic type) {
    ElasticCode code = model.elastic(field, type);
    String start = model.names().start(field);
    String end = model.names().end(field);
    CodeBlock length = CodeBlock.of("prefixed");
    CodeBlock put = code.put(CodeBlock.of("$L - 1 - wider", start), length);
    CodeBlock.Builder prefix =
        CodeBlock.builder()
            .beginControlFlow("if ($L && $L <= limit)", present, start)
            .addStatement("int prefixed = $L - $L", end, start)
            .addStatement("int wider = $L - 1", code.size(length));
    if (type.largest() < Integer.MAX_VALUE) {
      prefix
          .beginControlFlow("if (prefixed > $L)", type.largest())
          .add(model.fail(field, "RANGE"))
          .addStatement("return")
          .endControlFlow();
    }
    return prefix
        .beginControlFlow("if (wider > limit - $L)", end)
        .add(model.fail(field, "NO_SPACE"))
        .addStatement("return")
        .endControlFlow()
        .beginControlFlow("if (wider > 0)")
        .addStatement("System.arraycopy(buffer, $L, buffer, $L + wider, prefixed)", start, start)
        .addStatement("$L += wider", start)
        .addStatement("$L += wider", end)
        .endControlFlow()
        .add(put)
        .endControlFlow()
        .build();
  }
}
