// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.expr;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.List;

/**
 * A number of a struct that is never on the wire, as what it adds to an Internet checksum.
 *
 * <p>Modulo 0xFFFF a bit counts by its distance from the end of its 16-bit word alone, so the
 * number is shifted there.
 */
public final class PseudoWords {
  private static final int WORD = 16;

  private PseudoWords() {}

  /**
   * The terms, each of at most 64 bits: {@code protocol << 8}; of a 64-bit number that lies across
   * words its halves.
   *
   * @param field of the struct that is summed
   * @param bit where the field begins in it
   */
  public static List<JavaValue> of(IrField field, int bit, JavaValue value) {
    IrType.Int wire = JavaTypes.wire(field.type());
    JavaValue number = wireBits(scaled(value.asNumber(), field.unit()), wire);
    int shift = Math.floorMod(-(bit + wire.bits()), WORD);
    if (shift == 0) {
      return List.of(number);
    } else if (wire.bits() + shift <= Long.SIZE) {
      return List.of(shifted(number, shift));
    }
    JavaValue high =
        new JavaValue(CodeBlock.of("($L >>> 32)", number.within(11)), Kind.LONG, JavaValue.PRIMARY);
    JavaValue low =
        new JavaValue(
            CodeBlock.of("($L & 0xFFFFFFFFL)", number.within(8)), Kind.LONG, JavaValue.PRIMARY);
    return List.of(shifted(high, shift), shifted(low, shift));
  }

  private static JavaValue scaled(JavaValue value, long unit) {
    return unit == 1
        ? value
        : new JavaValue(CodeBlock.of("$L / $L", value.within(12), unit), value.kind(), 12);
  }

  /** Only the bits that would be on the wire: those in front of a negative number are not. */
  private static JavaValue wireBits(JavaValue value, IrType.Int wire) {
    if (!wire.signed() || wire.bits() == Long.SIZE) {
      return value;
    }
    return new JavaValue(
        CodeBlock.of("($L & $LL)", value.asLong().within(8), (1L << wire.bits()) - 1),
        Kind.LONG,
        JavaValue.PRIMARY);
  }

  private static JavaValue shifted(JavaValue value, int shift) {
    return new JavaValue(CodeBlock.of("$L << $L", value.asLong().within(10), shift), Kind.LONG, 10);
  }
}
