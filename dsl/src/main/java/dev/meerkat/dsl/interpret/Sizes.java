// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrErrorKind;
import dev.meerkat.dsl.ir.IrField;
import java.util.HashMap;
import java.util.Map;

/** What the fields of one struct say of the size of others. */
final class Sizes {
  /** Stands for a size that no 64 bits hold. */
  private static final long IMPOSSIBLE = -1;

  /** A size, and the field that says so. */
  private record Announced(int fieldId, long bytes) {}

  private final Frame frame;
  private final Map<String, Announced> regions = new HashMap<>();
  private final Map<Integer, Announced> fields = new HashMap<>();

  Sizes(Frame frame) {
    this.frame = frame;
  }

  /** The bytes that a number stands for; below 0 when it stands for none. */
  static long bytes(IrField.Derived.Sizes sizes, long number) {
    try {
      long product = Math.multiplyExact(number, sizes.multiply());
      return number < 0 ? IMPOSSIBLE : Math.addExact(product / sizes.divide(), sizes.add());
    } catch (ArithmeticException overflow) {
      return IMPOSSIBLE;
    }
  }

  /** Takes in what a field says; sizes at once what is open already. */
  void announce(IrField field, IrField.Derived.Sizes sizes, long number) throws ReadFailure {
    Announced announced = new Announced(field.id(), bytes(sizes, number));
    if (sizes.target() instanceof IrField.Target.Message) {
      size(frame.scopes().message(), announced);
    } else if (sizes.target() instanceof IrField.Target.Field target) {
      fields.put(target.id(), announced);
    } else if (sizes.target() instanceof IrField.Target.Region region) {
      regions.put(region.name(), announced);
      if (frame.scopes().region(region.name()) != null) {
        opened(region.name());
      }
    }
  }

  /** Sizes a region that is open now, if its size was announced. */
  void opened(String region) throws ReadFailure {
    Announced announced = regions.get(region);
    if (announced != null) {
      size(frame.scopes().region(region), announced);
    }
  }

  /** Where a field ends that another one sizes. */
  long end(IrField field, IrField.Scope.SizedBy sized) throws ReadFailure {
    Announced announced = fields.get(field.id());
    if (announced == null) {
      return frame.scopes().limit();
    }
    long there = frame.scopes().limit() - frame.position() >> 3;
    if (announced.bytes() < 0 || announced.bytes() > there) {
      throw lie(sized.fieldId());
    }
    return frame.position() + (announced.bytes() << 3);
  }

  private void size(Scopes.Scope scope, Announced announced) throws ReadFailure {
    long bytes = announced.bytes();
    if (bytes < 0 || bytes > Integer.MAX_VALUE) {
      throw lie(announced.fieldId());
    }
    long end = scope.start() + (bytes << 3);
    if (!frame.scopes().size(scope, end, announced.fieldId(), frame.position())) {
      throw lie(announced.fieldId());
    }
  }

  private ReadFailure lie(int fieldId) {
    return ReadFailure.of(IrErrorKind.LENGTH, frame.offsetOf(fieldId), fieldId);
  }
}
