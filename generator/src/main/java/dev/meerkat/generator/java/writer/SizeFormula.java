// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;

/** From a length in bytes back to the number that says it: {@code (optionsNext - offset) / 4}. */
final class SizeFormula {
  private final IrField.Derived.Sizes sizes;
  private final JavaValue dividend;

  SizeFormula(IrField.Derived.Sizes sizes, JavaValue length) {
    this.sizes = sizes;
    this.dividend = times(minus(length, sizes.add()), sizes.divide());
  }

  /** The number. */
  JavaValue value() {
    return sizes.multiply() == 1
        ? dividend
        : new JavaValue(
            CodeBlock.of("$L / $L", dividend.within(12), sizes.multiply()), dividend.kind(), 12);
  }

  /** What must be zero for the number to be right; null when it always is. */
  CodeBlock remainder() {
    return sizes.multiply() == 1
        ? null
        : CodeBlock.of("$L % $L", dividend.within(12), sizes.multiply());
  }

  private static JavaValue minus(JavaValue length, long add) {
    if (add == 0) {
      return length;
    }
    String sign = add > 0 ? "-" : "+";
    return new JavaValue(
        CodeBlock.of("$L $L $L", length.within(11), sign, Math.abs(add)), length.kind(), 11);
  }

  private static JavaValue times(JavaValue length, long factor) {
    return factor == 1
        ? length
        : new JavaValue(CodeBlock.of("$L * $LL", length.within(12), factor), Kind.LONG, 12);
  }
}
