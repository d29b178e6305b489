// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.editor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrField.Derived.Checks;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.java.writer.Puts;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** The method that brings an Internet checksum up to date. */
final class SumUpdate {
  private final EditorModel model;
  private final IrField sum;
  private final Checks checks;

  SumUpdate(EditorModel model, IrField sum) {
    this.model = model;
    this.sum = sum;
    this.checks = (Checks) sum.derived();
  }

  /**
   * Whether the reader has to say how much is covered: only then can a sum of zeros, which is 0, be
   * told from the others that are 0 modulo 0xFFFF.
   */
  boolean asksReader() {
    return checks.zeroAs() < 0;
  }

  /**
   * Emits, for a checksum that may be left out and is never sent as 0,
   *
   * <pre>
   * private void updateChecksum(long before, long after) {
   *   int checksum = Bytes.getU16(buffer, offset + 6);
   *   if (checksum == 0) {
   *     return;
   *   }
   *   checksum = InetChecksum.updatePart(checksum, before, after);
   *   if (checksum == 0) {
   *     checksum = 0xFFFF;
   *   }
   *   Bytes.putU16(buffer, offset + 6, checksum);
   * }
   * </pre>
   *
   * and for one that is always there, in place of the second condition,
   *
   * <pre>
   * if (checksum == 0 || checksum == 0xFFFF) {
   *   Bytes.putU16(buffer, offset + 10, 0);
   *   checksum = InetChecksum.sum(buffer, offset, reader.size()) == 0 ? 0xFFFF : 0;
   * }
   * </pre>
   */
  MethodSpec method() {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("int checksum = $L", get());
    if (checks.optional()) {
      code.beginControlFlow("if (checksum == 0)").addStatement("return").endControlFlow();
    }
    code.addStatement("checksum = $T.updatePart(checksum, before, after)", CoreTypes.INET_CHECKSUM);
    code.add(asksReader() ? judgeZero() : CodeBlock.of(""));
    if (!asksReader()) {
      code.beginControlFlow("if (checksum == 0)")
          .addStatement(
              "checksum = 0x$L", Long.toHexString(checks.zeroAs()).toUpperCase(Locale.ROOT))
          .endControlFlow();
    }
    code.add(put(JavaValue.primary(Kind.INT, "checksum")));
    String label = sum.name() == null ? "the checksum" : "{@code " + sum.name() + "}";
    return MethodSpec.methodBuilder(model.update(sum))
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc(
            Javadocs.of(
                "Brings "
                    + label
                    + " up to date with words that it covers, by their sums before and after. RFC"
                    + " 1624 section 3"))
        .addParameter(long.class, "before")
        .addParameter(long.class, "after")
        .addCode(new Following(model).around(sum, code.build(), "own"))
        .build();
  }

  /**
   * Of sums that are 0 modulo 0xFFFF only that of nothing but zeros is 0, and its checksum 0xFFFF.
   */
  private CodeBlock judgeZero() {
    List<CodeBlock> all = new ArrayList<>();
    for (IrField.Covered covered : checks.covered()) {
      if (covered instanceof IrField.Covered.Span span) {
        all.add(
            CodeBlock.of("$T.sum(buffer,$W$L)", CoreTypes.INET_CHECKSUM, window(span.target())));
      }
    }
    if (all.isEmpty()) {
      return CodeBlock.of("");
    }
    return CodeBlock.builder()
        .beginControlFlow("if (checksum == 0 || checksum == 0xFFFF)")
        .add(put(JavaValue.primary(Kind.INT, "0")))
        .addStatement("checksum = $L == 0$W? 0xFFFF : 0", CodeBlock.join(all, "$W+ "))
        .endControlFlow()
        .build();
  }

  private CodeBlock window(IrField.Target target) {
    if (target instanceof IrField.Target.Message) {
      return CodeBlock.of("offset, reader.size()");
    } else if (target instanceof IrField.Target.Region region) {
      String name = JavaNames.accessor(region.name());
      return CodeBlock.of("reader.$LOffset(),$Wreader.$LLength()", name, name);
    }
    IrField field = model.plan().struct().field(((IrField.Target.Field) target).id());
    if (field.position().anchor() == 0 && field.sizeBits().isConstant()) {
      return CodeBlock.of("$L, $L", EditorModel.at(field), field.sizeBits().max() / 8);
    }
    String name = model.context().names().accessor(model.plan().struct(), field);
    return CodeBlock.of("reader.$LOffset(),$Wreader.$LLength()", name, name);
  }

  /** At an even place of what it covers its octets are in order, at an odd one they are not. */
  private boolean isLittle() {
    IrType.Int wire = JavaTypes.wire(sum.type());
    return model.plan().isAtOddPlace(sum).orElse(wire.littleEndian());
  }

  private CodeBlock get() {
    return CodeBlock.of(
        "$T.getU16$L(buffer, $L)", CoreTypes.BYTES, isLittle() ? "Le" : "", EditorModel.at(sum));
  }

  private CodeBlock put(JavaValue value) {
    return Puts.put(CodeBlock.of("$L", EditorModel.at(sum)), 2, isLittle(), value);
  }
}
