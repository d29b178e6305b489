// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.Locale;
import java.util.Set;

/** Integers out of {@code buffer}, at any bit. */
public final class ScalarReads {
  private static final Set<Integer> SIGNED_READS = Set.of(8, 16, 32, 64);

  private ScalarReads() {}

  /**
   * The value of an integer whose first bit is {@code bit} bits behind the start of the octet at
   * {@code at}.
   *
   * <pre>
   * Bytes.getU16(buffer, offset + 2)
   * Bytes.getU8(buffer, offset + 12) >>> 4
   * Bytes.getU16(buffer, offset + 6) &amp; 0x1FFF
   * </pre>
   */
  public static JavaValue read(String at, int bit, IrType.Int type) {
    boolean isLong = JavaTypes.isLong(type);
    JavaValue raw =
        bit == 0 && type.bits() % 8 == 0 ? octets(at, type) : bits(at, bit, type.bits(), isLong);
    boolean hasSign = bit == 0 && SIGNED_READS.contains(type.bits());
    if (type.signed() && !hasSign) {
      raw = signed(raw, type.bits());
    }
    return isLong ? raw : raw.asInt();
  }

  /** Whole octets in the type's byte order. */
  private static JavaValue octets(String at, IrType.Int type) {
    int bits = type.bits();
    if (bits == 8) {
      String name = type.signed() ? "getI8" : "getU8";
      return JavaValue.primary(Kind.INT, "$T.$L(buffer, $L)", CoreTypes.BYTES, name, at);
    }
    String sign = bits == 64 || type.signed() && (bits == 16 || bits == 32) ? "I" : "U";
    String order = type.littleEndian() ? "Le" : "";
    Kind kind = bits <= 24 || bits == 32 && type.signed() ? Kind.INT : Kind.LONG;
    return JavaValue.primary(
        kind, "$T.get$L$L$L(buffer, $L)", CoreTypes.BYTES, sign, bits, order, at);
  }

  /** Bits inside the octets that they touch, most significant first. */
  private static JavaValue bits(String at, int bit, int width, boolean isLong) {
    int span = (bit + width + 7) / 8;
    int shift = span * 8 - bit - width;
    if (span == 9) {
      return nine(at, shift, width);
    }
    JavaValue value = octets(at, new IrType.Int(span * 8, false, false));
    if (shift > 0) {
      CodeBlock code = CodeBlock.of("$L >>> $L", value.within(10), shift);
      value = new JavaValue(code, value.kind(), 10);
    }
    if (value.kind() == Kind.LONG && !isLong && (bit == 0 || width <= 31)) {
      value = value.asInt();
    }
    return bit == 0 ? value : mask(value, width);
  }

  private static JavaValue nine(String at, int shift, int width) {
    CodeBlock code =
        CodeBlock.of(
            "$T.getI64(buffer, $L) << $L | $T.getU8(buffer, $L + 8) >>> $L",
            CoreTypes.BYTES,
            at,
            8 - shift,
            CoreTypes.BYTES,
            at,
            shift);
    return mask(new JavaValue(code, Kind.LONG, 5), width);
  }

  private static JavaValue mask(JavaValue value, int width) {
    if (width == 64) {
      return value;
    }
    String mask = "0x" + Long.toHexString((1L << width) - 1).toUpperCase(Locale.ROOT);
    boolean isLongMask = value.kind() == Kind.LONG || width > 31;
    CodeBlock code = CodeBlock.of("$L & $L", value.within(7), isLongMask ? mask + "L" : mask);
    return new JavaValue(code, isLongMask ? Kind.LONG : Kind.INT, 7);
  }

  /** {@code Bytes.signed(value, 12)}. */
  private static JavaValue signed(JavaValue value, int width) {
    return JavaValue.primary(Kind.LONG, "$T.signed($L, $L)", CoreTypes.BYTES, value.code(), width);
  }
}
