// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.writer;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Divides the items of a struct into runs and parts. */
final class WriterLayout {
  private final IrStruct struct;
  private final List<Run> runs = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, Span> regions = new LinkedHashMap<>();
  private final Map<Integer, IrItem.Let> lets = new LinkedHashMap<>();
  private final List<IrItem.Require> requires = new ArrayList<>();

  WriterLayout(IrStruct struct) {
    this.struct = struct;
  }

  WriterPlan plan() {
    walk(struct.items(), Place.START);
    endRun(null);
    return new WriterPlan(struct, runs, parts, regions, lets, requires);
  }

  private void walk(List<IrItem> items, Place scopeStart) {
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        add(field, scopeStart);
      } else if (item instanceof IrItem.Region region) {
        Place start = here(region.span());
        walk(region.items(), region.sizedBy() == 0 ? scopeStart : start);
        regions.put(region.name(), new Span(start, here(region.span())));
      } else if (item instanceof IrItem.Let let) {
        lets.put(let.id(), let);
      } else if (item instanceof IrItem.Require require) {
        requires.add(require);
      }
    }
  }

  private void add(IrField field, Place scopeStart) {
    if (isSplit(field)) {
      slots.add(new Slot(field, runBits(), ((IrType.Escape) field.type()).base().bits()));
    }
    int bits = fixedBits(field);
    if (bits >= 0) {
      slots.add(new Slot(field, runBits(), bits));
      return;
    }
    Place start = endRun(field);
    parts.add(new Part(parts.size(), field, start, scopeStart));
  }

  /**
   * Whether a number of variable width begins inside of an octet: then its base is part of a run,
   * and what follows the base is a part.
   */
  static boolean isSplit(IrField field) {
    return field.type() instanceof IrType.Escape escape && escape.base().bits() < 8;
  }

  /** The size of a field that can stand in a run, or -1. */
  private static int fixedBits(IrField field) {
    if (field.condition() != null
        || field.pad() != null
        || field.type() instanceof IrType.Elastic
        || field.scope() instanceof IrField.Scope.Prefixed) {
      return -1;
    }
    IrType type = field.type();
    if (BitStructs.is(field)) {
      return (int) field.sizeBits().min();
    }
    if (type instanceof IrType.Bytes bytes && bytes.extent() instanceof IrType.Extent.Fixed n) {
      return Math.toIntExact(n.count() * 8);
    }
    IrType.Int wire = JavaTypes.wire(type);
    return wire == null ? -1 : wire.bits();
  }

  private Place endRun(IrField before) {
    Run run = new Run(runs.size(), new Place(parts.size() - 1, 0), slots);
    boolean isWhole = before == null && BitStructs.is(struct);
    if (run.bits() % 8 != 0 && !isWhole) {
      throw new GenerationException(
          struct.qualifiedName()
              + (before == null ? " ends" : "." + before.name() + " starts")
              + " inside of a byte: its writer cannot be generated yet");
    }
    runs.add(run);
    slots.clear();
    return run.end();
  }

  private int runBits() {
    return slots.isEmpty() ? 0 : slots.get(slots.size() - 1).end();
  }

  private Place here(Object span) {
    if (runBits() % 8 != 0) {
      throw new GenerationException(span + ": a region inside of a byte cannot be written yet");
    }
    return new Place(parts.size() - 1, runBits() / 8);
  }
}
