// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.framer;

import dev.meerkat.dsl.frame.FrameStep;
import dev.meerkat.dsl.frame.Framing;
import dev.meerkat.dsl.frame.KnownNumbers;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.Set;
import java.util.TreeSet;

/** Which numbers must outlive the block that reads them, because a later step looks at them. */
final class Uses {
  private final IrStruct struct;
  private final Set<Integer> ids = new TreeSet<>();
  private final Set<Integer> read = new TreeSet<>();
  private int own;

  private Uses(IrStruct struct) {
    this.struct = struct;
  }

  static Set<Integer> kept(IrStruct struct, Framing framing) {
    Uses uses = new Uses(struct);
    framing.steps().forEach(uses::step);
    return uses.ids;
  }

  private void step(FrameStep step) {
    own = 0;
    if (step instanceof FrameStep.Read read) {
      field(read.field());
      this.read.add(read.field().id());
    } else if (step instanceof FrameStep.Elastic elastic) {
      field(elastic.field());
      this.read.add(elastic.field().id());
    } else if (step instanceof FrameStep.Skip skip) {
      expression(skip.field().condition());
      extent(skip.field().type());
      if (skip.field().scope() instanceof IrField.Scope.SizedBy sized) {
        ids.add(sized.fieldId());
      }
    } else if (step instanceof FrameStep.Require require) {
      expression(require.require().condition());
    } else if (step instanceof FrameStep.Enter enter && read.contains(enter.region().sizedBy())) {
      ids.add(enter.region().sizedBy());
    }
  }

  private void field(IrField field) {
    expression(field.condition());
    own = field.id();
    field.constraints().forEach(c -> expression(c.condition()));
  }

  private void extent(IrType type) {
    IrType.Extent extent =
        type instanceof IrType.Bytes bytes
            ? bytes.extent()
            : type instanceof IrType.ListOf list ? list.extent() : null;
    if (extent instanceof IrType.Extent.Computed computed) {
      expression(computed.count());
    }
  }

  private void expression(IrExpr expression) {
    if (expression instanceof IrExpr.Field field && field.id() != own) {
      ids.add(field.id());
    } else if (expression instanceof IrExpr.Let let) {
      expression(KnownNumbers.let(struct.items(), let.id()));
    } else if (expression instanceof IrExpr.Present present) {
      expression(struct.field(present.fieldId()).condition());
    } else if (expression instanceof IrExpr.Unary unary) {
      expression(unary.operand());
    } else if (expression instanceof IrExpr.Binary binary) {
      expression(binary.left());
      expression(binary.right());
    } else if (expression instanceof IrExpr.Choose choose) {
      expression(choose.condition());
      expression(choose.whenTrue());
      expression(choose.whenFalse());
    }
  }
}
