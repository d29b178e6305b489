// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrErrorKind;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;

/** Reads the items of one struct in their order. */
final class StructReader {
  private final Frame frame;
  private final TypeReader types;
  private final Evaluator evaluator;
  private final Checksums checksums;
  private final Sizes sizes;

  StructReader(Frame frame, int depth) {
    this.frame = frame;
    this.types = new TypeReader(frame, depth);
    this.evaluator = new Evaluator(new StructNames(frame));
    this.checksums = new Checksums(frame);
    this.sizes = new Sizes(frame);
  }

  /** Reads the whole struct. */
  Part read() throws ReadFailure {
    Trace trace = frame.source().trace();
    if (trace == null) {
      return whole();
    }
    trace.begin(frame);
    Part part = whole();
    trace.end(part.value());
    return part;
  }

  private Part whole() throws ReadFailure {
    items(frame.struct().items());
    mustBeConsumed(frame.scopes().message());
    frame.complete();
    checksums.verify();
    long max = frame.struct().maxBytes();
    int start = frame.offsetOf(0);
    if (max >= 0 && (frame.position() >> 3) - start > max) {
      throw ReadFailure.of(IrErrorKind.LIMIT, (int) (start + max), 0);
    }
    return new Part(frame.toValue(), frame.position());
  }

  private void items(List<IrItem> items) throws ReadFailure {
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        field(field);
      } else if (item instanceof IrItem.Region region) {
        region(region);
      } else if (item instanceof IrItem.Require require && !evaluator.holds(require.condition())) {
        int fieldId = require.fieldId();
        throw ReadFailure.named(require.error(), frame.offsetOf(fieldId), fieldId);
      }
    }
  }

  private void region(IrItem.Region region) throws ReadFailure {
    Scopes scopes = frame.scopes();
    long start = frame.position();
    scopes.open(region.name(), start);
    sizes.opened(region.name());
    items(region.items());
    mustBeConsumed(scopes.close());
    int offset = (int) (start >> 3);
    frame.put(region.name(), new Value.Bytes(offset, (int) (frame.position() >> 3) - offset));
    checksums.verify();
  }

  /** Reads one field. */
  void field(IrField field) throws ReadFailure {
    frame.begin(field.id());
    int offset = frame.offsetOf(field.id());
    if (field.condition() != null && !evaluator.holds(field.condition())) {
      frame.put(field.id(), new Value.Absent(offset));
      checksums.verify();
      return;
    }
    try {
      content(field, offset);
    } catch (ReadFailure failure) {
      throw failure.fieldId() == 0 ? failure.within(field.id()) : failure;
    }
    checksums.verify();
  }

  private void content(IrField field, int offset) throws ReadFailure {
    long limit = frame.scopes().limit();
    boolean open = field.scope() instanceof IrField.Scope.Open;
    if (field.scope() instanceof IrField.Scope.SizedBy sized) {
      limit = sizes.end(field, sized);
    } else if (field.scope() instanceof IrField.Scope.Prefixed prefixed) {
      limit = prefixedEnd(prefixed.prefix());
    }
    Part part = part(field, limit, offset);
    Value value = scaled(part.value(), field.unit());
    frame.put(field.id(), value);
    if (frame.source().trace() != null) {
      frame.source().trace().field(frame);
    }
    frame.moveTo(part.end());
    new Conditions(frame).check(field, value);
    if (!open && field.opaque()) {
      frame.moveTo(limit);
    } else if (!open && part.end() < limit) {
      throw ReadFailure.of(IrErrorKind.TRAILING, (int) (part.end() >> 3), field.id());
    }
    derived(field, value);
    if (field.pad() != null && !(open && runsToTheEnd(field.type()))) {
      pad(field, offset);
    }
  }

  private Part part(IrField field, long limit, int offset) throws ReadFailure {
    try {
      return types.read(field.type(), frame.position(), limit, Limits.of(field, offset));
    } catch (ReadFailure failure) {
      throw failure.within(field.id());
    }
  }

  private long prefixedEnd(IrType prefix) throws ReadFailure {
    long limit = frame.scopes().limit();
    long at = frame.position();
    Part read = types.read(prefix, at, limit, Limits.none((int) (at >> 3)));
    long length = ((Value.Number) read.value()).value();
    if (length < 0 || length > limit - read.end() >> 3) {
      throw ReadFailure.of(IrErrorKind.LENGTH, (int) (at >> 3), 0);
    }
    frame.moveTo(read.end());
    return read.end() + (length << 3);
  }

  private static Value scaled(Value value, long unit) {
    return value instanceof Value.Number number && unit != 1
        ? new Value.Number(number.value() * unit, number.bitOffset(), number.bits())
        : value;
  }

  private void derived(IrField field, Value value) throws ReadFailure {
    if (field.derived() instanceof IrField.Derived.Checks) {
      checksums.add(field);
    }
    if (field.derived() instanceof IrField.Derived.Sizes announcement
        && value instanceof Value.Number number) {
      sizes.announce(field, announcement, number.value());
    }
  }

  private void mustBeConsumed(Scopes.Scope scope) throws ReadFailure {
    if (scope.isSized() && frame.position() < scope.end()) {
      throw ReadFailure.of(IrErrorKind.TRAILING, (int) (frame.position() >> 3), scope.owner());
    }
  }

  private static boolean runsToTheEnd(IrType type) {
    if (type instanceof IrType.Bytes bytes) {
      return bytes.extent() instanceof IrType.Extent.Rest;
    }
    if (type instanceof IrType.ListOf list) {
      return list.extent() instanceof IrType.Extent.Rest;
    }
    return type instanceof IrType.TlvOf || type instanceof IrType.Switch;
  }

  private void pad(IrField field, int offset) throws ReadFailure {
    int start = (int) (frame.scopes().innermostStart() >> 3);
    int at = (int) (frame.position() >> 3);
    int missing = Math.floorMod(start - at, field.pad().to());
    if (missing > frame.scopes().limit() - frame.position() >> 3) {
      throw ReadFailure.of(IrErrorKind.SHORT, offset, field.id());
    }
    for (int i = at; i < at + missing; i++) {
      if ((frame.source().bytes()[i] & 0xFF) != field.pad().octet()) {
        throw ReadFailure.of(IrErrorKind.PAD, i, field.id());
      }
    }
    frame.moveTo(frame.position() + ((long) missing << 3));
  }
}
