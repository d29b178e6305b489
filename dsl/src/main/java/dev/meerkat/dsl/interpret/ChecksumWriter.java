// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrField;
import java.util.ArrayList;
import java.util.List;

/** Computes the checksums of a struct that is written but for them, the inner ones first. */
final class ChecksumWriter {
  private static final int ALL_ONES = 0xFFFF;

  private final Frame frame;
  private final TypeWriter types;

  ChecksumWriter(Frame frame, TypeWriter types) {
    this.frame = frame;
    this.types = types;
  }

  void write() throws WriteFailure {
    List<IrField> rest = new ArrayList<>();
    for (IrField field : frame.struct().fields()) {
      if (field.derived() instanceof IrField.Derived.Checks
          && frame.value(field.id()) instanceof Value.Number) {
        rest.add(field);
      }
    }
    while (!rest.isEmpty()) {
      IrField next = next(rest);
      rest.remove(next);
      write(next, (Value.Number) frame.value(next.id()));
    }
  }

  /** One that covers none of the others. */
  private IrField next(List<IrField> rest) {
    for (IrField field : rest) {
      if (rest.stream().allMatch(other -> other.equals(field) || around(field, other) == null)) {
        return field;
      }
    }
    return rest.get(0);
  }

  /** What a checksum covers and a field stands in; null when there is nothing. */
  private Value.Bytes around(IrField checksum, IrField field) {
    int at = frame.value(field.id()).offset();
    for (IrField.Covered covered : ((IrField.Derived.Checks) checksum.derived()).covered()) {
      if (covered instanceof IrField.Covered.Span span) {
        Value.Bytes range = new Ranges(frame).of(span.target());
        if (range.offset() <= at && at < range.offset() + range.length()) {
          return range;
        }
      }
    }
    return null;
  }

  private void write(IrField field, Value.Number place) throws WriteFailure {
    IrField.Derived.Checks checks = (IrField.Derived.Checks) field.derived();
    if (checks.function() != null) {
      if (!frame.source().options().externs().knows(checks.function())) {
        throw WriteFailure.missing(field.id());
      }
      patch(field, place, new Checksums(frame).ofOctets(field, checks));
      return;
    }
    long sum = new Checksums(frame).sum(checks);
    if (sum < 0) {
      throw WriteFailure.missing(field.id());
    }
    int checksum = ~PartialSum.fold(sum) & ALL_ONES;
    Value.Bytes around = around(field, field);
    boolean isLittle = Bits.integer(field.type()).littleEndian();
    if (around != null && ((place.offset() - around.offset()) % 2 != 0) != isLittle) {
      checksum = (checksum & 0xFF) << 8 | checksum >>> 8;
    }
    patch(field, place, checksum == 0 && checks.zeroAs() >= 0 ? checks.zeroAs() : checksum);
  }

  private void patch(IrField field, Value.Number place, long sent) throws WriteFailure {
    types.patch(place.bitOffset(), Bits.integer(field.type()), sent, field.id());
    frame.put(field.id(), new Value.Number(sent, place.bitOffset(), place.bits()));
  }
}
