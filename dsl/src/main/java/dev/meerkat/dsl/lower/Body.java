// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the lowering of one body shares between its fields. */
final class Body {
  final Program program;
  final ModuleScope module;
  final StructLowering.Kind kind;

  /** The message or struct whose body it is; null for parts of tlvs and for texts. */
  Symbol owner;

  final NameTable table;
  final ExprLowering exprs;
  final TypeLowering types;
  final Layout layout;

  /** Findings numbered so far. */
  int findings;

  /** Fields, regions or the message by name, to the field that sizes them. */
  private final Map<String, Sizing> sizings = new HashMap<>();

  private boolean sound = true;
  private boolean sizesKnown = true;
  private final Set<Integer> standIns = new HashSet<>();

  /** The field with the {@code sizes} clause. */
  record Sizing(Meaning.Field field, AstClause.Sizes clause) {}

  Body(Program program, ModuleScope module, StructLowering.Kind kind) {
    this.program = program;
    this.module = module;
    this.kind = kind;
    this.table = new NameTable(module);
    this.exprs = new ExprLowering(program, table);
    this.types = new TypeLowering(program, exprs, table);
    this.layout = new Layout(() -> table.messageBytes.max());
    table.remainingBytes = layout::remainingBytes;
  }

  boolean isSound() {
    return sound;
  }

  /** Says that a part of the body is a stand-in. */
  void unsound() {
    sound = false;
  }

  /** Says that nobody knows what some field was to measure. */
  void sizesUnknown() {
    sound = false;
    sizesKnown = false;
  }

  /** Says that a field's type or presence is a stand-in. */
  void standsIn(int field) {
    sound = false;
    standIns.add(field);
  }

  /** What the checks may rely on. */
  LoweredBody.Soundness soundness() {
    return new LoweredBody.Soundness(sound, sizesKnown, standIns);
  }

  /** Finds who sizes what, before anything is lowered. */
  void findSizings(List<AstItem.Field> fields) {
    for (int i = 0; i < fields.size(); i++) {
      for (AstClause clause : fields.get(i).clauses()) {
        if (clause instanceof AstClause.Sizes sizes) {
          addSizing(new Sizing(table.field(i + 1), sizes));
        }
      }
    }
  }

  private void addSizing(Sizing sizing) {
    String target = sizing.clause.target().text();
    Sizing before = sizings.putIfAbsent(target, sizing);
    if (before != null) {
      program.report(
          Code.SIZED_TWICE,
          sizing.clause.span(),
          target + " is sized twice",
          "the first is in line " + before.clause.span().line());
    } else if (table.find(target) instanceof Meaning.Field field) {
      field.sizedBy = sizing.field;
    }
  }

  /** The field that sizes a name, or null. */
  Sizing sizing(String name) {
    return name == null ? null : sizings.get(name);
  }

  /** The next finding's number. */
  int nextFinding(IrSpan span) {
    if (findings >= Integer.SIZE) {
      program.report(
          Code.TOO_MANY, span, "one body has at most " + Integer.SIZE + " should conditions");
    }
    return findings++;
  }
}
