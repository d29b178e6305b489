// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.generator.plan.BodyPlan;
import dev.meerkat.generator.plan.ChecksumUse;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaTypes;

/** A checksum over octets one behind the other: {@code checks crc32(header, body)}. */
final class OctetCheckEmitter {
  private final Body body;
  private final IrField field;
  private final IrField.Derived.Checks checks;
  private final ClassName algorithm;

  OctetCheckEmitter(Body body, IrField field) {
    this.body = body;
    this.field = field;
    this.checks = (IrField.Derived.Checks) field.derived();
    this.algorithm = ChecksumUse.algorithm(checks);
  }

  /**
   * What should be on the wire, as {@code sum}; the octets of the field itself count as zeros.
   *
   * <pre>
   * long sum = Crc32.start();
   * sum = Crc32.update(sum, buffer, offset, 4);
   * sum = Crc32.update(sum, nothing, 0, 4);
   * sum = Crc32.update(sum, buffer, offset + 8, end - (offset + 8));
   * sum = Crc32.finish(sum);
   * </pre>
   */
  CodeBlock result() {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("long sum = $T.start()", algorithm);
    for (IrField.Covered covered : checks.covered()) {
      code.add(span(((IrField.Covered.Span) covered).target()));
    }
    code.addStatement("sum = $T.finish(sum)", algorithm);
    if (checks.zeroAs() > 0) {
      code.beginControlFlow("if (sum == 0)")
          .addStatement("sum = $LL", checks.zeroAs())
          .endControlFlow();
    }
    return code.build();
  }

  private CodeBlock span(IrField.Target target) {
    String start = start(target);
    String length = length(target, start);
    if (!ChecksumEmitter.holds(body, target, field)) {
      return update("buffer", start, length);
    }
    String at = body.plan.at(field);
    int octets = JavaTypes.wire(field.type()).bits() / 8;
    CodeBlock.Builder code = CodeBlock.builder();
    if (!at.equals(start)) {
      code.add(update("buffer", start, FieldBounds.minus(at, start)));
    }
    body.reader.readsUpTo(octets);
    code.add(update("nothing", "0", String.valueOf(octets)));
    String behind = BodyPlan.plus(at, octets);
    String end = end(target);
    if (!end.equals(behind)) {
      code.add(update("buffer", behind, FieldBounds.minus(end, behind)));
    }
    return code.build();
  }

  private CodeBlock update(String octets, String start, String length) {
    return CodeBlock.builder()
        .addStatement("sum = $T.update(sum,$W$L,$W$L,$W$L)", algorithm, octets, start, length)
        .build();
  }

  private String start(IrField.Target target) {
    if (target instanceof IrField.Target.Message) {
      return body.plan.base();
    } else if (target instanceof IrField.Target.Region named) {
      return RegionBounds.start(body, body.region(named.name()));
    } else if (target instanceof IrField.Target.Field f) {
      return FieldBounds.start(body, body.field(f.id()));
    }
    throw new GenerationException(field.span() + ": a checksum over " + target);
  }

  private String end(IrField.Target target) {
    if (target instanceof IrField.Target.Message) {
      return body.plan.end();
    } else if (target instanceof IrField.Target.Region named) {
      IrItem.Region region = body.region(named.name());
      return RegionBounds.end(body, region);
    }
    return FieldBounds.end(body, body.field(((IrField.Target.Field) target).id()));
  }

  private String length(IrField.Target target, String start) {
    return target instanceof IrField.Target.Field f
        ? FieldBounds.length(body, body.field(f.id()))
        : FieldBounds.minus(end(target), start);
  }
}
