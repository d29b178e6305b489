// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.editor;

import dev.meerkat.dsl.ir.IrChecksum;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrField.Derived.Checks;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrOccurrences;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an editor of a message can change.
 *
 * <p>A field can be set where it lies when it stands at a fixed place, its author gives its value,
 * nothing that is laid out depends on it, its conditions ask for numbers of fixed place alone, and
 * every checksum that covers it can follow: an Internet checksum at a fixed place.
 */
public final class EditorPlan {
  private static final int ALL_ONES = 0xFFFF;

  private final IrProgram program;
  private final IrStruct struct;
  private final Uses uses;

  public EditorPlan(IrProgram program, IrStruct struct) {
    this.program = program;
    this.struct = struct;
    this.uses = new Uses(program, struct);
  }

  public IrStruct struct() {
    return struct;
  }

  /** The fields that get a setter, in wire order. */
  public List<IrField> settable() {
    return struct.fields().stream().filter(this::isSettable).toList();
  }

  private boolean isSettable(IrField field) {
    boolean isNumber = Places.isNumber(field);
    boolean isOctets = Places.isOctets(field) && field.constraints().isEmpty();
    return WriterPlan.isGiven(field)
        && (isNumber || isOctets)
        && !uses.shapes(field)
        && conditions(field).stream()
            .allMatch(c -> c.at().condition() == null && uses.isKnown(c.holds()))
        && canFollow(field, new HashSet<>());
  }

