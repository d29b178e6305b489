// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrOccurrences;
import dev.meerkat.dsl.ir.IrType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the items of one struct, then what is derived from them. */
final class StructWriter {
  private final Frame frame;
  private final TypeWriter types;

  /** Sizes of variable width, by field, as far as they are known. */
  private final Map<Integer, Long> guesses = new HashMap<>();

  StructWriter(Frame frame) {
    this.frame = frame;
    this.types = new TypeWriter(frame);
  }

  /** Writes the whole struct; the frame's position is then behind it. */
  void write(Content.Struct content) throws WriteFailure {
    long start = frame.position();
    ChainTable.Mark mark = frame.source().chains().mark();
    do {
      frame.moveTo(start);
      frame.source().chains().backTo(mark);
      items(frame.struct().items(), content);
    } while (!isSized());
    frame.complete();
    for (IrField field : frame.struct().fields()) {
      if (field.derived() instanceof IrField.Derived.Sizes sizes) {
        size(field, sizes);
      }
    }
    Masks.apply(frame);
    new ChecksumWriter(frame, types).write();
  }

  /**
   * Whether all sizes of variable width were written as they are; else takes note of them, for the
   * next try.
   */
  private boolean isSized() throws WriteFailure {
    boolean isRight = true;
    for (IrField field : frame.struct().fields()) {
      if (field.type() instanceof IrType.Elastic
          && field.derived() instanceof IrField.Derived.Sizes sizes
          && frame.value(field.id()) instanceof Value.Number written) {
        long number = inverse(sizes, new Ranges(frame).of(sizes.target()).length(), field);
        guesses.put(field.id(), number);
        isRight &= number == written.value();
      }
    }
    return isRight;
  }

