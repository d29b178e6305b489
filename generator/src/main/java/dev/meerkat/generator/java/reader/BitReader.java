// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.List;

/** The reader of a part of less than an octet: its bits are copied, then taken apart. */
final class BitReader {
  private static final String BITS = "packedBits";

  private BitReader() {}

  /** {@code packedBits >>> 1 & 0x3}: a field out of the copy. */
  static JavaValue read(IrStruct struct, IrField field) {
    int width = JavaTypes.wire(field.type()).bits();
    int shift = BitStructs.bits(struct) - field.position().bits() - width;
    String mask = "0x" + Integer.toHexString((1 << width) - 1).toUpperCase(java.util.Locale.ROOT);
    CodeBlock code =
        shift == 0
            ? CodeBlock.of("$L & $L", BITS, mask)
            : CodeBlock.of("$L >>> $L & $L", BITS, shift, mask);
    JavaValue bits = new JavaValue(code, JavaValue.Kind.INT, 7);
    return JavaTypes.wire(field.type()).signed()
        ? JavaValue.primary(
            JavaValue.Kind.INT, "(int) $T.signed($L, $L)", CoreTypes.BYTES, code, width)
        : bits;
  }

  static void declare(ReaderClass reader) {
    reader.state(TypeName.INT, BITS);
    reader.state(TypeName.INT, "firstBit");
  }

  /**
   * What {@code wrap} does before the fields are judged.
   *
   * <pre>
   * if (length &lt; 1) {
   *   return fail(PublishFlags.FIELD_DUP, Codec.SHORT, offset);
   * }
   * packedBits = Bytes.getU8(buffer, offset) >>> 4 - bit &amp; 0xF;
   * </pre>
   */
  static CodeBlock start(Body body) {
    int bits = BitStructs.bits(body.struct());
    CodeBlock missing = body.fail(body.field(1), "SHORT", "offset");
    return CodeBlock.builder()
        .addStatement("firstBit = bit")
        .add(body.failIf(CodeBlock.of("length < 1"), missing))
        .addStatement(
            "$L = $T.getU8(buffer, offset) >>> $L - bit & 0x$L",
            BITS,
            CoreTypes.BYTES,
            8 - bits,
            Integer.toHexString((1 << bits) - 1).toUpperCase(java.util.Locale.ROOT))
        .build();
  }

  /** {@code wrap} of a part that begins an octet, and where the part lies. */
  static List<MethodSpec> methods() {
    return List.of(
        MethodSpec.methodBuilder("wrap")
            .addJavadoc(Javadocs.of("The same for a part that begins an octet."))
            .addModifiers(javax.lang.model.element.Modifier.PUBLIC)
            .returns(int.class)
            .addParameter(byte[].class, "buffer")
            .addParameter(int.class, "offset")
            .addParameter(int.class, "length")
            .addStatement("return wrap(buffer, offset, length, 0)")
            .build(),
        FrameMethods.accessor(
            BITS, TypeName.INT, BITS, "All bits as one number, the first one on top."),
        FrameMethods.accessor(
            "firstBit", TypeName.INT, "firstBit", "Which bit of the octet is the first, from 0."));
  }
}
