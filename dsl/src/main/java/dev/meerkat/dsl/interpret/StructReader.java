// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrErrorKind;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the items of one struct in their order. */
final class StructReader {

  /** A size that was read before the thing that it measures. */
  private record Announced(int fieldId, long bytes) {}

  private final Frame frame;
  private final TypeReader types;
  private final Evaluator evaluator;
  private final Checksums checksums;
  private final Map<String, Announced> regionSizes = new HashMap<>();
  private final Map<Integer, Announced> fieldSizes = new HashMap<>();

  StructReader(Frame frame, int depth) {
    this.frame = frame;
    this.types = new TypeReader(frame, depth);
    this.evaluator = new Evaluator(new StructNames(frame));
    this.checksums = new Checksums(frame);
  }

  /** Reads the whole struct. */
  Part read() throws ReadFailure {
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
    Announced announced = regionSizes.get(region.name());
    if (announced != null) {
      size(scopes.region(region.name()), announced);
    }
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
      limit = sizedEnd(field, sized);
    } else if (field.scope() instanceof IrField.Scope.Prefixed prefixed) {
      limit = prefixedEnd(prefixed.prefix(), offset);
    }
    Part part = part(field, limit, offset);
    Value value = scaled(part.value(), field.unit());
    frame.put(field.id(), value);
    frame.moveTo(part.end());
    check(field, value, offset);
    if (!open && part.end() < limit) {
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

  private long sizedEnd(IrField field, IrField.Scope.SizedBy sized) throws ReadFailure {
    Announced announced = fieldSizes.get(field.id());
    if (announced == null) {
      return frame.scopes().limit();
    }
    long there = frame.scopes().limit() - frame.position() >> 3;
    if (announced.bytes() < 0 || announced.bytes() > there) {
      throw lengthLies(sized.fieldId());
    }
    return frame.position() + (announced.bytes() << 3);
  }

  private long prefixedEnd(IrType.Int prefix, int offset) throws ReadFailure {
    long limit = frame.scopes().limit();
    long start = frame.position() + prefix.bits();
    if (start > limit) {
      throw ReadFailure.of(IrErrorKind.SHORT, offset, 0);
    }
    long length = Bits.read(frame.source().bytes(), frame.position(), prefix);
    if (length < 0 || length > limit - start >> 3) {
      throw ReadFailure.of(IrErrorKind.LENGTH, offset, 0);
    }
    frame.moveTo(start);
    return start + (length << 3);
  }

  private static Value scaled(Value value, long unit) {
    return value instanceof Value.Number number && unit != 1
        ? new Value.Number(number.value() * unit, number.bitOffset(), number.bits())
        : value;
  }

  private void check(IrField field, Value value, int offset) throws ReadFailure {
    if (field.constant() != null && !isConstant(field.constant(), value)) {
      if (!field.constant().should()) {
        throw ReadFailure.of(IrErrorKind.CONST, offset, field.id());
      }
      frame.find(field.constant().finding());
    }
    for (IrField.Constraint constraint : field.constraints()) {
      if (!evaluator.holds(constraint.condition())) {
        if (!constraint.should()) {
          throw ReadFailure.named(constraint.error(), offset, field.id());
        }
        frame.find(constraint.finding());
      }
    }
  }

  private boolean isConstant(IrField.Constant constant, Value value) {
    if (constant instanceof IrField.Constant.Number number) {
      return value instanceof Value.Number found && found.value() == number.value();
    }
    Octets octets = ((IrField.Constant.Text) constant).value();
    boolean same = value.length() == octets.length();
    for (int i = 0; same && i < octets.length(); i++) {
      same = (frame.source().bytes()[value.offset() + i] & 0xFF) == octets.at(i);
    }
    return same;
  }

  private void derived(IrField field, Value value) throws ReadFailure {
    if (field.derived() instanceof IrField.Derived.Checks) {
      checksums.add(field);
    }
    if (field.derived() instanceof IrField.Derived.Sizes sizes
        && value instanceof Value.Number number) {
      Announced announced = new Announced(field.id(), bytes(sizes, number.value(), field.id()));
      if (sizes.target() instanceof IrField.Target.Message) {
        size(frame.scopes().message(), announced);
      } else if (sizes.target() instanceof IrField.Target.Field target) {
        fieldSizes.put(target.id(), announced);
      } else if (sizes.target() instanceof IrField.Target.Region region) {
        Scopes.Scope scope = frame.scopes().region(region.name());
        if (scope == null) {
          regionSizes.put(region.name(), announced);
        } else {
          size(scope, announced);
        }
      }
    }
  }

  /** What a size field says, in bytes. */
  private long bytes(IrField.Derived.Sizes sizes, long value, int fieldId) throws ReadFailure {
    try {
      long product = Math.multiplyExact(value, sizes.multiply());
      return Math.addExact(product / sizes.divide(), sizes.add());
    } catch (ArithmeticException overflow) {
      throw lengthLies(fieldId);
    }
  }

  private void size(Scopes.Scope scope, Announced announced) throws ReadFailure {
    long bytes = announced.bytes();
    boolean fits =
        bytes >= 0
            && bytes <= Integer.MAX_VALUE
            && frame
                .scopes()
                .size(scope, scope.start() + (bytes << 3), announced.fieldId(), frame.position());
    if (!fits) {
      throw lengthLies(announced.fieldId());
    }
  }

  private ReadFailure lengthLies(int fieldId) {
    return ReadFailure.of(IrErrorKind.LENGTH, frame.offsetOf(fieldId), fieldId);
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
