// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrField;

/** Where the things that expressions and checksums speak of stand. */
final class Ranges {
  private final Frame frame;

  Ranges(Frame frame) {
    this.frame = frame;
  }

  /** Whether the last byte of it was read. */
  boolean isComplete(IrField.Target target) {
    if (target instanceof IrField.Target.Region region) {
      return frame.region(region.name()) != null;
    }
    if (target instanceof IrField.Target.Field field) {
      return frame.value(field.id()) != null;
    }
    return frame.isComplete();
  }

  /** The run of bytes; of what is not complete yet, up to the end that is known. */
  Value.Bytes of(IrField.Target target) {
    if (target instanceof IrField.Target.Message) {
      return open(frame.scopes().message());
    } else if (target instanceof IrField.Target.Region region) {
      Value.Bytes done = frame.region(region.name());
      return done != null ? done : open(frame.scopes().region(region.name()));
    } else if (target instanceof IrField.Target.Field field) {
      Value value = frame.value(field.id());
      return value != null
          ? new Value.Bytes(value.offset(), value.length())
          : next(frame.declaration(field.id()));
    }
    return target instanceof IrField.Target.Element ? frame.element() : frame.elementValue();
  }

  private Value.Bytes open(Scopes.Scope scope) {
    return between(scope.start(), scope.isSized() ? scope.end() : frame.position());
  }

  /**
   * The size of a field before it is read: what is left of the scope, or what another field says if
   * that is less.
   */
  private Value.Bytes next(IrField field) {
    long left = frame.scopes().limit();
    if (field.scope() instanceof IrField.Scope.SizedBy sized
        && frame.value(sized.fieldId()) instanceof Value.Number number) {
      IrField.Derived.Sizes sizes =
          (IrField.Derived.Sizes) frame.declaration(sized.fieldId()).derived();
      long said = Sizes.bytes(sizes, number.value());
      if (said >= 0 && said < left - frame.position() >> 3) {
        left = frame.position() + (said << 3);
      }
    }
    return between(frame.position(), left);
  }

  private static Value.Bytes between(long start, long end) {
    return new Value.Bytes((int) (start >> 3), (int) ((end >> 3) - (start >> 3)));
  }
}
