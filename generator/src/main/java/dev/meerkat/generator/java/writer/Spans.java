// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.writer.Part;
import dev.meerkat.generator.plan.writer.Place;
import dev.meerkat.generator.plan.writer.Slot;
import dev.meerkat.generator.plan.writer.Span;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.List;

/** Runs of bytes that have a name, as Java. */
final class Spans {
  private Spans() {}

  /** First byte and the byte behind the last, as indexes in the buffer. */
  record Bounds(CodeBlock start, CodeBlock end) {}

  /** The bytes that a target means, where places alone can say it; null for a part's content. */
  static Span of(WriterModel model, IrField.Target target) {
    WriterPlan plan = model.plan();
    if (target instanceof IrField.Target.Message) {
      return new Span(Place.START, plan.end());
    } else if (target instanceof IrField.Target.Region region) {
      return plan.regions().get(region.name());
    } else if (target instanceof IrField.Target.Field field) {
      Slot slot = plan.slot(field.id()).orElse(null);
      if (slot == null) {
        return new Span(plan.part(field.id()).orElseThrow().end(), null);
      }
      Place start = plan.placeOf(slot);
      return new Span(start, start.plus(slot.bits() / 8));
    }
    throw new GenerationException("a writer cannot measure " + target);
  }

  /** {@code offset}, {@code optionsEnd}: the bytes of a target as indexes. */
  static Bounds bounds(WriterModel model, IrField.Target target) {
    return bounds(model, of(model, target));
  }

  private static Bounds bounds(WriterModel model, Span span) {
    if (span.end() == null) {
      IrField field = model.plan().parts().get(span.start().part()).field();
      return new Bounds(
          CodeBlock.of("$L", model.names().start(field)),
          CodeBlock.of("$L", model.names().end(field)));
    }
    return new Bounds(index(model, span.start()), index(model, span.end()));
  }

  /** {@code optionsEnd - offset}, or a constant. */
  static JavaValue length(WriterModel model, Span span) {
    if (span.end() != null && span.start().part() == span.end().part()) {
      return ExpressionEmitter.constant(span.end().bytes() - span.start().bytes());
    }
    Bounds bounds = bounds(model, span);
    boolean isSum = span.end() != null && span.start().bytes() != 0;
    CodeBlock start = isSum ? CodeBlock.of("($L)", bounds.start()) : bounds.start();
    return new JavaValue(CodeBlock.of("$L - $L", bounds.end(), start), Kind.INT, 11);
  }

  /** A place as an index in the buffer. */
  static CodeBlock index(WriterModel model, Place place) {
    return model.index(place);
  }

  /** From a part up to the end of the innermost region with a size around it, or of the struct. */
  static Span fromFieldOn(WriterModel model, IrField field) {
    Part part = model.plan().part(field.id()).orElseThrow();
    Place end = model.plan().end();
    List<IrItem> items = model.struct().items();
    for (IrItem.Region region = around(items, field); region != null; ) {
      if (region.sizedBy() != 0) {
        end = model.plan().regions().get(region.name()).end();
      }
      region = around(region.items(), field);
    }
    return new Span(part.start(), end);
  }

  private static IrItem.Region around(List<IrItem> items, IrField field) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Region region && holds(region, field)) {
        return region;
      }
    }
    return null;
  }

  private static boolean holds(IrItem.Region region, IrField field) {
    for (IrItem item : region.items()) {
      if (item.equals(field) || item instanceof IrItem.Region inner && holds(inner, field)) {
        return true;
      }
    }
    return false;
  }
}
