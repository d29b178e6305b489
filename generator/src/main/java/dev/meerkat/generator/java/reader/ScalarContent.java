// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.BodyPlan;
import dev.meerkat.generator.plan.JavaTypes;

/** A number that is not part of a run: conditional, alone in a scope, or a case of a switch. */
final class ScalarContent {
  private ScalarContent() {}

  /**
   * Bounds, then the value.
   *
   * <pre>
   * if (end - headerEnd &lt; 2) {
   *   return fail(Publish.FIELD_PACKET_ID, Codec.SHORT, headerEnd);
   * }
   * </pre>
   */
  static CodeBlock read(Place place, IrType type) {
    if (type instanceof IrType.Elastic elastic) {
      return ElasticContent.read(place, elastic);
    }
    Body body = place.body();
    int octets = (JavaTypes.wire(type).bits() + 7) / 8;
    CodeBlock.Builder code = CodeBlock.builder();
    code.add(
        body.failIf(
            CodeBlock.of("$L < $L", FieldBounds.minus(place.end(), place.at()), octets),
            body.fail(place.field(), "SHORT", place.at())));
    if (place.field().type() == type) {
      code.add(Checks.scalar(body, place.field()));
    } else if (type instanceof IrType.EnumOf e
        && body.context.program().enumeration(e.enumName()).closed()) {
      CodeBlock unknown =
          CodeBlock.of(
              "!$T.isKnown($L)",
              body.context.names().constants(e.enumName()),
              ScalarReads.read(place.at(), 0, e.wire()).code());
      code.add(body.failIf(unknown, body.fail(place.field(), "ENUM", place.at())));
    }
    return code.add(place.endsAt(BodyPlan.plus(place.at(), octets))).build();
  }
}
