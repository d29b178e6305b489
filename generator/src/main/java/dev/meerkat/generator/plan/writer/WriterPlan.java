// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.writer;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A struct as its writer sees it.
 *
 * @param runs one more than parts: run i stands before part i
 * @param regions by name
 * @param requires conditions over several fields, in source order
 */
public record WriterPlan(
    IrStruct struct,
    List<Run> runs,
    List<Part> parts,
    Map<String, Span> regions,
    Map<Integer, IrItem.Let> lets,
    List<IrItem.Require> requires) {

  public WriterPlan {
    runs = List.copyOf(runs);
    parts = List.copyOf(parts);
    regions = Map.copyOf(regions);
    lets = Map.copyOf(lets);
    requires = List.copyOf(requires);
  }

  public static WriterPlan of(IrStruct struct) {
    return new WriterLayout(struct).plan();
  }

  /** Whether the user gives a field's value: not a constant, not derived, not reserved. */
  public static boolean isGiven(IrField field) {
    return field.name() != null && field.constant() == null && field.derived() == null;
  }

  /** Whether only what follows the base of a number of variable width is the part. */
  public static boolean isSplit(IrField field) {
    return WriterLayout.isSplit(field);
  }

  /** Behind the last field. */
  public Place end() {
    return runs.get(parts.size()).end();
  }

  public Optional<Part> part(int fieldId) {
    return parts.stream().filter(p -> p.field().id() == fieldId).findFirst();
  }

  /** The slot of a field in a run, empty when the field is a part. */
  public Optional<Slot> slot(int fieldId) {
    return runs.stream()
        .flatMap(r -> r.slots().stream())
        .filter(s -> s.field().id() == fieldId)
        .findFirst();
  }

  /** The run that holds a field. */
  public Run run(int fieldId) {
    for (Run run : runs) {
      if (run.slots().stream().anyMatch(s -> s.field().id() == fieldId)) {
        return run;
      }
    }
    throw new IllegalArgumentException("field " + fieldId + " stands in no run");
  }

  /** The first byte of a field of a run. */
  public Place placeOf(Slot slot) {
    return run(slot.field().id()).start().plus(slot.bit() / 8);
  }

  public IrField field(int id) {
    return struct.field(id);
  }
}
