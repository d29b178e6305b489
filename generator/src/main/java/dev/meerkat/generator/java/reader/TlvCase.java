// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.BodyPlan;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.Ranges;
import javax.lang.model.element.Modifier;

/** One case of a tlv: its body is read and shown by the tlv's reader. */
final class TlvCase {
  private final IrTlv tlv;
  private final IrTlv.Case element;
  private final ReaderClass reader;
  private final Body body;

  TlvCase(
      GenerationContext context,
      IrModule module,
      IrTlv tlv,
      IrTlv.Case element,
      ReaderClass reader,
      int firstField) {
    this.tlv = tlv;
    this.element = element;
    this.reader = reader;
    if (element.kind() != IrTlv.Kind.VALUE) {
      this.body = null;
      return;
    }
    BodyPlan plan =
        BodyPlan.part(
            element.body(),
            "valueAt",
            "elementEnd",
            "current == " + constant(),
            firstField,
            f -> context.names().accessor(tlv, element, f));
    this.body = new Body(context, module, tlv, plan, reader);
    if (tlv.lengthField() != 0) {
      this.body.windowMax = largestValue();
    }
  }

  private long largestValue() {
    IrField length = tlv.head().field(tlv.lengthField());
    long largest =
        length.derived() instanceof IrField.Derived.Sizes sizes
            ? Ranges.ofSize(length, sizes).max()
            : Ranges.of(length).max();
    return largest - (tlv.lengthCoversElement() ? tlv.head().sizeBits().min() / 8 : 0);
  }

  private String constant() {
    return constant(element);
  }

  /** {@code CASE_MSS}. */
  static String constant(IrTlv.Case element) {
    return "CASE_" + JavaNames.constant(element.name());
  }

  /** {@code readMss}. */
  static String method(IrTlv.Case element) {
    return "read" + JavaNames.pascal(element.name());
  }

  /** What the case makes of {@code current}. */
  String current() {
    return switch (element.kind()) {
      case VALUE -> constant();
      case STOP -> "STOP";
      case SKIP -> "SKIP";
      case ERROR -> "NONE";
    };
  }

  IrTlv.Case element() {
    return element;
  }

  boolean hasValue() {
    return body != null;
  }

  void accessors() {
    if (body != null) {
      reader.inCase(true);
      new AccessorEmitter(body).emit();
      reader.inCase(false);
    }
  }

  /**
   * The arm of the switch over cases.
   *
   * <pre>
   * case CASE_MSS:
   *   return readMss();
   * </pre>
   *
   * @param number of the case
   */
  CodeBlock arm(int number) {
    reader.constant(
        FieldSpec.builder(int.class, constant(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("$L", number)
            .build());
    reader.inCase(true);
    CodeBlock arm = arm();
    reader.inCase(false);
    return arm;
  }

  private CodeBlock arm() {
    boolean isExact = tlv.lengthField() != 0;
    Steps steps = new BodyEmitter(body).emit(isExact);
    CodeBlock.Builder code = CodeBlock.builder().add(steps.assemble(reader, 0));
    if (isExact && !body.plan.end().equals(body.reached)) {
      CodeBlock failure =
          CodeBlock.of(
              "return fail($L, $T.TRAILING, $L);\n",
              tlv.lengthField(),
              CoreTypes.CODEC,
              body.position);
      code.add(body.failIf(CodeBlock.of("$L != $L", body.position, body.plan.end()), failure));
    }
    if (code.isEmpty()) {
      return CodeBlock.of("");
    }
    String name = method(element);
    reader.method(
        MethodSpec.methodBuilder(name)
            .addJavadoc(Javadocs.of("Reads the value of {@code " + element.name() + "}."))
            .addModifiers(Modifier.PRIVATE)
            .returns(int.class)
            .addCode(code.build())
            .addStatement("return $T.OK", CoreTypes.CODEC)
            .build());
    return CodeBlock.builder()
        .add("case $L:\n", constant())
        .addStatement("$>return $L()$<", name)
        .build();
  }
}
