// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.expr;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;

/** Says where the names of an expression live in the Java that is being written. */
public interface ValueResolver {
  /** A scalar field of the struct at hand, unit applied. */
  JavaValue field(int id);

  default JavaValue member(int structFieldId, int id) {
    throw unsupported("a member of a struct field");
  }

  default JavaValue param(int index) {
    throw unsupported("a parameter");
  }

  default JavaValue bits(int structFieldId) {
    throw unsupported("the bits of a struct field");
  }

  default JavaValue let(int id) {
    throw unsupported("a let");
  }

  default JavaValue sizeOf(IrField.Target target) {
    throw unsupported("a size");
  }

  default JavaValue present(int fieldId) {
    throw unsupported("present");
  }

  default JavaValue ok(int fieldId) {
    throw unsupported("ok");
  }

  default JavaValue more() {
    throw unsupported("more");
  }

  default JavaValue only(int fieldId, String charset) {
    throw unsupported("only");
  }

  default JavaValue is(int fieldId, String caseName) {
    throw unsupported("is");
  }

  default JavaValue slot(String index, String slot, IrExpr.SlotProperty property) {
    throw unsupported("an index slot");
  }

  private static UnsupportedOperationException unsupported(String what) {
    return new UnsupportedOperationException(what + " cannot stand in this expression");
  }
}
