// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrChecksum;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaNames;
import java.util.ArrayList;
import java.util.List;

/** {@code checks inet16(…)}: verified as soon as what it covers was read. */
final class ChecksumEmitter {
  private final Body body;
  private final IrField field;
  private final IrField.Derived.Checks checks;

  ChecksumEmitter(Body body, IrField field) {
    this.body = body;
    this.field = field;
    this.checks = (IrField.Derived.Checks) field.derived();
  }

  /**
   * The verdict, in a method of its own.
   *
   * <pre>
   * checksumOk = true;
   * checksumVerified = policy != Codec.SKIP &amp;&amp; pseudo >= 0;
   * if (checksumVerified) {
   *   long sum = pseudo;
   *   sum += InetChecksum.sum(buffer, offset, end - offset);
   *   if (!InetChecksum.verifies(sum)) {
   *     if (policy == Codec.FAIL) {
   *       return fail(Tcp.FIELD_CHECKSUM, Codec.CHECKSUM, offset + 16);
   *     }
   *     checksumOk = false;
   *     findings |= Tcp.FINDING_CHECKSUM;
   *   }
   * }
   * </pre>
   */
  void emit(Steps steps) {
    String stem = body.plan.stem(field);
    String ok = stem + "Ok";
    String verified = stem + "Verified";
    body.reader.state(TypeName.BOOLEAN, ok, "true");
    body.reader.state(TypeName.BOOLEAN, verified);
    body.reader.notes();
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("$L = true", ok);
    code.addStatement("$L = $L", verified, isWanted());
    code.beginControlFlow("if ($L)", verified);
    boolean isSum = checks.algorithm().equals(IrChecksum.INET16);
    code.add(isSum ? sum() : new OctetCheckEmitter(body, field).result());
    CodeBlock isWrong =
        isSum
            ? CodeBlock.of("!$T.verifies(sum)", CoreTypes.INET_CHECKSUM)
            : CodeBlock.of("sum != $L", body.resolver().field(field.id()).within(9));
    code.beginControlFlow("if ($L)", isWrong)
        .beginControlFlow("if (policy == $T.FAIL)", CoreTypes.CODEC)
        .add(body.fail(field, "CHECKSUM", body.plan.at(field)))
        .endControlFlow()
        .addStatement("$L = false", ok)
        .addStatement("findings |= $L", body.finding(checks.finding()))
        .endControlFlow()
        .endControlFlow();
    steps.add(
        "verify" + JavaNames.pascal(stem),
        "Verifies {@code " + stem + "} unless the policy is SKIP.",
        code.build());
    accessors(ok, verified);
  }

  private CodeBlock sum() {
    CodeBlock.Builder code = CodeBlock.builder();
    boolean isFirst = true;
    for (Part part : parts()) {
      if (part.condition() != null) {
        code.beginControlFlow("if ($L)", part.condition());
      }
      code.addStatement(isFirst ? "long sum = $L" : "sum += $L", part.sum());
      if (part.condition() != null) {
        code.endControlFlow();
      }
      isFirst = false;
    }
    return code.build();
  }

  private void accessors(String ok, String verified) {
    String label = "{@code " + field.name() + "}";
    if (field.name() == null) {
      return;
    }
    body.reader.accessor(
        body.plan.guard(),
        Accessor.value(
            ok,
            TypeName.BOOLEAN,
            CodeBlock.of("$L", ok),
            Javadocs.of("Whether " + label + " is right, as far as it was verified.")));
    body.reader.accessor(
        body.plan.guard(),
        Accessor.value(
            verified,
            TypeName.BOOLEAN,
            CodeBlock.of("$L", verified),
            Javadocs.of(
                "Whether "
                    + label
                    + " was verified: the policy says so, the sender computed it, and the"
                    + " pseudo-header is known.")));
  }

  private CodeBlock isWanted() {
    List<CodeBlock> conditions = new ArrayList<>();
    conditions.add(CodeBlock.of("policy != $T.SKIP", CoreTypes.CODEC));
    if (field.condition() != null) {
      conditions.add(CodeBlock.of("$L", body.plan.presence(field)));
    }
    for (IrField.Covered covered : checks.covered()) {
      if (covered instanceof IrField.Covered.Param param) {
        JavaValue sum = body.resolver().param(param.index());
        conditions.add(CodeBlock.of("$L >= 0", sum.within(9)));
      }
    }
    if (checks.optional()) {
      conditions.add(CodeBlock.of("$L != 0", body.resolver().field(field.id()).within(9)));
    }
    return CodeBlock.join(conditions, "$W&& ");
  }

