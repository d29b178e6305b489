// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.framer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.frame.FixedSize;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.ElasticCode;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.java.reader.ScalarReads;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.Ranges;
import dev.meerkat.generator.plan.SizeExpression;

/** Content that a framer passes over: how long it is. */
final class Content {
  private final FramerState state;
  private final FrameScopes scopes;
  private final Fields fields;
  private final IrField field;

  Content(FramerState state, FrameScopes scopes, Fields fields, IrField field) {
    this.state = state;
    this.scopes = scopes;
    this.fields = fields;
    this.field = field;
  }

  private IrField.Scope.Prefixed prefix() {
    return field.scope() instanceof IrField.Scope.Prefixed p ? p : null;
  }

  /** The octets that must be there before the length is known, or null when it is known. */
  String prefixEnd(Where at) {
    return prefix() == null ? null : at.plus(prefix().octets() * 8L).octets();
  }

  /** What can be said before the prefix is there. */
  CodeBlock before(Where at) {
    return prefix() == null ? CodeBlock.of("") : scopes.mustFit(field, at, prefix().octets() * 8L);
  }

  /** Checks the length and moves on. */
  CodeBlock code(Where at) {
    if (prefix() != null) {
      return prefix().prefix() instanceof IrType.Elastic elastic
          ? elastic(elastic, at)
          : prefixed(prefix().wire(), at);
    } else if (field.scope() instanceof IrField.Scope.SizedBy sized) {
      return sized(at, state.field(sized.fieldId()));
    }
    return counted(at);
  }

  /**
   * A length in front.
   *
   * <pre>
   * int length = Bytes.getU16(buffer, offset + 2);
   * if (length > 65536 - 4) {
   *   return fail(0, Codec.LIMIT, 65536);
   * }
   * position = 4 + length;
   * </pre>
   */
  private CodeBlock prefixed(IrType.Int prefix, Where at) {
    boolean isLong = JavaTypes.isLong(prefix);
    JavaValue length = JavaValue.primary(isLong ? Kind.LONG : Kind.INT, "length");
    Where from = at.plus(prefix.bits());
    return CodeBlock.builder()
        .addStatement(
            "$L length = $L",
            isLong ? "long" : "int",
            ScalarReads.read(at.index(), 0, prefix).code())
        .add(
            passOver(
                length,
                Ranges.ofWire(prefix, 1),
                from,
                state.fail(field, "LENGTH", at.octet()),
                at.octet()))
        .build();
  }

  /** A length of variable width in front. */
  private CodeBlock elastic(IrType.Elastic prefix, Where at) {
    ElasticCode elastic = ElasticCode.of(prefix, FramerState.stem(field));
    boolean isLong = JavaTypes.isLong(prefix.value());
    JavaValue length = JavaValue.primary(isLong ? Kind.LONG : Kind.INT, "length");
    Interval range = new Interval(0, prefix.largest());
    String octet = at.octet().equals("0") ? "" : at.octet() + " + ";
    String lie = at.isMoved() ? "position - span" : at.octet();
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(fields.span(field, elastic, "span", at))
            .addStatement(
                "$L length = $L$L",
                isLong ? "long" : "int",
                isLong ? "" : "(int) ",
                elastic.get(at.index(), "span"))
            .addStatement("position = $Lspan", octet);
    return code.add(passOver(length, range, Where.POSITION, state.fail(field, "LENGTH", lie), lie))
        .build();
  }

  private CodeBlock sized(Where at, IrField by) {
    IrField.Derived.Sizes sizes = (IrField.Derived.Sizes) by.derived();
    JavaValue length = state.expressions.emit(SizeExpression.of(by, sizes)).asNumber();
    CodeBlock lie = state.fail(by, "LENGTH", fields.place(by.id()));
    return passOver(length, Ranges.ofSize(by, sizes), at, lie, at.octet());
  }

