// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaTypes;

/** Whether a number fits its field, as Java. */
public final class Ranges {
  private Ranges() {}

  /**
   * A condition that holds when a value does not fit; null when every value of its Java type does.
   *
   * <pre>
   * (ttl &amp; ~0xFF) != 0
   * seq &gt;&gt;&gt; 32 != 0
   * delta &lt; -128 || delta &gt; 127
   * </pre>
   */
  public static CodeBlock outside(JavaValue value, IrType.Int wire) {
    int javaBits = value.kind() == Kind.LONG ? Long.SIZE : Integer.SIZE;
    if (wire.bits() >= javaBits) {
      return null;
    }
    if (!wire.signed()) {
      return CodeBlock.of("$L >>> $L != 0", value.within(10), wire.bits());
    }
    String suffix = value.kind() == Kind.LONG ? "L" : "";
    long largest = (1L << wire.bits() - 1) - 1;
    return CodeBlock.of(
        "$L < $L$L || $L > $L$L",
        value.within(9),
        -largest - 1,
        suffix,
        value.within(9),
        largest,
        suffix);
  }

  /** A condition that holds when a field has too few or too many; null when it cannot. */
  static CodeBlock outside(IrField field, JavaValue number) {
    boolean hasMax = field.max() >= 0 && field.max() < Integer.MAX_VALUE;
    CodeBlock above = CodeBlock.of("$L > $L", number.within(9), field.max());
    if (field.min() > 0) {
      CodeBlock below = CodeBlock.of("$L < $L", number.within(9), field.min());
      return hasMax ? CodeBlock.of("$L || $L", below, above) : below;
    }
    return hasMax ? above : null;
  }

  /**
   * A condition that holds when a value is no member of its closed enumeration; null when any value
   * will do.
   *
   * <pre>
   * !Step.isKnown(value)
   * </pre>
   */
  public static CodeBlock unknown(GenerationContext context, IrType type, JavaValue value) {
    if (type instanceof IrType.EnumOf e && context.program().enumeration(e.enumName()).closed()) {
      return CodeBlock.of("!$T.isKnown($L)", context.names().constants(e.enumName()), value.code());
    }
    return null;
  }

  /** {@link #outside} or {@link #unknown}, for a number that is written at once. */
  static CodeBlock wrong(GenerationContext context, IrType type, JavaValue value) {
    CodeBlock outside = outside(value, JavaTypes.wire(type));
    CodeBlock unknown = unknown(context, type, value);
    return outside == null ? unknown : unknown == null ? outside : unknown;
  }

  static Kind kind(TypeName java) {
    return java.equals(TypeName.LONG) ? Kind.LONG : Kind.INT;
  }

  /** The width in bytes of a number that is written on its own. */
  static int wholeBytes(IrType.Int wire, IrField field) {
    if (wire.bits() % 8 != 0) {
      throw new GenerationException(
          "a number of " + wire.bits() + " bits cannot stand alone in " + field.name());
    }
    return wire.bits() / 8;
  }
}
