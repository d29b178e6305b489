// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrChecksum;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrField.Derived.Checks;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.ChecksumUse;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.Part;
import dev.meerkat.generator.plan.writer.Place;
import dev.meerkat.generator.plan.writer.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that compute checksums over what was written, the inner ones first.
 *
 * <pre>
 * long sum = pseudo;
 * sum = InetChecksum.combine(sum, InetChecksum.sum(buffer, offset, payloadEnd - offset));
 * int result = InetChecksum.finish(sum);
 * Bytes.putU16(buffer, offset + 16, result);
 * </pre>
 */
final class ChecksumStatements {
  private final WriterModel model;

  ChecksumStatements(WriterModel model) {
    this.model = model;
  }

  CodeBlock sums() {
    CodeBlock.Builder sums = CodeBlock.builder();
    int number = 0;
    for (IrField field : inOrder()) {
      sums.add(sum(field, (Checks) field.derived(), number == 0 ? "" : String.valueOf(number)));
      number++;
    }
    return sums.build();
  }

  /** A checksum that covers the field of another comes after it. */
  private List<IrField> inOrder() {
    List<IrField> rest = new ArrayList<>();
    for (IrField field : model.struct().fields()) {
      if (field.derived() instanceof Checks) {
        rest.add(field);
      }
    }
    List<IrField> ordered = new ArrayList<>();
    while (!rest.isEmpty()) {
      IrField next =
          rest.stream()
              .filter(f -> rest.stream().noneMatch(o -> o.id() != f.id() && covers(f, o)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new GenerationException(
                          model.struct().qualifiedName() + ": checksums cover each other"));
      ordered.add(next);
      rest.remove(next);
    }
    return ordered;
  }

  private boolean covers(IrField field, IrField other) {
    return ((Checks) field.derived()).covered().stream().anyMatch(c -> holds(c, other));
  }

  private CodeBlock sum(IrField field, Checks checks, String suffix) {
    Place place = place(field);
    CodeBlock.Builder sum = CodeBlock.builder();
    if (field.condition() != null) {
      sum.beginControlFlow("if ($L)", model.isSet(field));
    } else if (checks.optional()) {
      sum.beginControlFlow("if ($L)", model.isNotSet(field));
    }
    JavaValue result =
        checks.algorithm().equals(IrChecksum.INET16)
            ? inet16(sum, field, checks, place, suffix)
            : octets(sum, checks, field, place, suffix);
    sum.add(put(field, place, result));
    if (field.condition() != null || checks.optional()) {
      sum.endControlFlow();
    }
    return sum.build();
  }

  private JavaValue inet16(
      CodeBlock.Builder sum, IrField field, Checks checks, Place place, String suffix) {
    String name = "sum" + suffix;
    int number = 0;
    for (IrField.Covered covered : checks.covered()) {
      String declared = number == 0 ? "long " + name : name;
      sum.add(add(declared, name, covered, name + "Of" + number++, field));
    }
    String result = "result" + suffix;
    sum.addStatement("int $L = $T.finish($L)", result, CoreTypes.INET_CHECKSUM, name);
    sum.add(swapAtOddPlace(field, checks, place, result));
    return zeroAs(checks, JavaValue.primary(Kind.INT, "$L", result));
  }

  /**
   * Over octets one behind the other, of which the field itself has zeros meanwhile.
   *
   * <pre>
   * Bytes.putI32(buffer, offset + 4, 0);
   * long sum = Crc32.start();
   * sum = Crc32.update(sum, buffer, offset, payloadEnd - offset);
   * sum = Crc32.finish(sum);
   * </pre>
   */
  private JavaValue octets(
      CodeBlock.Builder sum, Checks checks, IrField field, Place place, String suffix) {
    ClassName algorithm = ChecksumUse.algorithm(checks);
    String name = "sum" + suffix;
    if (checks.covered().stream().anyMatch(c -> holds(c, field))) {
      sum.add(put(field, place, ExpressionEmitter.constant(0)));
    }
    sum.addStatement("long $L = $T.start()", name, algorithm);
    for (IrField.Covered covered : checks.covered()) {
      IrField.Target target = ((IrField.Covered.Span) covered).target();
      CodeBlock start = Spans.bounds(model, target).start();
      CodeBlock length = Spans.length(model, Spans.of(model, target)).code();
      sum.addStatement(
          "$L = $T.update($L,$Wbuffer,$W$L,$W$L)", name, algorithm, name, start, length);
    }
    sum.addStatement("$L = $T.finish($L)", name, algorithm, name);
    return zeroAs(checks, JavaValue.primary(Kind.LONG, "$L", name));
  }

  private boolean holds(IrField.Covered covered, IrField field) {
    return covered instanceof IrField.Covered.Span span
        && new Containment(model).holds(span.target(), field);
  }

  private static JavaValue zeroAs(Checks checks, JavaValue result) {
    if (checks.zeroAs() < 0) {
      return result;
    }
    CodeBlock zero = ExpressionEmitter.constant(checks.zeroAs()).code();
    return new JavaValue(
        CodeBlock.of("$L == 0 ? $L : $L", result.code(), zero, result.code()), result.kind(), 2);
  }

  private CodeBlock put(IrField field, Place place, JavaValue value) {
    IrType.Int wire = JavaTypes.wire(field.type());
    return Puts.put(model.index(place), wire.bits() / 8, wire.littleEndian(), value);
  }

  /** Where the field stands: in a run, or on its own if it may be absent. */
  private Place place(IrField field) {
    return model
        .plan()
        .slot(field.id())
        .map(model.plan()::placeOf)
        .orElseGet(
            () -> {
              Part part = model.plan().part(field.id()).orElseThrow();
              return part.start().plus(part.prefixBytes());
            });
  }

  /**
   * Adds one of the things that are covered.
   *
   * @param declared the sum where it is assigned: with its type the first time
   */
  private CodeBlock add(
      String declared, String name, IrField.Covered covered, String own, IrField field) {
    boolean isFirst = !declared.equals(name);
    CodeBlock.Builder add = CodeBlock.builder();
    CodeBlock more = CodeBlock.of("0");
    if (covered instanceof IrField.Covered.Span span) {
      CodeBlock start = Spans.bounds(model, span.target()).start();
      CodeBlock length = Spans.length(model, Spans.of(model, span.target())).code();
      more = CodeBlock.of("$T.sum(buffer, $L, $L)", CoreTypes.INET_CHECKSUM, start, length);
    } else if (covered instanceof IrField.Covered.Param param) {
      String pseudo = model.names().param(model.struct().params().get(param.index()));
      add.beginControlFlow("if ($L < 0)", pseudo)
          .add(model.fail(field, "MISSING"))
          .addStatement("return")
          .endControlFlow();
      more = CodeBlock.of("$L", pseudo);
    } else if (covered instanceof IrField.Covered.Let let) {
      IrItem.Construct construct = model.plan().lets().get(let.id()).construct();
      add.add(new PseudoSum(model).into(own, construct));
      more = CodeBlock.of("$L", own);
    }
    return isFirst
        ? add.addStatement("$L = $L", declared, more).build()
        : add.addStatement("$L = $T.combine($L, $L)", name, CoreTypes.INET_CHECKSUM, name, more)
            .build();
  }

  /**
   * A field at an odd place of the bytes that it is a part of counts with its bytes swapped, and so
   * does one in little endian.
   *
   * <pre>
   * if ((dataEnd + 4 - offset &amp; 1) != 0) {
   *   result = (result &amp; 0xFF) &lt;&lt; 8 | result &gt;&gt;&gt; 8;
   * }
   * </pre>
   */
  private CodeBlock swapAtOddPlace(IrField field, Checks checks, Place place, String result) {
    Containment containment = new Containment(model);
    for (IrField.Covered covered : checks.covered()) {
      if (covered instanceof IrField.Covered.Span span && containment.holds(span.target(), field)) {
        JavaValue distance =
            Spans.length(model, new Span(Spans.of(model, span.target()).start(), place));
        return swapIfOdd(distance, JavaTypes.wire(field.type()).littleEndian(), result);
      }
    }
    return CodeBlock.of("");
  }

  private static CodeBlock swapIfOdd(JavaValue distance, boolean isLittle, String result) {
    CodeBlock swap =
        CodeBlock.builder()
            .addStatement("$L = ($L & 0xFF) << 8 | $L >>> 8", result, result, result)
            .build();
    if (distance.precedence() == JavaValue.PRIMARY) {
      boolean isOdd = Integer.parseInt(distance.code().toString()) % 2 != 0;
      return isOdd != isLittle ? swap : CodeBlock.of("");
    }
    return CodeBlock.builder()
        .beginControlFlow("if (($L & 1) $L 0)", distance.code(), isLittle ? "==" : "!=")
        .add(swap)
        .endControlFlow()
        .build();
  }
}
