// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.frame.FixedSize;
import dev.meerkat.dsl.frame.KnownNumbers;
import dev.meerkat.dsl.ir.IrErrorKind;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the end of a message from the bytes that are there, starting over each time.
 *
 * <p>Goes through the items like {@link StructReader}, but passes over content, and stops where the
 * next byte is not there yet.
 */
final class MessageFramer {
  private final Frame frame;
  private final long there;
  private final long max;
  private final TypeReader types;
  private final Evaluator evaluator;
  private final Sizes sizes;
  private final FixedSize fixed;
  private final KnownNumbers numbers;
  private final Set<Integer> known = new HashSet<>();
  private int headSize;

  /** Takes a frame without end, and the first bit that is not there. */
  MessageFramer(Frame frame, long there) {
    this.frame = frame;
    this.there = there;
    long declared = frame.struct().maxBytes();
    this.max = declared >= 0 ? declared : Integer.MAX_VALUE;
    this.types = new TypeReader(frame, 0);
    this.evaluator = new Evaluator(new StructNames(frame));
    this.sizes = new Sizes(frame);
    this.fixed = new FixedSize(frame.source().program());
    this.numbers = new KnownNumbers(frame.struct(), known);
  }

  Framed run() throws ReadFailure {
    long size = 0;
    try {
      items(frame.struct().items());
      Scopes.Scope message = frame.scopes().message();
      size = octets(message.isSized() ? message.end() : frame.position());
      atMost(size);
      need(message.start() + (size << 3));
      return Framed.whole((int) size, headSize);
    } catch (NeedBits need) {
      return Framed.part((int) size, headSize, (int) octets(need.end));
    }
  }

  /** The byte that must be there is not. */
  private static final class NeedBits extends Exception {
    private static final long serialVersionUID = 1L;
    private final long end;

    NeedBits(long end) {
      super(null, null, false, false);
      this.end = end;
    }
  }

  private void need(long end) throws NeedBits {
    if (end > there) {
      throw new NeedBits(end);
    }
  }

  /** Octets from the start of the message to a bit. */
  private long octets(long bit) {
    return (bit + 7 - frame.scopes().message().start()) >> 3;
  }

  private void atMost(long size) throws ReadFailure {
    if (size > max) {
      throw ReadFailure.of(IrErrorKind.LIMIT, (int) (frame.offsetOf(0) + max), 0);
    }
  }

  /** What is known to end beyond the limit is refused before its bytes are waited for. */
  private void scopesWithinLimit() throws ReadFailure {
    long furthest = frame.scopes().furthestEnd();
    atMost(furthest == Scopes.Scope.UNKNOWN ? 0 : octets(furthest));
  }

  private boolean items(List<IrItem> items) throws ReadFailure, NeedBits {
    for (IrItem item : items) {
      if (item instanceof IrField field && !field(field)
          || item instanceof IrItem.Region region && !region(region)) {
        return false;
      }
      if (item instanceof IrItem.Require require
          && numbers.cover(require.condition())
          && !evaluator.holds(require.condition())) {
        int fieldId = require.fieldId();
        throw ReadFailure.named(require.error(), frame.offsetOf(fieldId), fieldId);
      }
    }
    return true;
  }

  private boolean region(IrItem.Region region) throws ReadFailure, NeedBits {
    Scopes scopes = frame.scopes();
    scopes.open(region.name(), frame.position());
    sizes.opened(region.name());
    scopesWithinLimit();
    boolean isPassed = items(region.items());
    Scopes.Scope scope = scopes.close();
    if (!scope.isSized()) {
      return isPassed;
    }
    frame.moveTo(scope.end());
    return true;
  }

  /** Whether reading can go on behind the field. */
  private boolean field(IrField field) throws ReadFailure, NeedBits {
    frame.begin(field.id());
    if (field.condition() != null) {
      if (!numbers.cover(field.condition())) {
        return false;
      } else if (!evaluator.holds(field.condition())) {
        frame.put(field.id(), new Value.Absent(frame.offsetOf(field.id())));
        know(field);
        return true;
      }
    }
    boolean isOpen = field.scope() instanceof IrField.Scope.Open && field.pad() == null;
    if (isOpen && field.type() instanceof IrType.Elastic type) {
      return elastic(field, type);
    }
    return fixed.of(field) ? read(field) : skip(field);
  }

  private boolean elastic(IrField field, IrType.Elastic type) throws ReadFailure, NeedBits {
    Part part = elastic(type, field);
    Value.Number wire = (Value.Number) part.value();
    long value = wire.value() * field.unit();
    frame.put(field.id(), new Value.Number(value, wire.bitOffset(), wire.bits()));
    know(field);
    check(field, frame.offsetOf(field.id()));
    frame.moveTo(part.end());
    announce(field);
    return true;
  }

  /** A number of variable width, as far as it is there. */
  private Part elastic(IrType.Elastic type, IrField field) throws ReadFailure, NeedBits {
    long limit = frame.scopes().limit();
    long end = Math.min(limit, there);
    try {
      return new Elastics(frame.source().bytes()).read(type, frame.position(), end);
    } catch (ReadFailure failure) {
      if (failure.kind() == IrErrorKind.SHORT && there < limit) {
        throw new NeedBits(there + 8);
      }
      throw failure.within(field.id());
    }
  }

  /** A number counts when all that must be true of it can be told. */
  private void know(IrField field) {
    if (numbers.vouchFor(field)) {
      known.add(field.id());
    }
  }

  private void announce(IrField field) throws ReadFailure {
    if (field.derived() instanceof IrField.Derived.Sizes announcement
        && known.contains(field.id())) {
      sizes.announce(field, announcement, ((Value.Number) frame.value(field.id())).value());
      scopesWithinLimit();
    }
  }