  private void items(List<IrItem> items, Content.Struct content) throws WriteFailure {
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        field(field, content);
      } else if (item instanceof IrItem.Region region) {
        long start = frame.position();
        frame.scopes().open(region.name(), start);
        items(region.items(), content);
        frame.scopes().close();
        int offset = (int) (start >> 3);
        frame.put(region.name(), new Value.Bytes(offset, (int) (frame.position() >> 3) - offset));
      }
    }
  }

  private void field(IrField field, Content.Struct content) throws WriteFailure {
    frame.begin(field.id());
    if (!isPresent(field, content)) {
      frame.put(field.id(), new Value.Absent((int) (frame.position() >> 3)));
      return;
    }
    IrType.Int integer = Bits.integer(field.type());
    Value value;
    if (field.scope() instanceof IrField.Scope.Prefixed prefixed) {
      value = prefixed(field, content, prefixed.prefix());
    } else {
      value = integer != null ? numeric(field, content) : written(field, content);
    }
    frame.put(field.id(), value);
    pad(field);
  }

  /**
   * What can be given is there when it is given; what is empty by default also when its condition
   * holds already. Whether the condition allows it is seen when it is read again.
   */
  private boolean isPresent(IrField field, Content.Struct content) {
    if (field.condition() == null) {
      return true;
    }
    boolean isGiven = field.name() != null && content.fields().containsKey(field.name());
    boolean isFilledIn =
        field.name() == null || field.constant() != null || field.derived() != null;
    if (isFilledIn) {
      return holds(field);
    }
    return isGiven
        || Content.empty(field) != null
            && !new IrOccurrences(frame.struct()).isLate(field.condition(), field)
            && holds(field);
  }

  private boolean holds(IrField field) {
    return new Evaluator(new StructNames(frame)).holds(field.condition());
  }

  private Value numeric(IrField field, Content.Struct content) throws WriteFailure {
    long number = number(field, content);
    if (field.type() instanceof IrType.Elastic elastic) {
      return types.elastic(elastic, number, field.id());
    }
    if (number % field.unit() != 0) {
      throw WriteFailure.range(field.id());
    }
    IrType.Int integer = Bits.integer(field.type());
    Value.Number value = types.number(integer, number / field.unit(), field.id());
    return new Value.Number(number, value.bitOffset(), integer.bits());
  }

  private Value written(IrField field, Content.Struct content) throws WriteFailure {
    return types.write(field.type(), given(field, content), field);
  }

  /** The length, then what it counts; again when the length turns out to need more room. */
  private Value prefixed(IrField field, Content.Struct content, IrType prefix) throws WriteFailure {
    long at = frame.position();
    ChainTable.Mark mark = frame.source().chains().mark();
    long length = 0;
    while (true) {
      frame.moveTo(at);
      frame.source().chains().backTo(mark);
      types.length(prefix, length, field.id());
      long start = frame.position();
      Value value =
          Bits.integer(field.type()) != null ? numeric(field, content) : written(field, content);
      long found = frame.position() - start >> 3;
      boolean fits = found == length;
      if (prefix instanceof IrType.Int fixed) {
        types.patch(at, fixed, found, field.id());
        fits = true;
      }
      if (fits) {
        return value;
      }
      length = found;
    }
  }

  private static Content given(IrField field, Content.Struct struct) throws WriteFailure {
    if (field.constant() instanceof IrField.Constant.Text text) {
      return new Content.Bytes(text.value());
    }
    Content given = field.name() == null ? null : struct.fields().get(field.name());
    Content content = given == null ? Content.empty(field) : given;
    if (content == null) {
      throw WriteFailure.missing(field.id());
    }
    return content;
  }

  private long number(IrField field, Content.Struct content) throws WriteFailure {
    if (field.constant() instanceof IrField.Constant.Number constant) {
      return constant.value();
    }
    if (field.derived() instanceof IrField.Derived.Sizes) {
      return guesses.getOrDefault(field.id(), 0L);
    }
    if (field.derived() instanceof IrField.Derived.Checks || field.name() == null) {
      return 0;
    }
    if (field.derived() instanceof IrField.Derived.Counts counts) {
      Content list = content.fields().get(frame.declaration(counts.fieldId()).name());
      return list instanceof Content.Elements elements ? elements.values().size() : 0;
    }
    if (field.derived() instanceof IrField.Derived.Presents presents) {
      return presents.fieldIds().stream()
              .anyMatch(id -> content.fields().containsKey(frame.declaration(id).name()))
          ? 1
          : 0;
    }
    Content given = content.fields().get(field.name());
    if (field.derived() instanceof IrField.Derived.Tags tags) {
      return tag(field, frame.declaration(tags.fieldId()), content, given);
    }
    if (!(given instanceof Content.Number number)) {
      throw WriteFailure.missing(field.id());
    }
    return number.value();
  }

  /** The one value of the case; where a case has several values, or none, the one that is given. */
  private static long tag(IrField field, IrField target, Content.Struct content, Content given)
      throws WriteFailure {
    Content chosen = content.fields().get(target.name());
    if (!(chosen instanceof Content.Case named)) {
      throw WriteFailure.missing(target.id());
    }
    for (IrType.Case candidate : ((IrType.Switch) target.type()).cases()) {
      if (candidate.name().equals(named.name()) && candidate.values().size() == 1) {
        return candidate.values().get(0);
      }
    }
    if (!(given instanceof Content.Number number)) {
      throw WriteFailure.missing(field.id());
    }
    return number.value();
  }

  private void pad(IrField field) throws WriteFailure {
    if (field.pad() == null) {
      return;
    }
    int start = (int) (frame.scopes().innermostOpen().start() >> 3);
    int missing = Math.floorMod(start - (int) (frame.position() >> 3), field.pad().to());
    for (int i = 0; i < missing; i++) {
      types.number(TypeWriter.OCTET, field.pad().octet(), field.id());
    }
  }

  private void size(IrField field, IrField.Derived.Sizes sizes) throws WriteFailure {
    if (!(frame.value(field.id()) instanceof Value.Number placeholder)
        || sizes.target() instanceof IrField.Target.Element
        || sizes.target() instanceof IrField.Target.Value) {
      return;
    }
    patch(field, placeholder, inverse(sizes, new Ranges(frame).of(sizes.target()).length(), field));
  }

  /** The number that says that so many bytes follow. */
  static long inverse(IrField.Derived.Sizes sizes, long bytes, IrField field) throws WriteFailure {
    long scaled = (bytes - sizes.add()) * sizes.divide();
    if (scaled < 0 || scaled % sizes.multiply() != 0) {
      throw WriteFailure.range(field.id());
    }
    return scaled / sizes.multiply();
  }

  private void patch(IrField field, Value.Number placeholder, long number) throws WriteFailure {
    if (number % field.unit() != 0) {
      throw WriteFailure.range(field.id());
    }
    if (!(field.type() instanceof IrType.Elastic)) {
      types.patch(
          placeholder.bitOffset(), Bits.integer(field.type()), number / field.unit(), field.id());
    }
    frame.put(field.id(), new Value.Number(number, placeholder.bitOffset(), placeholder.bits()));
  }
}
