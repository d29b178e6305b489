// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.SwitchPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that tell the chosen case of a switch.
 *
 * <p>A case that is a message is a layer of its own: nothing is told here, the caller wraps it and
 * dumps it beside this one.
 */
final class SwitchStatements {
  private final GenerationContext context;
  private final ReaderShape shape;
  private final ScalarStatements scalars;
  private final PartStatements parts;

  SwitchStatements(
      GenerationContext context,
      ReaderShape shape,
      ScalarStatements scalars,
      PartStatements parts) {
    this.context = context;
    this.shape = shape;
    this.scalars = scalars;
    this.parts = parts;
  }

  /**
   * Emits.
   *
   * <pre>
   * switch (reader.rdataCase()) {
   *   case RecordReader.RDATA_MX:
   *     MxDump.part("rdata", reader.rdataMx(), visitor);
   *     break;
   *   case RecordReader.RDATA_DEFAULT:
   *     visitor.bytes("rdata", ...);
   *     break;
   *   default:
   *     break;
   * }
   * </pre>
   */
  CodeBlock tell(IrField field, IrType.Switch choice) {
    CodeBlock.Builder told =
        CodeBlock.builder().beginControlFlow("switch (reader.$LCase())", shape.named(field));
    boolean any = false;
    for (IrType.Case option : cases(choice)) {
      CodeBlock content = content(field, option);
      if (!content.isEmpty()) {
        any = true;
        told.add("case $T.$L:\n$>", shape.owner(), label(field, option))
            .add(content)
            .addStatement("break$<");
      }
    }
    if (!any) {
      return CodeBlock.of("");
    }
    return told.add("default:\n$>").addStatement("break$<").endControlFlow().build();
  }

  private CodeBlock content(IrField field, IrType.Case option) {
    IrType type = option.type();
    if (type == null || isLayer(type)) {
      return CodeBlock.of("");
    } else if (JavaTypes.isScalar(type)) {
      CodeBlock value = CodeBlock.of("reader.$L()", shape.named(field, option));
      return scalars.tell(field, type, value);
    } else if (type instanceof IrType.Bytes bytes) {
      return parts.bytes(field, PartStatements.format(field, bytes), shape.named(field));
    }
    return parts.tell(field, type, shape.named(field, option));
  }

  /** The cases that the reader knows, the one for what nobody looks into among them. */
  private List<IrType.Case> cases(IrType.Switch choice) {
    SwitchPlan plan = SwitchPlan.of(context, choice);
    List<IrType.Case> cases = new ArrayList<>(plan.cases());
    boolean hasDefault = cases.stream().anyMatch(c -> c.name().equals(SwitchPlan.DEFAULT));
    if (plan.opaque() != null && !hasDefault) {
      cases.add(plan.opaque());
    }
    return cases;
  }

  private boolean isLayer(IrType type) {
    return type instanceof IrType.StructOf part
        && context.program().struct(part.structName()).message();
  }

  private String label(IrField field, IrType.Case option) {
    return JavaNames.constant(shape.named(field)) + "_" + JavaNames.constant(option.name());
  }
}
