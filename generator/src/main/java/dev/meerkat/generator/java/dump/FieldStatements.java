// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaTypes;

/** The statements that tell one field, whatever its type. */
final class FieldStatements {
  private final ReaderShape shape;
  private final ScalarStatements scalars;
  private final PartStatements parts;
  private final SwitchStatements switches;

  FieldStatements(GenerationContext context, ReaderShape shape) {
    this.shape = shape;
    this.scalars = new ScalarStatements(context, shape);
    this.parts = new PartStatements(context, shape);
    this.switches = new SwitchStatements(context, shape, scalars, parts);
  }

  /**
   * Emits the field's statements, in {@code if (reader.hasX()) { ... }} when it has a condition;
   * nothing for a reserved field.
   */
  CodeBlock tell(IrField field) {
    if (field.name() == null) {
      return CodeBlock.of("");
    }
    CodeBlock told = field.secret() ? parts.secret(field) : unconditional(field);
    if (field.condition() == null || told.isEmpty()) {
      return told;
    }
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", shape.has(field))
        .add(told)
        .endControlFlow()
        .build();
  }

  private CodeBlock unconditional(IrField field) {
    IrType type = field.type();
    if (JavaTypes.isScalar(type)) {
      return scalars.tell(field, type, shape.value(field));
    } else if (type instanceof IrType.Switch choice) {
      return switches.tell(field, choice);
    }
    return parts.tell(field, type, shape.named(field));
  }
}