  /** Fits its scope, its own limits, the limit of the message; then it is passed. */
  private CodeBlock passOver(
      JavaValue length, Interval range, Where from, CodeBlock lie, String start) {
    CodeBlock.Builder code = CodeBlock.builder();
    Scope scope = scopes.nearest();
    if (scope != null) {
      CodeBlock beyond =
          CodeBlock.of("$L > $L", length.within(10), Where.minus(scope.end, from.octets()));
      code.add(FramerState.failIf(beyond, lie));
    }
    if (field.type() instanceof IrType.Bytes) {
      code.add(bounds(length, range, from, start));
    }
    return code.add(limit(length, range, from))
        .addStatement("position = $L", sum(from, length))
        .build();
  }

  private CodeBlock bounds(JavaValue length, Interval range, Where from, String start) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (range.min() < field.min()) {
      code.add(
          FramerState.failIf(
              CodeBlock.of("$L < $L", length.within(10), field.min()),
              state.fail(field, "SHORT", start)));
    }
    if (field.max() > 0 && range.max() > field.max()) {
      code.add(
          FramerState.failIf(
              CodeBlock.of("$L > $L", length.within(10), field.max()),
              state.fail(field, "LIMIT", from.plus(field.max() * 8).octets())));
    }
    return code.build();
  }

  private CodeBlock limit(JavaValue length, Interval range, Where from) {
    long octets = (from.bits() + 7) / 8;
    if (!from.isMoved() && range.max() <= state.max - octets) {
      return CodeBlock.of("");
    }
    CodeBlock beyond = CodeBlock.of("$L > $L", length.within(10), room(from));
    return FramerState.failIf(beyond, state.tooLarge());
  }

  private String room(Where from) {
    long octets = (from.bits() + 7) / 8;
    return from.isMoved() ? state.max - octets + " - position" : Long.toString(state.max - octets);
  }

  private static String sum(Where from, JavaValue length) {
    String octets = from.octets();
    CodeBlock more = length.asInt().within(12);
    return octets.equals("0") ? more.toString() : octets + " + " + more;
  }

  /**
   * Elements of one size.
   *
   * <pre>
   * if (count > (65536 - 4) / 2) {
   *   return fail(0, Codec.LIMIT, 65536);
   * }
   * position = 4 + count * 2;
   * </pre>
   */
  private CodeBlock counted(Where at) {
    IrType.Extent extent =
        field.type() instanceof IrType.Bytes bytes
            ? bytes.extent()
            : ((IrType.ListOf) field.type()).extent();
    IrExpr count = ((IrType.Extent.Computed) extent).count();
    JavaValue length = state.expressions.emit(count).asNumber();
    if (field.type() instanceof IrType.Bytes) {
      CodeBlock missing = state.fail(field, "SHORT", at.octet());
      return passOver(length, count.range(), at, missing, at.octet());
    }
    long element =
        new FixedSize(state.context.program()).bits(((IrType.ListOf) field.type()).element()) / 8;
    CodeBlock.Builder code = CodeBlock.builder();
    Scope scope = scopes.nearest();
    if (scope != null && element > 0) {
      String room = "(" + Where.minus(scope.end, at.octets()) + ") / " + element;
      String fits = (at.octets().equals("0") ? "" : at.octets() + " + ") + room + " * " + element;
      code.add(
          FramerState.failIf(
              CodeBlock.of("$L > $L", length.within(10), room), state.fail(field, "SHORT", fits)));
    }
    if (element > 0) {
      String room = at.isMoved() ? "(" + room(at) + ")" : room(at);
      code.add(
          FramerState.failIf(
              CodeBlock.of("$L > $L / $L", length.within(10), room, element), state.tooLarge()));
    }
    CodeBlock times = CodeBlock.of("$L * $L", length.asInt().within(12), element);
    return code.addStatement("position = $L", sum(at, new JavaValue(times, Kind.INT, 12))).build();
  }
}
