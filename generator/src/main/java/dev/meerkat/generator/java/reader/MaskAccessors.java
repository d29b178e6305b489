// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.JavaNames;
import javax.lang.model.element.Modifier;

/** What can be asked of octets that stand masked on the wire. */
record MaskAccessors(Body body, IrField field, String name) {

  /**
   * Emits.
   *
   * <pre>
   * public long payloadMask() {
   *   return hasMaskKey ? XorMask.of(buffer, maskKeyOffset, 4) : 0;
   * }
   *
   * public int copyPayload(byte[] target, int to) { … }
   *
   * public void unmaskPayload() { … }
   * </pre>
   */
  void emit() {
    IrField key = body.field(field.mask());
    long octets = ((IrType.Extent.Fixed) ((IrType.Bytes) key.type()).extent()).count();
    body.reader.readsUpTo(body.clearedAt(key.position()) + (int) octets);
    CodeBlock mask =
        CodeBlock.of(
            "$T.of(buffer, $L, $L)", CoreTypes.XOR_MASK, FieldBounds.start(body, key), octets);
    String guard = key.condition() == null ? "" : body.plan.presence(key) + " ? ";
    MethodSpec.Builder word = method(name + "Mask", long.class);
    word.addJavadoc(
            Javadocs.of(
                "The key of {@code "
                    + field.name()
                    + "} for {@code XorMask}, 0 without a key: to unmask it in pieces."))
        .addStatement("return $L$L$L", guard, mask, guard.isEmpty() ? "" : " : 0");
    body.reader.method(word.build());
    String start = FieldBounds.start(body, field);
    body.reader.method(copy(start));
    body.reader.method(unmask(start));
  }

  private MethodSpec copy(String start) {
    return method("copy" + JavaNames.pascal(name), int.class)
        .addJavadoc(
            Javadocs.of("Copies {@code " + field.name() + "} unmasked; answers its length."))
        .addParameter(byte[].class, "target")
        .addParameter(int.class, "to")
        .addStatement("int octets = $LLength()", name)
        .addStatement(
            "$T.copy(buffer, $L, octets, target, to, $LMask(), 0)", CoreTypes.XOR_MASK, start, name)
        .addStatement("return octets")
        .build();
  }

  private MethodSpec unmask(String start) {
    return method("unmask" + JavaNames.pascal(name), void.class)
        .addJavadoc(
            Javadocs.of(
                "Unmasks {@code "
                    + field.name()
                    + "} where it stands in the buffer. Once: a second call masks it again."))
        .addStatement(
            "$T.apply(buffer, $L, $LLength(), $LMask(), 0)", CoreTypes.XOR_MASK, start, name, name)
        .build();
  }

  private static MethodSpec.Builder method(String name, Class<?> type) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(type);
  }
}