  private boolean read(IrField field) throws ReadFailure, NeedBits {
    long end = frame.position() + fixed.bits(field.type());
    int offset = frame.offsetOf(field.id());
    if (end > frame.scopes().limit()) {
      throw ReadFailure.of(IrErrorKind.SHORT, offset, field.id());
    }
    need(end);
    IrType.Int integer = Bits.integer(field.type());
    if (integer != null) {
      long wire = Bits.read(frame.source().bytes(), frame.position(), integer);
      long value = wire * field.unit();
      frame.put(field.id(), new Value.Number(value, frame.position(), integer.bits()));
      know(field);
      content(field, end, offset);
    }
    if (integer != null || field.type() instanceof IrType.Bytes) {
      check(field, offset);
    }
    frame.moveTo(end);
    announce(field);
    return true;
  }

  /** Numbers of closed enumerations. */
  private void content(IrField field, long end, int offset) throws ReadFailure {
    try {
      types.read(field.type(), frame.position(), end, Limits.of(field, offset));
    } catch (ReadFailure failure) {
      throw failure.within(field.id());
    }
  }

  private void check(IrField field, int offset) throws ReadFailure {
    if (field.constant() instanceof IrField.Constant.Number number
        && !number.should()
        && ((Value.Number) frame.value(field.id())).value() != number.value()) {
      throw ReadFailure.of(IrErrorKind.CONST, offset, field.id());
    }
    if (field.constant() instanceof IrField.Constant.Text text && !text.should()) {
      for (int i = 0; i < text.value().length(); i++) {
        if ((frame.source().bytes()[offset + i] & 0xFF) != text.value().at(i)) {
          throw ReadFailure.of(IrErrorKind.CONST, offset, field.id());
        }
      }
    }
    for (IrField.Constraint constraint : field.constraints()) {
      if (!constraint.should()
          && numbers.cover(constraint.condition())
          && !evaluator.holds(constraint.condition())) {
        throw ReadFailure.named(constraint.error(), offset, field.id());
      }
    }
  }

  private boolean skip(IrField field) throws ReadFailure, NeedBits {
    int offset = frame.offsetOf(field.id());
    if (field.stream()) {
      headSize = (int) octets(frame.position());
    }
    if (field.pad() != null) {
      return false;
    }
    long end;
    if (field.scope() instanceof IrField.Scope.Prefixed prefixed) {
      end =
          prefixed.prefix() instanceof IrType.Elastic elastic
              ? elasticEnd(field, elastic)
              : prefixedEnd(field, prefixed.wire());
    } else if (field.scope() instanceof IrField.Scope.SizedBy sized) {
      if (!known.contains(sized.fieldId())
          || frame.declaration(sized.fieldId()).condition() != null) {
        return false;
      }
      end = sizes.end(field, sized);
    } else if (count(field.type()) != null && numbers.cover(count(field.type()))) {
      end = counted(field, evaluator.evaluate(count(field.type())));
    } else {
      return false;
    }
    if (field.type() instanceof IrType.Bytes) {
      bounds(field, end - frame.position() >> 3, offset);
    }
    frame.moveTo(end);
    atMost(octets(end));
    return true;
  }

  /** The number of a run whose elements are all of one size; null when there is none. */
  private IrExpr count(IrType type) {
    IrType.Extent extent = null;
    if (type instanceof IrType.Bytes bytes) {
      extent = bytes.extent();
    } else if (type instanceof IrType.ListOf list && fixed.bits(list.element()) >= 0) {
      extent = list.extent();
    }
    return extent instanceof IrType.Extent.Computed computed ? computed.count() : null;
  }

  private long elasticEnd(IrField field, IrType.Elastic prefix) throws ReadFailure, NeedBits {
    Part part = elastic(prefix, field);
    long length = ((Value.Number) part.value()).value();
    if (length > frame.scopes().limit() - part.end() >> 3) {
      throw ReadFailure.of(IrErrorKind.LENGTH, frame.offsetOf(field.id()), field.id());
    }
    frame.moveTo(part.end());
    return part.end() + (length << 3);
  }

  private long prefixedEnd(IrField field, IrType.Int prefix) throws ReadFailure, NeedBits {
    int offset = frame.offsetOf(field.id());
    long limit = frame.scopes().limit();
    long start = frame.position() + prefix.bits();
    if (start > limit) {
      throw ReadFailure.of(IrErrorKind.SHORT, offset, field.id());
    }
    need(start);
    long length = Bits.read(frame.source().bytes(), frame.position(), prefix);
    if (length < 0 || length > limit - start >> 3) {
      throw ReadFailure.of(IrErrorKind.LENGTH, offset, field.id());
    }
    frame.moveTo(start);
    return start + (length << 3);
  }

  private long counted(IrField field, long count) throws ReadFailure {
    boolean isList = field.type() instanceof IrType.ListOf;
    long element = isList ? fixed.bits(((IrType.ListOf) field.type()).element()) : 8;
    long room = frame.scopes().limit() - frame.position();
    if (element > 0 && count > room / element) {
      long fitting = isList ? room / element * element : 0;
      int at = (int) (frame.position() + fitting >> 3);
      throw ReadFailure.of(IrErrorKind.SHORT, at, field.id());
    }
    return frame.position() + count * element;
  }

  private void bounds(IrField field, long length, int offset) throws ReadFailure {
    if (length < field.min()) {
      throw ReadFailure.of(IrErrorKind.SHORT, offset, field.id());
    } else if (field.max() > 0 && length > field.max()) {
      int from = (int) (frame.position() >> 3);
      throw ReadFailure.of(IrErrorKind.LIMIT, (int) (from + field.max()), field.id());
    }
  }
}
