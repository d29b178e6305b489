// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.framer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.Ranges;
import dev.meerkat.generator.plan.SizeExpression;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The sized runs that are open, innermost last; ends count from the start of the message. */
final class FrameScopes {
  private final FramerState state;
  private final Deque<Scope> open = new ArrayDeque<>();

  FrameScopes(FramerState state) {
    this.state = state;
    open.add(new Scope(null, "0", "size"));
  }

  Scope message() {
    return open.getFirst();
  }

  Scope enter(IrItem.Region region, String start, String end) {
    Scope scope = new Scope(region, start, end);
    open.addLast(scope);
    return scope;
  }

  /** Closes a region and what is open inside of it; gives the variable with its end. */
  String leave(IrItem.Region region) {
    Scope closed = open.removeLast();
    while (!region.equals(closed.region)) {
      closed = open.removeLast();
    }
    return closed.end;
  }

  /** The open scope that a field gives its end, or null. */
  Scope sizedBy(IrField field) {
    if (!(field.derived() instanceof IrField.Derived.Sizes sizes)) {
      return null;
    } else if (sizes.target() instanceof IrField.Target.Message) {
      return message();
    }
    for (Scope scope : open) {
      if (!scope.isKnown && scope.region != null && scope.region.sizedBy() == field.id()) {
        return scope;
      }
    }
    return null;
  }

  /** The nearest scope with an end, or null. */
  Scope nearest() {
    Scope nearest = null;
    for (Scope scope : open) {
      nearest = scope.isKnown ? scope : nearest;
    }
    return nearest;
  }

  /** {@code if (headerEnd < position + 2) { return fail(…, Codec.SHORT, position); }}. */
  CodeBlock mustFit(IrField field, Where at, long bits) {
    Scope scope = nearest();
    Where end = at.plus(bits);
    if (scope == null || !end.isMoved() && end.bits() <= scope.least * 8) {
      return CodeBlock.of("");
    }
    return FramerState.failIf(
        CodeBlock.of("$L < $L", scope.end, end.octets()), state.fail(field, "SHORT", at.octet()));
  }

  /**
   * Gives a scope its end.
   *
   * <pre>
   * if (length &lt; 4) {
   *   return fail(Packet.FIELD_LENGTH, Codec.LENGTH, 2);
   * }
   * if (length > 65536) {
   *   return fail(0, Codec.LIMIT, 65536);
   * }
   * size = length;
   * </pre>
   *
   * @param place the octet in which the field starts
   * @param behind where reading stands if the scope was open before, else null
   */
  CodeBlock narrow(Scope scope, IrField by, String place, Where behind) {
    IrField.Derived.Sizes sizes = (IrField.Derived.Sizes) by.derived();
    JavaValue bytes = state.expressions.emit(SizeExpression.of(by, sizes)).asNumber();
    Interval range = Ranges.ofSize(by, sizes);
    List<CodeBlock> wrong = new ArrayList<>();
    if (behind != null && range.min() < consumed(scope, behind)) {
      String least = Where.minus(behind.octets(), scope.start);
      wrong.add(
          CodeBlock.of(
              "$L < $L", bytes.within(10), behind.isMoved() ? least : consumed(scope, behind)));
    }
    inner(scope)
        .forEach(
            inner ->
                wrong.add(
                    CodeBlock.of(
                        "$L < $L", bytes.within(10), Where.minus(inner.end, scope.start))));
    Scope outer = outer(scope);
    if (outer != null) {
      wrong.add(CodeBlock.of("$L > $L", bytes.within(10), Where.minus(outer.end, scope.start)));
    }
    CodeBlock.Builder code = CodeBlock.builder();
    if (!wrong.isEmpty()) {
      code.add(FramerState.failIf(CodeBlock.join(wrong, " ||$W"), state.fail(by, "LENGTH", place)));
    }
    code.add(limit(bytes, range, scope));
    scope.isKnown = true;
    scope.least = scope.fixedStart() < 0 ? 0 : scope.fixedStart() + Math.max(0, range.min());
    String from = scope.start.equals("0") ? "" : scope.start + " + ";
    return code.addStatement("$L = $L$L", scope.end, from, bytes.asInt().within(12)).build();
  }

  private CodeBlock limit(JavaValue bytes, Interval range, Scope scope) {
    long start = scope.fixedStart();
    if (start >= 0 && range.max() <= state.max - start && !range.equals(Interval.ANY)) {
      return CodeBlock.of("");
    }
    CodeBlock room =
        start >= 0
            ? CodeBlock.of("$L", state.max - start)
            : CodeBlock.of("$L - $L", state.max, scope.start);
    return FramerState.failIf(CodeBlock.of("$L > $L", bytes.within(10), room), state.tooLarge());
  }

  /** Octets of the scope that reading has passed; the most there can be when only it knows. */
  private static long consumed(Scope scope, Where behind) {
    return behind.isMoved() || scope.fixedStart() < 0
        ? Long.MAX_VALUE
        : (behind.bits() + 7) / 8 - scope.fixedStart();
  }

  private List<Scope> inner(Scope outer) {
    List<Scope> inner = new ArrayList<>();
    boolean isInside = false;
    for (Scope scope : open) {
      if (isInside && scope.isKnown) {
        inner.add(scope);
      }
      isInside |= scope == outer;
    }
    return inner;
  }

  private Scope outer(Scope inner) {
    Scope outer = null;
    for (Scope scope : open) {
      if (scope == inner) {
        return outer;
      }
      outer = scope.isKnown ? scope : outer;
    }
    return outer;
  }
}
