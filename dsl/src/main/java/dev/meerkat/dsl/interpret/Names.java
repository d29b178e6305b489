// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;

/** What the names in an expression mean. A name that has no meaning in a place is our own bug. */
interface Names {
  default long field(int id) {
    throw meaningless("field " + id);
  }

  default long member(int structFieldId, int id) {
    throw meaningless("member " + id + " of field " + structFieldId);
  }

  default long param(int index) {
    throw meaningless("parameter " + index);
  }

  default long bits(int structFieldId) {
    throw meaningless("bits of field " + structFieldId);
  }

  default long let(int id) {
    throw meaningless("let " + id);
  }

  default long sizeOf(IrField.Target target) {
    throw meaningless("size of " + target);
  }

  default boolean present(int fieldId) {
    throw meaningless("presence of field " + fieldId);
  }

  default boolean ok(int fieldId) {
    throw meaningless("verdict of field " + fieldId);
  }

  default boolean more() {
    throw meaningless("more");
  }

  default boolean only(int fieldId, String charset) {
    throw meaningless("octets of field " + fieldId);
  }

  default boolean is(int fieldId, String caseName) {
    throw meaningless("case of field " + fieldId);
  }

  default long slot(IrExpr.Slot slot) {
    throw meaningless("slot " + slot.slot());
  }

  default long path(IrExpr.Path path) {
    throw meaningless("path " + path);
  }

  private static IllegalStateException meaningless(String what) {
    return new IllegalStateException(what + " has no meaning here");
  }
}
