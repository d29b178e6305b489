// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.ElasticCode;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.writer.Part;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * A number of variable width. One that the user gives is as wide as it must be when it is passed;
 * one that is computed gets the least room first and more at the end, when its value is known: then
 * what stands behind it moves.
 */
final class ElasticNumber {
  private final WriterModel model;
  private final Part part;
  private final IrField field;
  private final ElasticCode code;

  ElasticNumber(WriterModel model, Part part) {
    this.model = model;
    this.part = part;
    this.field = part.field();
    this.code = model.elastic(field, (IrType.Elastic) field.type());
  }

  static boolean is(Part part) {
    return part.field().type() instanceof IrType.Elastic;
  }

  /** Whether the value is known only at the end. */
  static boolean isLate(Part part) {
    return is(part) && part.field().constant() == null && part.field().derived() != null;
  }

  /** The value that goes on the wire. */
  static JavaValue value(WriterModel model, IrField field) {
    return field.constant() instanceof IrField.Constant.Number number
        ? ExpressionEmitter.constant(number.value())
        : field.name() == null
            ? ExpressionEmitter.constant(0)
            : new WriterValues(model, field).field(field.id());
  }

  /** The octets of the part when it is passed. */
  CodeBlock width() {
    if (isLate(part)) {
      return CodeBlock.of("$L", WriterPlan.isSplit(field) ? 0 : 1);
    }
    return widthOf(value(model, field).code());
  }

  private CodeBlock widthOf(CodeBlock value) {
    CodeBlock size = code.size(value);
    return WriterPlan.isSplit(field) ? CodeBlock.of("$L - 1", size) : size;
  }

  /** {@code VarInt.putLe(buffer, remainingStart, remaining);}. */
  CodeBlock put() {
    String start = model.names().start(field);
    CodeBlock value = value(model, field).code();
    return WriterPlan.isSplit(field)
        ? code.putRest(CodeBlock.of("$L - 1", start), value)
        : code.put(CodeBlock.of("$L", start), value);
  }

  /** A condition that holds when no form has the value. */
  static CodeBlock outside(JavaValue value, IrType.Elastic type) {
    String suffix = value.kind() == JavaValue.Kind.LONG ? "L" : "";
    CodeBlock negative = CodeBlock.of("$L < 0", value.within(9));
    return type.largest() == Long.MAX_VALUE
        ? negative
        : CodeBlock.of("$L || $L > $L$L", negative, value.within(9), type.largest(), suffix);
  }

  /** {@code fitRemaining}. */
  String method() {
    return "fit" + JavaNames.pascal(field.name());
  }

  /**
   * Gives a computed number the room that it needs.
   *
   * <pre>
   * private boolean fitRemaining(int end) {
   *   int wider = VarInt.size(bodyEnd - bodyStart) - (remainingEnd - remainingStart);
   *   if (wider == 0) {
   *     return false;
   *   }
   *   if (wider &gt; limit - end) {
   *     fail(REMAINING, Codec.NO_SPACE);
   *     return false;
   *   }
   *   System.arraycopy(buffer, remainingEnd, buffer, remainingEnd + wider, end - remainingEnd);
   *   remainingEnd += wider;
   *   bodyStart += wider;
   *   bodyEnd += wider;
   *   return true;
   * }
   * </pre>
   */
  MethodSpec fit() {
    String start = model.names().start(field);
    String end = model.names().end(field);
    CodeBlock width = CodeBlock.of("($L - $L)", end, start);
    MethodSpec.Builder fit =
        MethodSpec.methodBuilder(method())
            .addModifiers(Modifier.PRIVATE)
            .returns(boolean.class)
            .addParameter(int.class, "end")
            .addStatement("int wider =$W$L - $L", widthOf(computed()), width)
            .beginControlFlow("if (wider == 0)")
            .addStatement("return false")
            .endControlFlow()
            .beginControlFlow("if (wider > limit - end)")
            .addCode(model.fail(field, "NO_SPACE"))
            .addStatement("return false")
            .endControlFlow()
            .addStatement(
                "System.arraycopy(buffer, $L, buffer, $L + wider, end - $L)", end, end, end)
            .addStatement("$L += wider", end);
    for (String name : behind()) {
      fit.addStatement("$L += wider", name);
    }
    return fit.addStatement("return true").build();
  }

  private CodeBlock computed() {
    return field.derived() instanceof IrField.Derived.Tags
        ? CodeBlock.of("$L", model.names().value(field))
        : new DerivedStatements(model).value(field).code();
  }

  private List<String> behind() {
    List<String> names = new ArrayList<>();
    for (Part other : model.plan().parts()) {
      if (other.index() > part.index()) {
        names.add(model.names().start(other.field()));
        names.add(model.names().end(other.field()));
        if (other.field().pad() != null) {
          names.add(model.names().next(other.field()));
        }
      }
    }
    return names;
  }
}
