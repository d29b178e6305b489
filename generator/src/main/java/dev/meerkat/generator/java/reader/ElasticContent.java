// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.ElasticCode;
import dev.meerkat.generator.plan.JavaTypes;

/** Numbers of variable width: the span judges, then the value is copied. */
final class ElasticContent {
  private ElasticContent() {}

  /** The calls for a field's number; its constant is declared. */
  static ElasticCode code(Body body, IrField field, IrType.Elastic type) {
    ElasticCode code = ElasticCode.of(type, body.plan.stem(field));
    code.declared().ifPresent(body.reader::constant);
    return code;
  }

  /** The local variable with the octets of a number. */
  static String span(Body body, IrField field) {
    return body.plan.stem(field) + "Span";
  }

  /**
   * A field that is a number.
   *
   * <pre>
   * int remainingSpan = VarInt.spanLe(buffer, offset + 1, end, 4, true);
   * if (remainingSpan &lt; 0) {
   *   return fail(Mqtt.FIELD_REMAINING, -remainingSpan, offset + 1);
   * }
   * remaining = (int) VarInt.getLe(buffer, offset + 1, remainingSpan);
   * remainingEnd = offset + 1 + remainingSpan;
   * </pre>
   */
  static CodeBlock read(Place place, IrType.Elastic type) {
    Body body = place.body();
    IrField field = place.field();
    return CodeBlock.builder()
        .add(spanned(body, field, type, place.at(), place.end()))
        .add(Checks.scalar(body, field))
        .add(place.endsAt(place.at() + " + " + span(body, field)))
        .build();
  }

  private static CodeBlock spanned(
      Body body, IrField field, IrType.Elastic type, String at, String limit) {
    String span = span(body, field);
    return CodeBlock.builder()
        .addStatement("int $L =$W$L", span, code(body, field, type).span(at, limit))
        .add(body.failIf(CodeBlock.of("$L < 0", span), body.failWith(field, "-" + span, at)))
        .build();
  }

  /**
   * A field of the head of an element.
   *
   * <pre>
   * int idSpan = VarInt.spanLe(buffer, element, end, 4, true);
   * …
   * idEnd = element + idSpan;
   * </pre>
   */
  static CodeBlock head(Body head, IrField field, IrType.Elastic type) {
    String end = head.plan.end(field);
    head.reader.state(TypeName.INT, end);
    String at = head.plan.at(field);
    return CodeBlock.builder()
        .add(spanned(head, field, type, at, "end"))
        .add(Checks.scalar(head, field))
        .addStatement("$L = $L + $L", end, at, span(head, field))
        .build();
  }

  /**
   * A length in front.
   *
   * <pre>
   * int propertiesSpan = VarInt.spanLe(buffer, topicEnd, end, 4, true);
   * if (propertiesSpan &lt; 0) {
   *   return fail(Publish.FIELD_PROPERTIES, -propertiesSpan, topicEnd);
   * }
   * int propertiesLength = (int) VarInt.getLe(buffer, topicEnd, propertiesSpan);
   * propertiesStart = topicEnd + propertiesSpan;
   * if (propertiesLength > end - propertiesStart) {
   *   return fail(Publish.FIELD_PROPERTIES, Codec.LENGTH, topicEnd);
   * }
   * propertiesEnd = propertiesStart + propertiesLength;
   * </pre>
   */
  static CodeBlock prefix(Body body, IrField field, IrType.Elastic type, String limit) {
    String at = body.plan.at(field);
    String start = body.plan.start(field);
    String length = body.plan.stem(field) + "Length";
    String span = span(body, field);
    boolean isLong = JavaTypes.isLong(type.value());
    body.reader.state(TypeName.INT, start, Integer.toString(body.clearedEnd(field)));
    return CodeBlock.builder()
        .add(spanned(body, field, type, at, limit))
        .addStatement(
            "$L $L = $L$L",
            isLong ? "long" : "int",
            length,
            isLong ? "" : "(int) ",
            code(body, field, type).get(at, span))
        .addStatement("$L = $L + $L", start, at, span)
        .add(
            body.failIf(
                CodeBlock.of("$L > $L", length, FieldBounds.minus(limit, start)),
                body.fail(field, "LENGTH", at)))
        .addStatement(
            "$L = $L + $L", body.plan.end(field), start, isLong ? "(int) " + length : length)
        .build();
  }
}
