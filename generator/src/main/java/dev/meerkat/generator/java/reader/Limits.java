// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.BodyPlan;
import dev.meerkat.generator.plan.Ranges;

/** {@code min} and {@code max} of fields. */
final class Limits {
  /** A limit that only arrays of gigabytes could exceed: it came from no description. */
  private static final int UNREACHABLE = 1 << 30;

  private Limits() {}

  /**
   * Least and largest length of a bytes field, unless its prefix keeps the latter by itself.
   *
   * <pre>
   * if (sessionIdEnd - (offset + 35) > 32) {
   *   return fail(ClientHello.FIELD_SESSION_ID, Codec.LIMIT, offset + 35 + 32);
   * }
   * </pre>
   */
  static CodeBlock octets(Place place, String end) {
    IrField field = place.field();
    CodeBlock.Builder code = CodeBlock.builder();
    String length = FieldBounds.minus(end, place.at());
    code.add(atLeast(place, length));
    if (hasMax(field) && field.max() < largest(place)) {
      String beyond = BodyPlan.plus(place.at(), field.max());
      code.add(
          place
              .body()
              .failIf(
                  CodeBlock.of("$L > $L", length, field.max()),
                  place.body().fail(field, "LIMIT", beyond)));
    }
    return code.build();
  }

  /** The most octets that the scope around the content can have. */
  private static long largest(Place place) {
    IrField field = place.field();
    Body body = place.body();
    if (field.scope() instanceof IrField.Scope.Prefixed p && p.wire().bits() < 32) {
      return p.prefix() instanceof IrType.Elastic elastic
          ? elastic.largest()
          : (1L << p.wire().bits()) - 1;
    } else if (field.scope() instanceof IrField.Scope.SizedBy sized) {
      IrField by = body.field(sized.fieldId());
      return Ranges.ofSize(by, (IrField.Derived.Sizes) by.derived()).max();
    }
    return body.windowMax - body.clearedAt(field.position());
  }

  /** Fewer than {@code min}: SHORT at the field. */
  static CodeBlock atLeast(Place place, String count) {
    IrField field = place.field();
    Body body = place.body();
    return field.min() <= 0
        ? CodeBlock.of("")
        : body.failIf(
            CodeBlock.of("$L < $L", count, field.min()),
            body.fail(field, "SHORT", body.plan.at(field)));
  }

  static boolean hasMax(IrField field) {
    return field.max() > 0 && field.max() < UNREACHABLE;
  }
}
