// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.expr.JavaValue;

/** Runs of octets. */
final class BytesContent {
  private BytesContent() {}

  /**
   * Bounds, limits, constant, constraints.
   *
   * <pre>
   * if (hardwareSize > end - (offset + 8)) {
   *   return fail(Arp.FIELD_SOURCE_HARDWARE, Codec.SHORT, offset + 8);
   * }
   * sourceHardwareEnd = offset + 8 + hardwareSize;
   * </pre>
   */
  static CodeBlock read(Place place, IrType.Bytes bytes) {
    Body body = place.body();
    CodeBlock.Builder code = CodeBlock.builder();
    if (bytes.extent() instanceof IrType.Extent.Rest) {
      code.add(place.fills());
      return code.add(checks(place, bytes, place.endVariable())).build();
    }
    JavaValue count = count(body, bytes.extent());
    CodeBlock missing =
        CodeBlock.of("$L > $L", count.within(10), FieldBounds.minus(place.end(), place.at()));
    if (count(bytes.extent()) < 0) {
      missing = CodeBlock.of("$L < 0 ||$W$L", count.within(10), missing);
    }
    code.add(body.failIf(missing, body.fail(place.field(), "SHORT", place.at())));
    String end = place.at() + " + " + count.asInt().within(12);
    if (!place.isScoped()) {
      code.add(place.endsAt(end));
      return code.add(checks(place, bytes, place.endVariable())).build();
    }
    String local = place.stem() + "Behind";
    code.addStatement("int $L = $L", local, end);
    return code.add(checks(place, bytes, local)).add(place.endsAt(local)).build();
  }

  static JavaValue count(Body body, IrType.Extent extent) {
    if (extent instanceof IrType.Extent.Fixed fixed) {
      return JavaValue.primary(JavaValue.Kind.INT, "$L", fixed.count());
    }
    return body.value(((IrType.Extent.Computed) extent).count()).asNumber();
  }

  /** The least count that an extent can say. */
  static long count(IrType.Extent extent) {
    return extent instanceof IrType.Extent.Fixed fixed
        ? fixed.count()
        : ((IrType.Extent.Computed) extent).count().range().min();
  }

  private static CodeBlock checks(Place place, IrType type, String end) {
    Body body = place.body();
    IrField field = place.field();
    body.standIn(field, end);
    CodeBlock code =
        CodeBlock.builder()
            .add(Limits.octets(place, end))
            .add(
                isUtf8(field.type()) || !isUtf8(type)
                    ? CodeBlock.of("")
                    : TextChecks.utf8(body, field, place.at(), end))
            .add(checks(body, field, place.at(), end))
            .build();
    body.standIn(field, null);
    return code;
  }

  private static boolean isUtf8(IrType type) {
    return type instanceof IrType.Bytes bytes && bytes.encoding() == IrType.Encoding.UTF8;
  }

  /** UTF-8, constant text, constraints. */
  static CodeBlock checks(Body body, IrField field, String at, String end) {
    return new TextChecks(body, field, at, end).emit();
  }
}
