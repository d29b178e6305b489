// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.List;

/** What must or should hold of a field's value: constant, closed enum, where, should. */
final class Checks {
  private Checks() {}

  /**
   * A scalar field that has been found to fit: its value is copied where it is kept, then checked.
   *
   * <pre>
   * dataOffset = Bytes.getU8(buffer, offset + 12) >>> 4;
   * if (dataOffset &lt; 5) {
   *   return fail(Tcp.FIELD_DATA_OFFSET, Codec.VALUE, offset + 12);
   * }
   * </pre>
   */
  static CodeBlock scalar(Body body, IrField field) {
    CodeBlock.Builder code = CodeBlock.builder();
    JavaValue value = body.resolver().read(field);
    String variable = body.plan.variable(field);
    boolean isKept = body.plan.kept().contains(field.id());
    if (isKept) {
      code.addStatement("$L = $L", variable, value.code());
    } else if (uses(body, field) > 1) {
      String type = value.kind() == Kind.LONG ? "long" : "int";
      code.addStatement("$L $L = $L", type, variable, value.code());
      body.resolver().local(field.id(), variable);
    }
    return code.add(value(body, field)).build();
  }

  /** The checks alone, for a value that the resolver knows. */
  private static CodeBlock value(Body body, IrField field) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (field.type() instanceof IrType.EnumOf e
        && body.context.program().enumeration(e.enumName()).closed()) {
      CodeBlock unknown =
          CodeBlock.of(
              "!$T.isKnown($L)",
              body.context.names().constants(e.enumName()),
              body.resolver().field(field.id()).code());
      code.add(body.failIf(unknown, body.fail(field, "ENUM", body.plan.at(field))));
    }
    if (field.constant() instanceof IrField.Constant.Number constant) {
      JavaValue value = body.resolver().field(field.id());
      CodeBlock wrong =
          CodeBlock.of(
              "$L != $L", value.within(9), ExpressionEmitter.constant(constant.value()).code());
      code.add(verdict(body, field, wrong, constant));
    }
    return code.add(constraints(body, field)).build();
  }

  /** {@code where} and {@code should} of any field, in source order. */
  static CodeBlock constraints(Body body, IrField field) {
    return constraints(body, field, field.constraints());
  }

  /** Some of them. */
  static CodeBlock constraints(Body body, IrField field, List<IrField.Constraint> some) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (IrField.Constraint constraint : some) {
      CodeBlock broken = body.negated(constraint.condition());
      if (constraint.should()) {
        code.add(note(body, broken, constraint.finding()));
      } else {
        String at = body.plan.at(field);
        code.add(body.failIf(broken, body.failNamed(field, constraint.error(), at)));
      }
    }
    return code.build();
  }

  /**
   * Octets that must stand in a bytes field.
   *
   * <pre>
   * if (!Ascii.matches(buffer, offset, 4, MAGIC)) {
   *   return fail(Pcap.FIELD_MAGIC, Codec.CONST, offset);
   * }
   * </pre>
   */
  static CodeBlock text(
      Body body, IrField field, IrField.Constant.Text text, String at, String end) {
    return verdict(body, field, CodeBlock.of("!$L", matches(body, field, text, at, end)), text);
  }

  /** The comparison alone. */
  static CodeBlock matches(
      Body body, IrField field, IrField.Constant.Text text, String at, String end) {
    Octets octets = text.value();
    String constant = body.reader.octets(body.plan.stem(field), octets);
    return CodeBlock.of(
        "$T.matches(buffer, $L, $L, $L)",
        CoreTypes.ASCII,
        at,
        FieldBounds.minus(end, at),
        constant);
  }

  private static CodeBlock verdict(
      Body body, IrField field, CodeBlock wrong, IrField.Constant constant) {
    return constant.should()
        ? note(body, wrong, constant.finding())
        : body.failIf(wrong, body.fail(field, "CONST", body.plan.at(field)));
  }

  /** {@code if (shift > 14) { findings |= 0x1; }} */
  private static CodeBlock note(Body body, CodeBlock broken, int bit) {
    body.reader.notes();
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", broken)
        .addStatement("findings |= $L", body.finding(bit))
        .endControlFlow()
        .build();
  }

  private static int uses(Body body, IrField field) {
    int uses = field.constant() == null ? 0 : 1;
    if (field.type() instanceof IrType.EnumOf e) {
      uses += body.context.program().enumeration(e.enumName()).closed() ? 1 : 0;
    }
    for (IrField.Constraint constraint : field.constraints()) {
      uses += uses(constraint.condition(), field.id());
    }
    return JavaTypes.isScalar(field.type()) ? uses : 0;
  }

  private static int uses(IrExpr e, int id) {
    if (e instanceof IrExpr.Field f) {
      return f.id() == id ? 1 : 0;
    } else if (e instanceof IrExpr.Unary u) {
      return uses(u.operand(), id);
    } else if (e instanceof IrExpr.Binary b) {
      return uses(b.left(), id) + uses(b.right(), id);
    } else if (e instanceof IrExpr.Choose c) {
      return uses(c.condition(), id) + uses(c.whenTrue(), id) + uses(c.whenFalse(), id);
    }
    return 0;
  }
}
