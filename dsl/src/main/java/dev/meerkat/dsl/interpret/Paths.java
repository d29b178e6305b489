// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import java.util.List;
import java.util.Optional;

/** Follows paths such as {@code options[1].mss} into what was read. */
final class Paths {
  private final Interpreter interpreter;
  private final Value root;
  private final byte[] octets;

  Paths(Interpreter interpreter, Value root, byte[] octets) {
    this.interpreter = interpreter;
    this.root = root;
    this.octets = octets;
  }

  /** The value at the end of a path. */
  Value value(List<IrExpr.Step> steps) {
    Value value = root;
    for (IrExpr.Step step : steps) {
      value = step(value, step);
    }
    return value;
  }

  /**
   * The number at the end of a path: of a number field its value, else what the last step asks for
   * ({@code size}, {@code count}, {@code ok}, {@code present}, a slot).
   */
  long number(List<IrExpr.Step> steps) {
    Value owner = root;
    for (int i = 0; i < steps.size(); i++) {
      List<IrExpr.Step> rest = steps.subList(i, steps.size());
      Optional<Long> answer = answer(owner, rest);
      if (answer.isPresent()) {
        return answer.get();
      }
      owner = step(owner, rest.get(0));
    }
    if (owner instanceof Value.Number number) {
      return number.value();
    }
    throw new Expectations.Unanswerable("not a number");
  }

  /** What the rest of a path asks a value for, if it asks for no part of it. */
  private Optional<Long> answer(Value owner, List<IrExpr.Step> rest) {
    String name = rest.get(0).name();
    if (owner instanceof Value.Text text && rest.size() > 1 && rest.get(1).name() != null) {
      Value.Slot slot = text.slots().get(rest.get(1).name());
      return Optional.ofNullable(slot).map(s -> slot(s, rest));
    }
    if (owner instanceof Value.Case message && message.message() != null && "size".equals(name)) {
      return Optional.of((long) message.length());
    }
    if (rest.size() == 2
        && "ok".equals(rest.get(1).name())
        && inner(owner) instanceof Value.Struct struct) {
      return verdict(struct, name);
    }
    if (rest.size() != 1 || name == null || part(owner, name).isPresent()) {
      return Optional.empty();
    }
    return switch (name) {
      case "size" -> Optional.of((long) owner.length());
      case "count" -> Optional.of((long) count(inner(owner)));
      case "present" -> Optional.of(owner instanceof Value.Absent ? 0L : 1L);
      default -> Optional.empty();
    };
  }

  private static long slot(Value.Slot slot, List<IrExpr.Step> rest) {
    String property = rest.size() > 2 ? rest.get(2).name() : "value";
    return slot.property(
        switch (property) {
          case "present" -> IrExpr.SlotProperty.PRESENT;
          case "count" -> IrExpr.SlotProperty.COUNT;
          case "value" -> IrExpr.SlotProperty.VALUE;
          default -> throw new Expectations.Unanswerable("a slot has no " + property);
        });
  }

  /** {@code checksum.ok}. */
  private static Optional<Long> verdict(Value.Struct struct, String name) {
    return struct
        .type()
        .field(name)
        .map(IrField::id)
        .filter(id -> struct.checksums().containsKey(id))
        .map(id -> struct.checksums().get(id) == Verdict.WRONG ? 0L : 1L);
  }

  private static int count(Value value) {
    if (value instanceof Value.Elements list) {
      return list.values().size();
    }
    if (value instanceof Value.Tlv tlv) {
      return tlv.elements().size();
    }
    throw new Expectations.Unanswerable("only lists have a count");
  }

  private Value step(Value value, IrExpr.Step step) {
    if (step.name() != null) {
      return part(value, step.name())
          .orElseThrow(() -> new Expectations.Unanswerable("there is no " + step.name()));
    }
    Value list = inner(value);
    int count = count(list);
    if (step.index() < 0 || step.index() >= count) {
      throw new Expectations.Unanswerable("no element " + step.index() + " of " + count);
    }
    return list instanceof Value.Tlv tlv
        ? tlv.elements().get(step.index())
        : ((Value.Elements) list).values().get(step.index());
  }

  /** A named part of a value. */
  private Optional<Value> part(Value value, String name) {
    Value whole = inner(value);
    if (whole instanceof Value.Struct struct) {
      Optional<Value> region = Optional.ofNullable(struct.regions().get(name));
      return struct.field(name).or(() -> region);
    }
    if (whole instanceof Value.Text text) {
      return text.item(name);
    }
    if (whole instanceof Value.Element element) {
      return element.body().field(name).or(() -> element.head().field(name));
    }
    return Optional.empty();
  }

  /** What stands in a switch; messages are read. */
  private Value inner(Value value) {
    if (!(value instanceof Value.Case chosen)) {
      return value;
    }
    if (chosen.message() == null) {
      return chosen.value();
    }
    Reading reading = interpreter.open(chosen, octets, ReadOptions.DEFAULT);
    if (!reading.isOk()) {
      throw new Expectations.Unanswerable(chosen.name() + " is " + reading.describe());
    }
    return reading.value();
  }
}
