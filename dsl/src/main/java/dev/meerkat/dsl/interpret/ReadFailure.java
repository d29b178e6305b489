// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrErrorKind;

/** Why reading stopped. Never leaves this package. */
final class ReadFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final IrErrorKind kind;
  private final String name;
  private final int offset;
  private final int fieldId;

  private ReadFailure(IrErrorKind kind, String name, int offset, int fieldId) {
    super(name, null, false, false);
    this.kind = kind;
    this.name = name;
    this.offset = offset;
    this.fieldId = fieldId;
  }

  /** A built-in error. */
  static ReadFailure of(IrErrorKind kind, int offset, int fieldId) {
    return new ReadFailure(kind, kind.name(), offset, fieldId);
  }

  /** An error by its declared name, or VALUE when the name is null. */
  static ReadFailure named(String name, int offset, int fieldId) {
    return name == null
        ? of(IrErrorKind.VALUE, offset, fieldId)
        : new ReadFailure(null, name, offset, fieldId);
  }

  /** The same failure as the outer struct sees it. */
  ReadFailure within(int outerFieldId) {
    return new ReadFailure(kind, name, offset, outerFieldId);
  }

  /** The built-in kind, or null for a declared name. */
  IrErrorKind kind() {
    return kind;
  }

  String kindName() {
    return name;
  }

  /** Index in the array. */
  int offset() {
    return offset;
  }

  int fieldId() {
    return fieldId;
  }
}
