// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrOccurrences;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.ElasticCode;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.Part;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<IrType.Case, Content> contents;

  SettleMethod(WriterModel model, Part part, Map<IrType.Case, Content> contents) {
    this.model = model;
    this.part = part;
    this.field = part.field();
    this.contents = contents;
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
    CodeBlock close = close();
    if (!close.isEmpty()) {
      settle.nextControlFlow("else").add(close);
    }
    settle.endControlFlow();
    settle.add(limits());
    if (part.prefixBytes() > 0) {
      settle.add(prefix());
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

  /** What the nested writer of the part, or of the chosen case, has to hand over. */
  private CodeBlock close() {
    if (contents.containsKey(null)) {
      return contents.get(null).close();
    }
    if (hasFinish()) {
      return OwnedContent.taken(model, field, CodeBlock.of("$L()", finishMethod()));
    }
    CodeBlock.Builder close = CodeBlock.builder();
    for (Map.Entry<IrType.Case, Content> entry : contents.entrySet()) {
      CodeBlock of = entry.getValue().close();
      if (!of.isEmpty()) {
        close
            .beginControlFlow(
                "if ($L == $L)",
                model.names().choice(field),
                model.names().caseConstant(field, entry.getKey()))
            .add(of)
            .endControlFlow();
      }
    }
    return close.build();
  }

  /** Whether all that is taken over comes from writers that this one owns. */
  private boolean hasFinish() {
    List<Content> closing = contents.values().stream().filter(c -> !c.close().isEmpty()).toList();
    return closing.size() > 1 && closing.stream().allMatch(c -> c instanceof OwnedContent);
  }

  private String finishMethod() {
    return "finish" + JavaNames.pascal(field.name());
  }

  /**
   * Emits, for a part with several cases.
   *
   * <pre>
   * private int finishBody() {
   *   switch (bodyCase) {
   *     case BODY_CONNECT:
   *       return bodyConnect.finish();
   *     default:
   *       return 0;
   *   }
   * }
   * </pre>
   */
  Optional<MethodSpec> finish() {
    if (contents.containsKey(null) || !hasFinish()) {
      return Optional.empty();
    }
    CodeBlock.Builder body =
        CodeBlock.builder().beginControlFlow("switch ($L)", model.names().choice(field));
    for (Map.Entry<IrType.Case, Content> entry : contents.entrySet()) {
      if (entry.getValue() instanceof OwnedContent owned) {
        body.add("case $L:\n$>", model.names().caseConstant(field, entry.getKey()))
            .addStatement("return $L$<", owned.finished());
      }
    }
    return Optional.of(
        MethodSpec.methodBuilder(finishMethod())
            .addModifiers(Modifier.PRIVATE)
            .returns(int.class)
            .addCode(body.add("default:\n$>").addStatement("return 0$<").endControlFlow().build())
            .build());
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
    CodeBlock wrong = outside(field, number);
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

  /** A condition that holds when there are too few or too many; null when there cannot be. */
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
   * Emits.
   *
   * <pre>
   * if (nameEnd - nameStart &gt;&gt;&gt; 16 != 0) {
   *   fail(NAME, Codec.RANGE);
   * } else if (error == 0) {
   *   Bytes.putU16(buffer, nameStart - 2, nameEnd - nameStart);
   * }
   * </pre>
   */
  private CodeBlock prefix() {
    if (((IrField.Scope.Prefixed) field.scope()).prefix() instanceof IrType.Elastic elastic) {
      return elasticPrefix(elastic);
    }
    IrType.Int wire = ((IrField.Scope.Prefixed) field.scope()).wire();
    JavaValue length = Spans.length(model, Spans.of(model, new IrField.Target.Field(field.id())));
    CodeBlock index = CodeBlock.of("$L - $L", model.names().start(field), part.prefixBytes());
    CodeBlock put = Puts.put(index, part.prefixBytes(), wire.littleEndian(), length);
    CodeBlock present =
        field.condition() == null && isDefaultable()
            ? CodeBlock.of("error == 0")
            : CodeBlock.of("error == 0 && $L", model.isSet(field));
    CodeBlock outside = Ranges.outside(length, wire);
    CodeBlock.Builder prefix = CodeBlock.builder();
    if (outside != null) {
      prefix.beginControlFlow("if ($L)", outside).add(model.fail(field, "RANGE")).endControlFlow();
    }
    return prefix
        .beginControlFlow("if ($L && $L <= limit)", present, model.names().start(field))
        .add(put)
        .endControlFlow()
        .build();
  }

  /**
   * A length that may need more room than it was given: then what it counts moves.
   *
   * <pre>
   * if (error == 0 &amp;&amp; (set &amp; 1L &lt;&lt; PROPERTIES) != 0 &amp;&amp; propertiesStart &lt;= limit) {
   *   int length = propertiesEnd - propertiesStart;
   *   int wider = VarInt.size(length) - 1;
   *   if (wider &gt; limit - propertiesEnd) {
   *     fail(PROPERTIES, Codec.NO_SPACE);
   *     return;
   *   }
   *   if (wider &gt; 0) {
   *     System.arraycopy(buffer, propertiesStart, buffer, propertiesStart + wider, length);
   *     propertiesStart += wider;
   *     propertiesEnd += wider;
   *   }
   *   VarInt.putLe(buffer, propertiesStart - 1 - wider, length);
   * }
   * </pre>
   */
  private CodeBlock elasticPrefix(IrType.Elastic type) {
    ElasticCode code = model.elastic(field, type);
    String start = model.names().start(field);
    String end = model.names().end(field);
    CodeBlock length = CodeBlock.of("prefixed");
    CodeBlock put = code.put(CodeBlock.of("$L - 1 - wider", start), length);
    boolean isAlways = field.condition() == null && isDefaultable();
    CodeBlock present =
        isAlways
            ? CodeBlock.of("error == 0")
            : CodeBlock.of("error == 0 && $L", model.isSet(field));
    CodeBlock.Builder prefix =
        CodeBlock.builder()
            .beginControlFlow("if ($L && $L <= limit)", present, start)
            .addStatement("int prefixed = $L - $L", end, start)
            .addStatement("int wider = $L - 1", code.size(length));
    if (type.largest() < Integer.MAX_VALUE) {
      prefix
          .beginControlFlow("if (prefixed > $L)", type.largest())
          .add(model.fail(field, "RANGE"))
          .addStatement("return")
          .endControlFlow();
    }
    return prefix
        .beginControlFlow("if (wider > limit - $L)", end)
        .add(model.fail(field, "NO_SPACE"))
        .addStatement("return")
        .endControlFlow()
        .beginControlFlow("if (wider > 0)")
        .addStatement("System.arraycopy(buffer, $L, buffer, $L + wider, prefixed)", start, start)
        .addStatement("$L += wider", start)
        .addStatement("$L += wider", end)
        .endControlFlow()
        .add(put)
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
