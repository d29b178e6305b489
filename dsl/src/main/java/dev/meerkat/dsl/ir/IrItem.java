// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.List;

/** One line of a struct's body. */
public sealed interface IrItem permits IrField, IrItem.Region, IrItem.Let, IrItem.Require {
  IrSpan span();

  /**
   * A named run of items.
   *
   * @param sizedBy id of the field inside or before it whose {@code sizes} gives its length, or 0
   */
  record Region(String name, String doc, IrSpan span, int sizedBy, List<IrItem> items)
      implements IrItem {
    public Region {
      items = List.copyOf(items);
    }
  }

  /**
   * A computed value that is not on the wire.
   *
   * @param id number of the let inside its struct, from 0
   * @param construct the struct value when the let builds one (a pseudo-header), else null
   * @param value the integer expression when it does not, else null
   */
  record Let(int id, String name, IrSpan span, Construct construct, IrExpr value)
      implements IrItem {}

  /** A fixed-size struct built from values: field ids of the struct in order to expressions. */
  record Construct(String structName, List<Argument> arguments) {
    public Construct {
      arguments = List.copyOf(arguments);
    }
  }

  /** The value of one settable field of a constructed struct. */
  record Argument(int fieldId, IrExpr value) {}

  /**
   * A condition on what was read so far.
   *
   * @param error a declared error name, or null for the built-in VALUE
   * @param fieldId the field that the error is reported at: the last one read before
   */
  record Require(IrSpan span, IrExpr condition, String error, int fieldId) implements IrItem {}
}
