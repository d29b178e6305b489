// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrOccurrences;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.Part;
import dev.meerkat.generator.plan.writer.WriterPlan;
import javax.lang.model.element.Modifier;

/**
 * The method that ends a part: from then on the place of what follows is known.
 *
 * <pre>
 * private void settleOptions() {
 *   if ((set &amp; 1L &lt;&lt; OPTIONS) == 0) {
 *     optionsStart = offset + 20;                 // nothing was written: empty
 *     optionsEnd = optionsStart;
 *     set |= 1L &lt;&lt; OPTIONS;
 *   } else {
 *     int length = options.finish();              // take over from the nested writer
 *     ...
 *   }
 *   Bytes.putU16(buffer, optionsStart - 2, ...);  // length prefix
 *   optionsNext = pad(...);
 * }
 * </pre>
 */
final class SettleMethod {
  private final WriterModel model;
  private final Part part;
  private final IrField field;
  private final Handover handover;

  SettleMethod(WriterModel model, Part part, Handover handover) {
    this.model = model;
    this.part = part;
    this.field = part.field();
    this.handover = handover;
  }

  MethodSpec method() {
    MethodSpec.Builder settle =
        MethodSpec.methodBuilder(PartModel.settleMethod(field)).addModifiers(Modifier.PRIVATE);
    if (JavaTypes.isScalar(field.type())) {
      settle.addCode(number());
    } else {
      settle.addCode(content());
    }
    return settle.addCode(pad()).build();
  }

  /**
   * Emits.
   *
   * <pre>
   * packetIdStart = topicEnd;
   * packetIdEnd = packetIdStart;
   * if ((set &amp; 1L &lt;&lt; PACKET_ID) != 0) {
   *   packetIdEnd += 2;
   * }
   * </pre>
   */
  private CodeBlock number() {
    CodeBlock bytes =
        ElasticNumber.is(part)
            ? new ElasticNumber(model, part).width()
            : CodeBlock.of(
                "$L", Ranges.wholeBytes(JavaTypes.wire(field.type()), field) + part.prefixBytes());
    CodeBlock.Builder settle = CodeBlock.builder();
    if (!WriterPlan.isGiven(field) && field.condition() != null) {
      settle
          .beginControlFlow("if ($L)", model.expressions(field).condition(field.condition()))
          .add(model.mark(field))
          .endControlFlow();
    }
    settle.add(place(model.index(part.start())));
    CodeBlock present =
        CodeBlock.builder()
            .add(part.prefixBytes() > 0 ? behindPrefix() : CodeBlock.of(""))
            .addStatement("$L += $L", model.names().end(field), bytes)
            .build();
    if (field.condition() == null) {
      return settle.add(present).build();
    }
    return settle
        .beginControlFlow("if ($L)", model.isSet(field))
        .add(present)
        .endControlFlow()
        .build();
  }

  private CodeBlock behindPrefix() {
    return CodeBlock.builder()
        .addStatement("$L += $L", model.names().start(field), part.prefixBytes())
        .build();
  }

  private CodeBlock content() {
    CodeBlock.Builder settle = CodeBlock.builder();
    settle.beginControlFlow("if ($L)", model.isNotSet(field)).add(unwritten());
    CodeBlock close = handover.close();
    if (!close.isEmpty()) {
      settle.nextControlFlow("else").add(close);
    }
    settle.endControlFlow();
    settle.add(limits());
    if (part.prefixBytes() > 0) {
      settle.add(new LengthPrefix(model, part, isDefaultable()).write());
    }
    return settle.build();
  }

