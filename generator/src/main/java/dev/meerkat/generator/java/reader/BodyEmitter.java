// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Walks the items of a body in wire order and makes the steps of reading them. */
final class BodyEmitter {
  /** Cost of a run that becomes two methods: some two thirds of what HotSpot inlines. */
  private static final int LONG_RUN = 220;

  private final Body body;
  private final Steps steps = new Steps();
  private final List<IrItem> run = new ArrayList<>();
  private final List<ChecksumEmitter> pending = new ArrayList<>();
  private final Set<Integer> fieldsRead = new HashSet<>();
  private final Set<String> regionsRead = new HashSet<>();

  BodyEmitter(Body body) {
    this.body = body;
  }

  /**
   * All steps; the body's end variable then has the end of what was consumed.
   *
   * @param isExact whether the window must be consumed whole
   */
  Steps emit(boolean isExact) {
    declareKept();
    ScopeStack.Scope window =
        new ScopeStack.Scope(null, body.plan.base(), body.plan.end(), 0, true);
    body.scopes.push(window);
    items(body.struct().items());
    flush();
    finish(window, isExact);
    for (ChecksumEmitter checksum : pending) {
      checksum.emit(steps);
    }
    limit();
    return steps;
  }

  private void declareKept() {
    for (IrField field : body.struct().fields()) {
      if (body.plan.kept().contains(field.id()) && JavaTypes.isScalar(field.type())) {
        boolean isLong = JavaTypes.isLong(JavaTypes.wire(field.type()), field.unit());
        body.reader.state(isLong ? TypeName.LONG : TypeName.INT, body.plan.variable(field));
      }
    }
  }