  /**
   * One term of the sum.
   *
   * @param condition under which it is there, null for always
   */
  private record Part(CodeBlock sum, String condition) {}

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (IrField.Covered covered : checks.covered()) {
      if (covered instanceof IrField.Covered.Span span) {
        parts.addAll(span(span.target()));
      } else if (covered instanceof IrField.Covered.Let let) {
        parts.add(new Part(PartialSumEmitter.call(body, let.id()), null));
      } else if (covered instanceof IrField.Covered.Param param) {
        parts.add(new Part(body.resolver().param(param.index()).code(), null));
      }
    }
    if (!coversItself()) {
      parts.add(new Part(body.resolver().field(field.id()).code(), null));
    }
    return parts;
  }

  /** Whether the field stands inside what it is the checksum of. */
  private boolean coversItself() {
    return checks.covered().stream()
        .anyMatch(c -> c instanceof IrField.Covered.Span s && holds(body, s.target(), field));
  }

  /** Whether a run of bytes has a field in it. */
  static boolean holds(Body body, IrField.Target target, IrField field) {
    return target instanceof IrField.Target.Message
        || target instanceof IrField.Target.Field f && f.id() == field.id()
        || target instanceof IrField.Target.Region r
            && RegionBounds.fields(body.region(r.name())).stream()
                .anyMatch(f -> f.id() == field.id());
  }

  /** Octets that a region of variable size has in any case, a multiple of four; 0 if few. */
  private static long fixedFront(IrItem.Region region) {
    long least = 0;
    boolean isFixed = true;
    for (IrField field : RegionBounds.fields(region)) {
      least += field.condition() == null ? field.sizeBits().min() : 0;
      isFixed &= field.isFixedSize();
    }
    long front = least / 32 * 4;
    return isFixed || front < 8 ? 0 : front;
  }

  private List<Part> span(IrField.Target target) {
    if (target instanceof IrField.Target.Message) {
      String base = body.plan.base();
      return List.of(sum(base, body.plan.end() + " - " + base));
    } else if (target instanceof IrField.Target.Region named) {
      return region(body.region(named.name()));
    } else if (target instanceof IrField.Target.Field f) {
      return List.of(field(body.field(f.id())));
    }
    throw new GenerationException(field.span() + ": a checksum over " + target);
  }

  /**
   * A region in two parts, if it has octets in any case and others perhaps: HotSpot makes straight
   * code of a sum whose length it knows, and most headers have nothing behind that.
   *
   * <pre>
   * long sum = InetChecksum.sum(buffer, offset, 20);
   * if (headerEnd &gt; offset + 20) {
   *   sum += InetChecksum.sum(buffer, offset + 20, headerEnd - (offset + 20));
   * }
   * </pre>
   */
  private List<Part> region(IrItem.Region region) {
    String start = RegionBounds.start(body, region);
    String end = RegionBounds.end(body, region);
    long front = fixedFront(region);
    if (front == 0) {
      return List.of(sum(start, FieldBounds.minus(end, start)));
    }
    String rest = start + " + " + front;
    Part behind = sum(rest, FieldBounds.minus(end, rest));
    return List.of(sum(start, Long.toString(front)), new Part(behind.sum(), end + " > " + rest));
  }

  private Part field(IrField covered) {
    boolean isShortNumber =
        covered.type() instanceof IrType.Int i
            && i.bits() == 16
            && covered.unit() == 1
            && !i.signed()
            && !i.littleEndian()
            && body.plan.kept().contains(covered.id());
    if (isShortNumber) {
      return new Part(body.resolver().field(covered.id()).code(), null);
    }
    return sum(FieldBounds.start(body, covered), FieldBounds.length(body, covered));
  }

  private static Part sum(String start, String length) {
    return new Part(
        CodeBlock.of("$T.sum(buffer,$W$L,$W$L)", CoreTypes.INET_CHECKSUM, start, length), null);
  }

  /** Whether all that it covers was read, when these fields and regions have been. */
  boolean isComplete(java.util.Set<Integer> fields, java.util.Set<String> regions) {
    return fields.contains(field.id())
        && checks.covered().stream()
            .noneMatch(
                c ->
                    c instanceof IrField.Covered.Span s
                        && (s.target() instanceof IrField.Target.Message
                            || s.target() instanceof IrField.Target.Region r
                                && !regions.contains(r.name())
                            || s.target() instanceof IrField.Target.Field f
                                && !fields.contains(f.id())));
  }
}