  /** Nothing was written: a constant, something empty, or nothing at all. */
  private CodeBlock unwritten() {
    CodeBlock.Builder settle = CodeBlock.builder();
    CodeBlock absent = place(model.index(part.start()));
    CodeBlock empty = place(model.index(part.start().plus(part.prefixBytes())));
    boolean isLate =
        field.condition() != null
            && new IrOccurrences(model.struct()).isLate(field.condition(), field);
    boolean canBeEmpty = field.constant() != null || isDefaultable() && !isLate;
    if (!canBeEmpty) {
      return settle.add(absent).build();
    }
    CodeBlock present =
        CodeBlock.builder().add(empty).add(constant()).add(model.mark(field)).build();
    if (field.condition() == null) {
      return settle.add(present).build();
    }
    return settle
        .beginControlFlow("if ($L)", model.expressions(field).condition(field.condition()))
        .add(present)
        .nextControlFlow("else")
        .add(absent)
        .endControlFlow()
        .build();
  }

  /** Bytes of no fixed number, lists and tlvs are empty when nobody writes them. */
  private boolean isDefaultable() {
    return field.name() == null
        || field.type() instanceof IrType.ListOf
        || field.type() instanceof IrType.TlvOf && field.min() <= 0
        || field.type() instanceof IrType.Bytes bytes
            && !(bytes.extent() instanceof IrType.Extent.Fixed);
  }

  /**
   * Emits.
   *
   * <pre>
   * if (PROTOCOL_TEXT.length &gt; limit - protocolEnd) {
   *   fail(PROTOCOL, Codec.NO_SPACE);
   *   return;
   * }
   * System.arraycopy(PROTOCOL_TEXT, 0, buffer, protocolEnd, PROTOCOL_TEXT.length);
   * protocolEnd += PROTOCOL_TEXT.length;
   * </pre>
   */
  private CodeBlock constant() {
    if (!(field.constant() instanceof IrField.Constant.Text)) {
      return CodeBlock.of("");
    }
    String text = Texts.name(model, field);
    String end = model.names().end(field);
    return CodeBlock.builder()
        .beginControlFlow("if ($L.length > limit - $L)", text, end)
        .add(model.fail(field, "NO_SPACE"))
        .addStatement("return")
        .endControlFlow()
        .addStatement("System.arraycopy($L, 0, buffer, $L, $L.length)", text, end, text)
        .addStatement("$L += $L.length", end, text)
        .build();
  }

  private CodeBlock place(CodeBlock index) {
    return CodeBlock.builder()
        .addStatement("$L = $L", model.names().start(field), index)
        .addStatement("$L = $L", model.names().end(field), model.names().start(field))
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * if (blocksCount &gt; 4) {
   *   fail(BLOCKS, Codec.RANGE);
   * }
   * </pre>
   */
  private CodeBlock limits() {
    boolean isList = field.type() instanceof IrType.ListOf;
    boolean isBytes = field.type() instanceof IrType.Bytes;
    if (!isList && !isBytes || field.constant() != null) {
      return CodeBlock.of("");
    }
    JavaValue number =
        isList
            ? JavaValue.primary(Kind.INT, "$L", model.names().count(field))
            : Spans.length(model, Spans.of(model, new IrField.Target.Field(field.id())));
    CodeBlock.Builder limits = CodeBlock.builder();
    CodeBlock wrong = Ranges.outside(field, number);
    if (wrong == null) {
      return limits.build();
    }
    CodeBlock condition =
        field.condition() == null ? wrong : CodeBlock.of("$L && ($L)", model.isSet(field), wrong);
    return limits
        .beginControlFlow("if ($L)", condition)
        .add(model.fail(field, "RANGE"))
        .endControlFlow()
        .build();
  }

  /** {@code optionsNext = pad(OPTIONS, offset, optionsEnd, 4, 0);}. */
  private CodeBlock pad() {
    if (field.pad() == null) {
      return CodeBlock.of("");
    }
    return CodeBlock.builder()
        .addStatement(
            "$L = pad($L, $L, $L, $L, $L)",
            model.names().next(field),
            model.names().id(field),
            model.index(part.scopeStart()),
            model.names().end(field),
            field.pad().to(),
            field.pad().octet())
        .build();
  }
}