  /** Whether the checksums over a field, and those over them, can be brought up to date. */
  private boolean canFollow(IrField field, Set<Integer> seen) {
    for (IrField sum : struct.fields()) {
      if (sum.derived() instanceof Checks checks && sum.id() != field.id()) {
        if (isBuiltFrom(checks, field)) {
          return false;
        }
        boolean isCovered = !covers(sum, field).isEmpty();
        if (isCovered && !(isAdjustable(sum) && seen.add(sum.id()) && canFollow(sum, seen))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a struct that is summed up apart has the field's value in it. */
  private boolean isBuiltFrom(Checks checks, IrField field) {
    return checks.covered().stream()
        .anyMatch(
            c ->
                c instanceof IrField.Covered.Let let
                    && IrOccurrences.values(let(struct.items(), let.id())).stream()
                        .anyMatch(e -> uses.mentions(e, field)));
  }

  /** Whether a checksum stands at a fixed place, and all that it covers can be found. */
  private boolean isAdjustable(IrField sum) {
    Checks checks = (Checks) sum.derived();
    return checks.algorithm().equals(IrChecksum.INET16)
        && Places.isNumber(sum)
        && sum.position().bits() % 8 == 0
        && sum.unit() == 1
        && (checks.zeroAs() < 0 || checks.zeroAs() == ALL_ONES)
        && checks.covered().stream().allMatch(this::canBeFound);
  }

  private boolean canBeFound(IrField.Covered covered) {
    if (!(covered instanceof IrField.Covered.Span span)
        || !(span.target() instanceof IrField.Target.Field target)) {
      return true;
    }
    IrField field = struct.field(target.id());
    return field.name() != null && field.type() instanceof IrType.Bytes && field.condition() == null
        || Places.isFixed(field);
  }

  /** The runs of octets under a checksum that have a field of fixed place in them. */
  private List<Cover> covers(IrField sum, IrField field) {
    List<Cover> covers = new ArrayList<>();
    for (IrField.Covered covered : ((Checks) sum.derived()).covered()) {
      if (covered instanceof IrField.Covered.Span span) {
        Places.start(struct, span.target(), field)
            .ifPresent(start -> covers.add(Cover.of(sum, start, field)));
      }
    }
    return covers;
  }

  /** All runs of octets under checksums that have a field in them. */
  public List<Cover> covers(IrField field) {
    List<Cover> covers = new ArrayList<>();
    for (IrField sum : struct.fields()) {
      if (sum.derived() instanceof Checks && sum.id() != field.id()) {
        covers.addAll(covers(sum, field));
      }
    }
    return covers;
  }

  /** The checksums that some setter, or a change of a pseudo-header, brings up to date. */
  public List<IrField> sums() {
    Set<Integer> ids = new HashSet<>();
    settable().forEach(f -> collect(f, ids));
    for (int i = 0; i < struct.params().size(); i++) {
      for (IrField sum : sumsOver(i)) {
        ids.add(sum.id());
        collect(sum, ids);
      }
    }
    return struct.fields().stream().filter(f -> ids.contains(f.id())).toList();
  }

  private void collect(IrField field, Set<Integer> ids) {
    for (Cover cover : covers(field)) {
      if (ids.add(cover.checksum().id())) {
        collect(cover.checksum(), ids);
      }
    }
  }

  /** The checksums over a pseudo-header that is handed in; empty when one of them cannot follow. */
  public List<IrField> sumsOver(int param) {
    List<IrField> sums =
        struct.fields().stream()
            .filter(f -> f.derived() instanceof Checks c && isOver(c, param))
            .toList();
    boolean canAll = sums.stream().allMatch(s -> isAdjustable(s) && canFollow(s, new HashSet<>()));
    return canAll ? sums : List.of();
  }

  private static boolean isOver(Checks checks, int param) {
    return checks.covered().stream()
        .anyMatch(c -> c instanceof IrField.Covered.Param p && p.index() == param);
  }

  /** Parameters whose change can be told to an editor. */
  public List<IrParam> pseudoHeaders() {
    List<IrParam> params = new ArrayList<>();
    for (int i = 0; i < struct.params().size(); i++) {
      if (!sumsOver(i).isEmpty()) {
        params.add(struct.params().get(i));
      }
    }
    return params;
  }

  /**
   * The pseudo-headers that a message makes for its layers and that a setter can change, with the
   * arguments that are known here.
   */
  public List<IrItem.Let> madeForLayers() {
    List<IrItem.Let> lets = new ArrayList<>();
    lets(struct.items(), lets);
    return lets.stream().filter(l -> l.construct() != null && !changing(l).isEmpty()).toList();
  }

  /** The arguments of a pseudo-header that some setter can change. */
  public List<IrItem.Argument> changing(IrItem.Let let) {
    List<IrField> settable = settable();
    return let.construct().arguments().stream()
        .filter(a -> settable.stream().anyMatch(f -> uses.mentions(a.value(), f)))
        .toList();
  }

  /** Whether all of what changes in a pseudo-header can be told. */
  public boolean isKnown(IrItem.Let let) {
    return changing(let).stream()
        .allMatch(
            a ->
                a.value() instanceof IrExpr.Field f && Places.isOctets(struct.field(f.id()))
                    || uses.isKnown(a.value()));
  }

  /** The conditions that a field's value can break. */
  public List<Condition> conditions(IrField field) {
    return uses.conditions(field);
  }

  /**
   * Whether the first octet of a checksum is at an odd place of what it covers; empty if outside.
   */
  public Optional<Boolean> isAtOddPlace(IrField sum) {
    for (IrField.Covered covered : ((Checks) sum.derived()).covered()) {
      if (covered instanceof IrField.Covered.Span span) {
        var start = Places.start(struct, span.target(), sum);
        if (start.isPresent()) {
          return Optional.of((sum.position().bits() / 8 - start.getAsInt()) % 2 != 0);
        }
      }
    }
    return Optional.empty();
  }

  IrProgram program() {
    return program;
  }

  /** A let of the message. */
  public IrItem.Let let(int id) {
    return let(struct.items(), id);
  }

  private static IrItem.Let let(List<IrItem> items, int id) {
    List<IrItem.Let> lets = new ArrayList<>();
    lets(items, lets);
    return lets.stream().filter(l -> l.id() == id).findFirst().orElseThrow();
  }

  private static void lets(List<IrItem> items, List<IrItem.Let> lets) {
    for (IrItem item : items) {
      if (item instanceof IrItem.Let let) {
        lets.add(let);
      } else if (item instanceof IrItem.Region region) {
        lets(region.items(), lets);
      }
    }
  }
}
