// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.framer;

import dev.meerkat.dsl.frame.KnownNumbers;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.java.expr.ValueResolver;
import dev.meerkat.generator.plan.JavaTypes;

/** Names in expressions as variables of the framer. */
record FramerResolver(FramerState state) implements ValueResolver {
  @Override
  public JavaValue field(int id) {
    IrField field = state.field(id);
    boolean isLong = JavaTypes.isLong(JavaTypes.wire(field.type()), field.unit());
    return JavaValue.primary(isLong ? Kind.LONG : Kind.INT, "$L", FramerState.nameOf(field));
  }

  @Override
  public JavaValue param(int index) {
    IrParam param = state.struct.params().get(index);
    boolean isLong = JavaTypes.isLong(JavaTypes.wire(param.type()));
    return JavaValue.primary(isLong ? Kind.LONG : Kind.INT, "$L", FramerState.nameOf(param));
  }

  @Override
  public JavaValue let(int id) {
    return state.expressions.emit(KnownNumbers.let(state.struct.items(), id));
  }

  @Override
  public JavaValue present(int fieldId) {
    IrExpr condition = state.field(fieldId).condition();
    return condition == null
        ? JavaValue.primary(Kind.BOOLEAN, "true")
        : state.expressions.emit(condition).asBoolean();
  }
}
