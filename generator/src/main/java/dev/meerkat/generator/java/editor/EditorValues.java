// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.editor;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.java.expr.ValueResolver;
import dev.meerkat.generator.java.reader.ScalarReads;
import dev.meerkat.generator.plan.JavaTypes;

/** Names in expressions: the new value of the field at hand, what lies there of all others. */
final class EditorValues implements ValueResolver {
  private final EditorModel model;
  private final IrField changed;

  /**
   * @param changed the field that is being set, or null
   */
  EditorValues(EditorModel model, IrField changed) {
    this.model = model;
    this.changed = changed;
  }

  @Override
  public JavaValue field(int id) {
    IrField field = model.plan().struct().field(id);
    boolean isLong = JavaTypes.isLong(JavaTypes.wire(field.type()), field.unit());
    if (changed != null && changed.id() == id) {
      return JavaValue.primary(isLong ? Kind.LONG : Kind.INT, "value");
    }
    IrType.Int wire = JavaTypes.wire(field.type());
    JavaValue raw = ScalarReads.read(EditorModel.at(field), field.position().bits() % 8, wire);
    if (field.unit() == 1) {
      return raw;
    }
    JavaValue wide = isLong ? raw.asLong() : raw;
    return new JavaValue(CodeBlock.of("$L * $L", wide.within(12), field.unit()), wide.kind(), 12);
  }

  @Override
  public JavaValue let(int id) {
    JavaValue value = new ExpressionEmitter(this).emit(model.plan().let(id).value());
    return new JavaValue(CodeBlock.of("($L)", value.code()), value.kind(), JavaValue.PRIMARY);
  }
}
