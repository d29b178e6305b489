// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.JavaNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Calls into core for numbers of variable width: {@code VarInt.spanLe(buffer, at, end, 4, true)},
 * {@code LENGTH_FORM.span(buffer, at, end)}.
 *
 * @param constant name of the class's constant that describes the format, if it needs one
 */
public record ElasticCode(IrType.Elastic type, String constant) {
  /** The code for a number whose variables begin with {@code stem}. */
  public static ElasticCode of(IrType.Elastic type, String stem) {
    return new ElasticCode(type, JavaNames.constant(stem) + "_FORM");
  }

  /**
   * The constant that the class needs, if any.
   *
   * <pre>
   * private static final EscapedInt LENGTH_FORM =
   *     new EscapedInt(7, new int[] {126, 127}, new int[] {16, 63}, new long[] {0, 0}, true);
   * </pre>
   */
  public Optional<FieldSpec> declared() {
    if (!(type instanceof IrType.Escape escape)) {
      return Optional.empty();
    }
    List<CodeBlock> markers = new ArrayList<>();
    List<CodeBlock> bits = new ArrayList<>();
    List<CodeBlock> adds = new ArrayList<>();
    for (IrType.Form form : escape.forms()) {
      markers.add(CodeBlock.of("$L", form.marker()));
      bits.add(CodeBlock.of("$L", form.bits()));
      adds.add(CodeBlock.of(form.add() > Integer.MAX_VALUE ? "$LL" : "$L", form.add()));
    }
    return Optional.of(
        FieldSpec.builder(
                CoreTypes.ESCAPED_INT, constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(
                "new $T($L, new int[] {$L}, new int[] {$L},$Wnew long[] {$L}, $L)",
                CoreTypes.ESCAPED_INT,
                escape.base().bits(),
                CodeBlock.join(markers, ", "),
                CodeBlock.join(bits, ", "),
                CodeBlock.join(adds, ", "),
                escape.minimal())
            .build());
  }

  /** The octets of the number at a place, or minus an error kind. */
  public CodeBlock span(String at, String end) {
    if (type instanceof IrType.VarUint v) {
      return CodeBlock.of(
          "$T.span$L(buffer,$W$L,$W$L, $L, $L)",
          CoreTypes.VAR_INT,
          order(v),
          at,
          end,
          v.maxOctets(),
          v.minimal());
    }
    return CodeBlock.of("$L.span(buffer,$W$L,$W$L)", constant, at, end);
  }

  /** The number at a place, a long. */
  public CodeBlock get(String at, String span) {
    return type instanceof IrType.VarUint v
        ? CodeBlock.of("$T.get$L(buffer, $L, $L)", CoreTypes.VAR_INT, order(v), at, span)
        : CodeBlock.of("$L.get(buffer, $L, $L)", constant, at, span);
  }

  /** The octets that a value takes. */
  public CodeBlock size(CodeBlock value) {
    return type instanceof IrType.VarUint
        ? CodeBlock.of("$T.size($L)", CoreTypes.VAR_INT, value)
        : CodeBlock.of("$L.size($L)", constant, value);
  }

  /** The statement that writes a value; of an escape, what follows the base. */
  public CodeBlock put(CodeBlock at, CodeBlock value) {
    CodeBlock.Builder put = CodeBlock.builder();
    return type instanceof IrType.VarUint v
        ? put.addStatement("$T.put$L(buffer, $L, $L)", CoreTypes.VAR_INT, order(v), at, value)
            .build()
        : put.addStatement("$L.put(buffer, $L, $L)", constant, at, value).build();
  }

  /** The statement that writes what follows the base of an escape. */
  public CodeBlock putRest(CodeBlock baseAt, CodeBlock value) {
    return CodeBlock.builder()
        .addStatement("$L.putRest(buffer, $L, $L)", constant, baseAt, value)
        .build();
  }

  private static String order(IrType.VarUint type) {
    return type.littleEndian() ? "Le" : "Be";
  }
}
