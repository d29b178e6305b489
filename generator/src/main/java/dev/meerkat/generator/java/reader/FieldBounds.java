// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.BodyPlan;

/**
 * Where the content of a field begins and ends, as Java expressions over the reader's variables.
 */
final class FieldBounds {
  private FieldBounds() {}

  /** Behind the prefix, if the field has one. */
  static String start(Body body, IrField field) {
    if (field.scope() instanceof IrField.Scope.Prefixed elastic && elastic.isElastic()) {
      return body.plan.start(field);
    }
    long prefix = field.scope() instanceof IrField.Scope.Prefixed p ? p.octets() : 0;
    IrField.Position position = field.position();
    return body.plan.at(
        new IrField.Position(position.anchor(), position.bits() + (int) prefix * 8));
  }

  static String end(Body body, IrField field) {
    if (body.standIn(field) != null) {
      return body.standIn(field);
    }
    return isStatic(field)
        ? BodyPlan.plus(start(body, field), staticLength(field))
        : body.plan.end(field);
  }

  static String length(Body body, IrField field) {
    if (isStatic(field)) {
      return Long.toString(staticLength(field));
    }
    String length = minus(end(body, field), start(body, field));
    return field.condition() == null || body.standIn(field) != null
        ? length
        : body.plan.presence(field) + " ? " + length + " : 0";
  }

  /** Whether the field takes part in a run: always there, always as long. */
  static boolean isStatic(IrField field) {
    return field.condition() == null
        && field.scope() instanceof IrField.Scope.Open
        && field.pad() == null
        && field.sizeBits().isConstant()
        && isStatic(field.type());
  }

  private static boolean isStatic(IrType type) {
    if (type instanceof IrType.Bytes bytes) {
      return bytes.extent() instanceof IrType.Extent.Fixed;
    } else if (type instanceof IrType.ListOf list) {
      return list.extent() instanceof IrType.Extent.Fixed
          && !(list.element() instanceof IrType.StructOf)
          && isStatic(list.element());
    }
    return !(type instanceof IrType.TlvOf)
        && !(type instanceof IrType.ChainOf)
        && !(type instanceof IrType.Switch)
        && !(type instanceof IrType.Elastic);
  }

  static long staticLength(IrField field) {
    return (field.sizeBits().min() + 7) / 8;
  }

  /** {@code end - (offset + 4)}, {@code end - offset}. */
  static String minus(String end, String start) {
    return end + " - " + (start.contains(" ") ? "(" + start + ")" : start);
  }
}
