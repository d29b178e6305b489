// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which fields something else depends on: their values are copied when a message is wrapped, so
 * that a later change of the bytes cannot pull a length or a choice from under an accessor.
 */
final class References {
  private final Set<Integer> ids = new TreeSet<>();
  private int own;

  private References() {}

  /** Ids of the scalar fields that other items of the struct use. */
  static Set<Integer> kept(IrStruct struct) {
    References references = new References();
    references.items(struct.items());
    return references.ids;
  }

  private void items(List<IrItem> items) {
    for (IrItem item : items) {
      own = 0;
      if (item instanceof IrField field) {
        field(field);
      } else if (item instanceof IrItem.Region region) {
        add(region.sizedBy());
        items(region.items());
      } else if (item instanceof IrItem.Let let) {
        let(let);
      } else if (item instanceof IrItem.Require require) {
        expression(require.condition());
      }
    }
  }

  private void let(IrItem.Let let) {
    expression(let.value());
    if (let.construct() != null) {
      let.construct().arguments().forEach(a -> expression(a.value()));
    }
  }

  private void field(IrField field) {
    own = field.id();
    expression(field.condition());
    for (IrField.Constraint constraint : field.constraints()) {
      expression(constraint.condition());
    }
    if (field.scope() instanceof IrField.Scope.SizedBy sized) {
      add(sized.fieldId());
    }
    if (field.derived() instanceof IrField.Derived.Sizes
        || field.type() instanceof IrType.Elastic) {
      ids.add(field.id());
    }
    type(field.type());
  }

  private void type(IrType type) {
    if (type instanceof IrType.Bytes bytes) {
      extent(bytes.extent());
    } else if (type instanceof IrType.StructOf struct) {
      struct.arguments().forEach(this::expression);
    } else if (type instanceof IrType.TlvOf tlv) {
      tlv.arguments().forEach(this::expression);
    } else if (type instanceof IrType.ListOf list) {
      extent(list.extent());
      type(list.element());
    } else if (type instanceof IrType.Switch choice) {
      expression(choice.on());
      for (IrType.Case c : choice.cases()) {
        if (c.type() != null) {
          type(c.type());
        }
      }
    }
  }

  private void extent(IrType.Extent extent) {
    if (extent instanceof IrType.Extent.Computed computed) {
      expression(computed.count());
    }
  }

  private void expression(IrExpr expression) {
    if (expression instanceof IrExpr.Field e) {
      add(e.id());
    } else if (expression instanceof IrExpr.Unary e) {
      expression(e.operand());
    } else if (expression instanceof IrExpr.Binary e) {
      expression(e.left());
      expression(e.right());
    } else if (expression instanceof IrExpr.Choose e) {
      expression(e.condition());
      expression(e.whenTrue());
      expression(e.whenFalse());
    }
  }

  private void add(int id) {
    if (id != 0 && id != own) {
      ids.add(id);
    }
  }
}
