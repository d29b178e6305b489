// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

/** Why writing stopped. Never leaves this package. */
final class WriteFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String kindName;
  private final int fieldId;

  WriteFailure(String kindName, int fieldId) {
    super(kindName, null, false, false);
    this.kindName = kindName;
    this.fieldId = fieldId;
  }

  static WriteFailure missing(int fieldId) {
    return new WriteFailure("MISSING", fieldId);
  }

  static WriteFailure range(int fieldId) {
    return new WriteFailure("RANGE", fieldId);
  }

  String kindName() {
    return kindName;
  }

  int fieldId() {
    return fieldId;
  }
}
