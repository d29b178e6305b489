// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.writer.Run;
import javax.lang.model.element.Modifier;

/**
 * Parts of less than an octet: an owned writer keeps their numbers, the outer one asks for them.
 */
final class BitMembers {
  private final WriterModel model;

  BitMembers(WriterModel model) {
    this.model = model;
  }

  /**
   * Emits, beside the owned writer.
   *
   * <pre>
   * public PublishFlagsWriter&lt;MqttWriter&gt; flags() {
   *   flags.wrap(buffer, offset, 0);
   *   set |= 1L &lt;&lt; FLAGS;
   *   return flags;
   * }
   * </pre>
   */
  void addTo(TypeSpec.Builder type, IrField field) {
    String struct = ((IrType.StructOf) field.type()).structName();
    ClassName name = model.context().names().writer(struct);
    TypeName writer = ParameterizedTypeName.get(name, model.self());
    String owned = model.names().value(field);
    type.addField(
        FieldSpec.builder(writer, owned, Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new $T<>(this)", name)
            .build());
    type.addMethod(
        Setters.method(model.method(field), field)
            .returns(writer)
            .addStatement("$L.wrap(buffer, offset, 0)", owned)
            .addCode(model.mark(field))
            .addStatement("return $L", owned)
            .build());
  }

  /** {@code if (flags.packedBits() < 0) fail(FLAGS, Codec.kind(flags.packedBits()));}. */
  void check(IrField field, Violations checks) {
    String bits = model.names().value(field) + ".packedBits()";
    checks.add(
        CodeBlock.of("$L < 0", bits),
        CodeBlock.builder()
            .addStatement("fail($L, $T.kind($L))", model.names().id(field), CoreTypes.CODEC, bits)
            .build());
  }

  /**
   * Of the part's own writer.
   *
   * <pre>
   * public int packedBits() {
   *   checkFields();
   *   return error == 0 ? dup &lt;&lt; 3 | qos &lt;&lt; 1 | retain : -error;
   * }
   * </pre>
   */
  MethodSpec packedBits(boolean isChecked) {
    Run run = model.plan().runs().get(0);
    CodeBlock bits =
        new RunStatements(model::index, field -> WireValues.of(model, field))
            .composed(run.slots(), BitStructs.bits(model.struct()))
            .whole()
            .code();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("packedBits")
            .addJavadoc(
                Javadocs.of(
                    "All bits as one number, the first one on top; or a negative code as of {@code"
                        + " finish}."))
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class);
    if (isChecked) {
      method.addStatement("checkFields()");
    }
    return method.addStatement("return error == 0 ? $L : -error", bits).build();
  }
}
