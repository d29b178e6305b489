// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.java.reader.ScalarReads;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Looks for a tag without a name among the elements that were written. */
final class SeenMethod {
  private final TlvModel model;
  private final boolean closes;

  /**
   * @param closes whether an element may still be open
   */
  SeenMethod(TlvModel model, boolean closes) {
    this.model = model;
    this.closes = closes;
  }

  /**
   * Emits.
   *
   * <pre>
   * private boolean isSeen(int kind) {
   *   int at = offset;
   *   while (at &lt; position) {
   *     int tag = Bytes.getU8(buffer, at);
   *     if (tag == kind) {
   *       return true;
   *     }
   *     at += tag == TcpOption.NOP ? 1 : Bytes.getU8(buffer, at + 1);
   *   }
   *   return false;
   * }
   * </pre>
   */
  MethodSpec method() {
    IrField tag = model.tag();
    String name = model.head().names().value(tag);
    JavaValue read = read(tag);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("isSeen")
            .addJavadoc(Javadocs.of("Whether an element with this tag was written."))
            .addModifiers(Modifier.PRIVATE)
            .returns(boolean.class)
            .addParameter(model.tagType(), name);
    if (closes) {
      method.addStatement("close()");
    }
    method
        .addStatement("int at = offset")
        .beginControlFlow("while (at < position)")
        .addStatement("$T tag = $L", model.tagType(), read.code())
        .beginControlFlow("if (tag == $L)", name)
        .addStatement("return true")
        .endControlFlow();
    return method
        .addStatement("at += $L", step().asInt().code())
        .endControlFlow()
        .addStatement("return false")
        .build();
  }

  private JavaValue step() {
    JavaValue whole = whole();
    List<CodeBlock> bare =
        model.tlv().cases().stream()
            .filter(c -> c.kind() == IrTlv.Kind.SKIP || c.kind() == IrTlv.Kind.STOP)
            .map(c -> CodeBlock.of("tag == $L", model.tag(c)))
            .toList();
    if (bare.isEmpty()) {
      return whole;
    }
    int tagBytes = JavaTypes.wire(model.tag().type()).bits() / 8;
    return new JavaValue(
        CodeBlock.of(
            "$L ? $L : $L", CodeBlock.join(bare, " || "), tagBytes, whole.asInt().within(2)),
        Kind.INT,
        2);
  }

  /** The bytes of an element with a value, from its length. */
  private JavaValue whole() {
    if (model.tlv().lengthField() == 0) {
      throw new GenerationException(
          model.tlv().qualifiedName()
              + ": unknown elements without a length cannot be told apart when writing yet");
    }
    IrField field = model.tlv().head().field(model.tlv().lengthField());
    IrField.Derived.Sizes sizes = (IrField.Derived.Sizes) field.derived();
    JavaValue bytes = times(times(read(field), field.unit(), "*"), sizes.multiply(), "*");
    bytes = times(bytes, sizes.divide(), "/");
    long add = sizes.add() + (model.tlv().lengthCoversElement() ? 0 : model.headBytes());
    return add == 0
        ? bytes
        : new JavaValue(CodeBlock.of("$L + $L", bytes.within(11), add), bytes.kind(), 11);
  }

  private static JavaValue times(JavaValue value, long factor, String operator) {
    return factor == 1
        ? value
        : new JavaValue(
            CodeBlock.of("$L $L $L", value.within(12), operator, factor), value.kind(), 12);
  }

  private JavaValue read(IrField field) {
    int bits = field.position().bits();
    String at = bits < 8 ? "at" : "at + " + bits / 8;
    return ScalarReads.read(at, bits % 8, JavaTypes.wire(field.type()));
  }
}