  private void items(List<IrItem> items) {
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        field(field);
      } else if (item instanceof IrItem.Region region) {
        region(region);
      } else if (item instanceof IrItem.Require require) {
        run.add(require);
      }
    }
  }

  private void field(IrField field) {
    if (FieldBounds.isStatic(field)) {
      run.add(field);
      fieldsRead.add(field.id());
    } else {
      flush();
      FieldEmitter emitter = new FieldEmitter(body, field);
      CodeBlock code = emitter.emit();
      String name = "read" + JavaNames.pascal(body.plan.stem(field));
      String doc = "Reads {@code " + body.plan.stem(field) + "}.";
      if (field.condition() != null) {
        steps.addApart(name, doc, code);
      } else {
        steps.add(name, doc, code);
      }
      body.resolver().forgetLocals();
      fieldsRead.add(field.id());
    }
    if (field.derived() instanceof IrField.Derived.Checks) {
      pending.add(new ChecksumEmitter(body, field));
    }
    verify();
  }

  private void region(IrItem.Region region) {
    if (RegionBounds.fields(region).isEmpty()) {
      items(region.items());
      regionsRead.add(region.name());
      return;
    }
    String start = RegionBounds.start(body, region);
    String end = RegionBounds.endVariable(region);
    boolean isBefore = region.sizedBy() != 0 && fieldsRead.contains(region.sizedBy());
    if (region.sizedBy() != 0) {
      String cleared = Integer.toString(RegionBounds.clearedStart(body, region));
      body.reader.state(TypeName.INT, end, cleared);
    }
    if (isBefore) {
      flush();
      IrField by = body.field(region.sizedBy());
      steps.add(
          "enter" + JavaNames.pascal(region.name()),
          "Finds the end of {@code " + region.name() + "}.",
          SizeScopes.enter(body, by, start, body.scopes.end(), end));
    }
    if (region.sizedBy() != 0) {
      body.scopes.push(new ScopeStack.Scope(region.name(), start, end, region.sizedBy(), isBefore));
    }
    items(region.items());
    if (region.sizedBy() != 0) {
      flush();
      ScopeStack.Scope scope = body.scopes.pop();
      trailing(scope, region.sizedBy());
      body.reached = end;
    }
    regionsRead.add(region.name());
    verify();
  }

  /** {@code if (offset + 20 != headerEnd) { return fail(…, Codec.TRAILING, offset + 20); }} */
  private void trailing(ScopeStack.Scope scope, int owner) {
    if (scope.endVariable.equals(body.reached)) {
      return;
    }
    steps.add(
        "close" + JavaNames.pascal(scope.region == null ? "message" : scope.region),
        "Nothing may be left over.",
        body.failIf(
            CodeBlock.of("$L != $L", body.position, scope.endVariable),
            body.fail(body.field(owner), "TRAILING", body.position)));
  }

  private void finish(ScopeStack.Scope window, boolean isExact) {
    if (window.isExact) {
      int owner = sizesMessage();
      trailing(window, owner);
    } else if (!isExact && !window.endVariable.equals(body.reached)) {
      steps.add(
          "finish",
          "What follows is not part of this.",
          CodeBlock.builder().addStatement("$L = $L", window.endVariable, body.position).build());
    }
  }

  /** The field with the length of the whole. */
  private int sizesMessage() {
    for (IrField field : body.struct().fields()) {
      if (field.derived() instanceof IrField.Derived.Sizes sizes
          && sizes.target() instanceof IrField.Target.Message) {
        return field.id();
      }
    }
    throw new IllegalStateException("nobody sizes " + body.struct().qualifiedName());
  }

  /** {@code message X max 512}: longer is LIMIT. */
  private void limit() {
    long max = body.struct().maxBytes();
    if (max >= 0 && !body.struct().isFixedSize()) {
      String base = body.plan.base();
      CodeBlock tooLong = CodeBlock.of("$L - $L > $L", body.plan.end(), base, max);
      CodeBlock failure =
          CodeBlock.of(
              "return fail(0, $T.LIMIT, $L + $L);\n",
              dev.meerkat.generator.java.CoreTypes.CODEC,
              base,
              max);
      steps.add("limit", "The largest size that is declared.", body.failIf(tooLong, failure));
    }
  }

  /** Checksums whose bytes are all read are verified before anything else. */
  private void verify() {
    Iterator<ChecksumEmitter> checksums = pending.iterator();
    while (checksums.hasNext()) {
      ChecksumEmitter checksum = checksums.next();
      if (checksum.isComplete(fieldsRead, regionsRead)) {
        checksums.remove();
        flush();
        checksum.emit(steps);
      }
    }
  }

  /**
   * The run that was gathered becomes steps: a new one at each field with another anchor, and where
   * a method would grow too large to be inlined.
   */
  private void flush() {
    List<IrItem> same = new ArrayList<>();
    int anchor = -1;
    boolean isLong = cost(run) > LONG_RUN;
    for (IrItem item : run) {
      if (item instanceof IrField field
          && (anchor != field.position().anchor() || isLong && isCut(same, field))) {
        emitRun(same);
        anchor = field.position().anchor();
      }
      same.add(item);
    }
    emitRun(same);
    run.clear();
  }

  /** Whether enough stands before a field that begins an octet. */
  private boolean isCut(List<IrItem> before, IrField field) {
    return field.position().bits() % 8 == 0 && cost(before) > LONG_RUN / 2;
  }

  /** A rough count of the bytecodes that a run takes. */
  private int cost(List<IrItem> items) {
    int cost = 0;
    for (IrItem item : items) {
      if (item instanceof IrField field) {
        cost += body.plan.kept().contains(field.id()) ? 15 : 0;
        cost += field.constant() != null ? 28 : 0;
        cost += 28 * field.constraints().size();
        cost += field.derived() instanceof IrField.Derived.Sizes ? 60 : 0;
      } else {
        cost += 28;
      }
    }
    return cost;
  }

  private void emitRun(List<IrItem> items) {
    if (items.isEmpty()) {
      return;
    }
    RunEmitter emitter = new RunEmitter(body, List.copyOf(items));
    CodeBlock code = emitter.emit();
    IrField first = null;
    for (IrItem item : items) {
      first = first == null && item instanceof IrField field ? field : first;
    }
    String name = first == null ? "require" + steps.size() : name(items, first);
    steps.add(name, "Reads the fixed fields from here on.", code);
    body.resolver().forgetLocals();
    if (first != null) {
      body.position = emitter.end();
      body.reached = null;
    }
    items.clear();
  }

  /** {@code readSourcePortToUrgent}. */
  private String name(List<IrItem> items, IrField first) {
    IrField last = first;
    for (IrItem item : items) {
      last = item instanceof IrField field ? field : last;
    }
    String name = "read" + JavaNames.pascal(body.plan.stem(first));
    return last.id() == first.id() ? name : name + "To" + JavaNames.pascal(body.plan.stem(last));
  }
}
