// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Fields that share bytes, as one number: {@code 4 << 4 | ihl}. */
final class ComposedBits {
  private static final Pattern CONSTANT = Pattern.compile("-?[0-9]+L?");

  private final List<Term> terms;
  private final int bits;

  /**
   * One field.
   *
   * @param bit distance of its highest bit from the highest bit of the whole
   */
  record Term(JavaValue value, int bit, int bits, boolean isSigned) {
    int shift(int wholeBits) {
      return wholeBits - bit - bits;
    }

    boolean isConstant() {
      return CONSTANT.matcher(value.code().toString()).matches();
    }

    /** The bits of a constant, none above its width. */
    long constant() {
      long number = Long.parseLong(value.code().toString().replace("L", ""));
      return bits == Long.SIZE ? number : number & ((1L << bits) - 1);
    }

    boolean isZero() {
      return isConstant() && constant() == 0;
    }

    /** The value without bits above its width; unsigned ones have none, their range was checked. */
    JavaValue masked() {
      if (!isSigned) {
        return value;
      }
      JavaValue mask = ExpressionEmitter.constant((1L << bits) - 1);
      return new JavaValue(
          CodeBlock.of("$L & $L", value.within(7), mask.code()),
          value.kind() == Kind.LONG || mask.kind() == Kind.LONG ? Kind.LONG : Kind.INT,
          7);
    }
  }

  ComposedBits(List<Term> terms, int bits) {
    this.terms = terms;
    this.bits = bits;
  }

  /** All of it; at most 64 bits. Constants are put together: {@code 0x40 | ihl}. */
  JavaValue whole() {
    boolean isLong = bits > Integer.SIZE || terms.stream().anyMatch(t -> isLong(t));
    long constant = 0;
    List<CodeBlock> shifted = new ArrayList<>();
    for (Term term : terms) {
      int shift = term.shift(bits);
      if (term.isConstant()) {
        constant |= term.constant() << shift;
      } else {
        JavaValue value = isLong ? term.masked().asLong() : term.masked();
        shifted.add(
            shift == 0 ? value.within(6) : CodeBlock.of("$L << $L", value.within(10), shift));
      }
    }
    if (shifted.isEmpty()) {
      return ExpressionEmitter.constant(isLong ? constant : (int) constant);
    }
    if (constant != 0) {
      String hex = "0x" + Long.toHexString(constant).toUpperCase(Locale.ROOT);
      shifted.add(0, CodeBlock.of(isLong ? hex + "L" : hex));
    }
    return new JavaValue(
        CodeBlock.join(shifted, " | "), isLong ? Kind.LONG : Kind.INT, shifted.size() > 1 ? 5 : 6);
  }

  /** One byte of a whole that is too wide for a long. */
  JavaValue octet(int number) {
    int low = bits - 8 * number - 8;
    List<CodeBlock> parts = new ArrayList<>();
    for (Term term : terms) {
      int distance = term.shift(bits) - low;
      if (distance < 8 && distance + term.bits() > 0 && !term.isZero()) {
        parts.add(part(term.masked(), distance));
      }
    }
    return parts.isEmpty()
        ? ExpressionEmitter.constant(0)
        : new JavaValue(CodeBlock.join(parts, " | "), Kind.INT, 5);
  }

  private static CodeBlock part(JavaValue value, int distance) {
    if (distance >= 0) {
      return CodeBlock.of("$L << $L", value.asInt().within(10), distance);
    }
    CodeBlock shifted = CodeBlock.of("$L >>> $L", value.within(10), -distance);
    return value.kind() == Kind.LONG ? CodeBlock.of("(int) ($L)", shifted) : shifted;
  }

  private static boolean isLong(Term term) {
    return term.value().kind() == Kind.LONG;
  }
}
