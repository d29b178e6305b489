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
      return value != null ? new Value.Bytes(value.offset(), value.length()) : next();
    }
    return target instanceof IrField.Target.Element ? frame.element() : frame.elementValue();
  }

  private Value.Bytes open(Scopes.Scope scope) {
    return between(scope.start(), scope.isSized() ? scope.end() : frame.position());
  }

  /** What is left of the scope: the size of a last field before it is read. */
  private Value.Bytes next() {
    return between(frame.position(), frame.scopes().limit());
  }

  private static Value.Bytes between(long start, long end) {
    return new Value.Bytes((int) (start >> 3), (int) ((end >> 3) - (start >> 3)));
  }
}
