// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrField.Constraint;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.text.CharsetPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * What must hold of octets: UTF-8, constant text, constraints, in this order.
 *
 * <p>Most text is plain: one look finds that all of it lies in a run of ASCII which every set of
 * the field has, and none of them is asked. A topic of MQTT was looked at three times before.
 */
final class TextChecks {
  private static final int LARGEST_ASCII = 127;

  private final Body body;
  private final IrField field;
  private final String at;
  private final String end;

  TextChecks(Body body, IrField field, String at, String end) {
    this.body = body;
    this.field = field;
    this.at = at;
    this.end = end;
  }

  /** All of them, for a field of this type. */
  CodeBlock emit() {
    boolean isUtf8 = isUtf8(field.type());
    if (field.constant() instanceof IrField.Constant.Text text && !text.should()) {
      return constant(text, isUtf8);
    }
    List<Constraint> sets = isUtf8 ? leadingSets() : List.of();
    int[] run = run(sets);
    CodeBlock.Builder code = CodeBlock.builder();
    if (sets.isEmpty() || run[0] > run[1]) {
      sets = List.of();
      code.add(isUtf8 ? utf8() : CodeBlock.of(""));
    } else {
      code.beginControlFlow(
              "if (!$T.isRun(buffer,$W$L,$W$L, $L, $L))",
              CoreTypes.CHAR_SCAN,
              at,
              end,
              run[0],
              run[1])
          .add(utf8())
          .add(Checks.constraints(body, field, sets))
          .endControlFlow();
    }
    if (field.constant() instanceof IrField.Constant.Text text) {
      code.add(Checks.text(body, field, text, at, end));
    }
    List<Constraint> others = new ArrayList<>(field.constraints());
    others.removeAll(sets);
    return code.add(Checks.constraints(body, field, others)).build();
  }

  /**
   * Constant text: what it is made of need not be looked at when it is there.
   *
   * <pre>
   * if (!Ascii.matches(buffer, offset + 2, protocolEnd - (offset + 2), PROTOCOL_OCTETS)) {
   *   if (Utf8.scan(…) != protocolEnd) {
   *     return fail(Connect.FIELD_PROTOCOL, Codec.CHARSET, …);
   *   }
   *   return fail(Connect.FIELD_PROTOCOL, Codec.CONST, offset);
   * }
   * </pre>
   */
  private CodeBlock constant(IrField.Constant.Text text, boolean isUtf8) {
    List<Constraint> others = new ArrayList<>(field.constraints());
    others.removeIf(constraint -> isSet(constraint) && has(set(constraint), text.value()));
    CodeBlock wrong = Checks.text(body, field, text, at, end);
    if (isUtf8) {
      wrong =
          CodeBlock.builder()
              .beginControlFlow("if (!$L)", Checks.matches(body, field, text, at, end))
              .add(utf8())
              .add(body.fail(field, "CONST", body.plan.at(field)))
              .endControlFlow()
              .build();
    }
    return CodeBlock.builder().add(wrong).add(Checks.constraints(body, field, others)).build();
  }

  private static boolean has(IrCharset set, Octets text) {
    for (int i = 0; i < text.length(); i++) {
      if (!set.contains(text.at(i))) {
        return false;
      }
    }
    return true;
  }

  /** The constraints in front that ask for a set of characters only. */
  private List<Constraint> leadingSets() {
    List<Constraint> sets = new ArrayList<>();
    for (Constraint constraint : field.constraints()) {
      if (!isSet(constraint)) {
        break;
      }
      sets.add(constraint);
    }
    return sets;
  }

  private boolean isSet(Constraint constraint) {
    return constraint.condition() instanceof IrExpr.Only only && only.fieldId() == field.id();
  }

  private IrCharset set(Constraint constraint) {
    return body.context.program().charset(((IrExpr.Only) constraint.condition()).charset());
  }

  /** First and last octet of the run that all these sets have; the first above the last if none. */
  private int[] run(List<Constraint> sets) {
    int low = 0;
    int high = LARGEST_ASCII;
    for (Constraint constraint : sets) {
      CharsetPlan plan = CharsetPlan.of(set(constraint));
      boolean isWhole =
          switch (plan.scan()) {
            case RANGE, TEXT, RUN -> true;
            default -> false;
          };
      low = Math.max(low, plan.low());
      high = isWhole ? Math.min(high, plan.high()) : -1;
    }
    return new int[] {low, high};
  }

  private CodeBlock utf8() {
    return utf8(body, field, at, end);
  }

  private static boolean isUtf8(IrType type) {
    return type instanceof IrType.Bytes bytes && bytes.encoding() == IrType.Encoding.UTF8;
  }

  /**
   * Octets that must be UTF-8.
   *
   * <pre>
   * if (Utf8.scan(buffer, offset + 2, topicEnd) != topicEnd) {
   *   return fail(Publish.FIELD_TOPIC, Codec.CHARSET, Utf8.scan(buffer, offset + 2, topicEnd));
   * }
   * </pre>
   */
  static CodeBlock utf8(Body body, IrField field, String at, String end) {
    CodeBlock scan = CodeBlock.of("$T.scan(buffer, $L, $L)", CoreTypes.UTF8, at, end);
    CodeBlock failure =
        CodeBlock.of(
            "return fail($L,$W$T.CHARSET,$W$L);\n", body.code(field), CoreTypes.CODEC, scan);
    return body.failIf(CodeBlock.of("$L != $L", scan, end), failure);
  }
}
