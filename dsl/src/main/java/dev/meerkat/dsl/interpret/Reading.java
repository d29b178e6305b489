// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrModule;

/**
 * What came of reading.
 *
 * @param status {@link #OK}, {@link #NEED_MORE}, or {@code fieldId << 8 | kind}
 * @param kindName the error's name, or null
 * @param kind the error's number in the module of what was read, or 0
 * @param fieldId the field of the outermost struct or text that the error belongs to, or 0
 * @param errorOffset index in the array, or -1 without an error
 * @param size how many bytes were consumed, when {@link #OK}
 * @param findings bits as the struct numbers them, when {@link #OK}
 * @param value what was read, when {@link #OK}; else null
 */
public record Reading(
    int status,
    String kindName,
    int kind,
    int fieldId,
    int errorOffset,
    int size,
    long findings,
    Value value) {

  public static final int OK = 0;
  public static final int NEED_MORE = -1;

  private static final int KIND_BITS = 8;

  public boolean isOk() {
    return status == OK;
  }

  static Reading ok(Value value, int size, long findings) {
    return new Reading(OK, null, 0, 0, -1, size, findings, value);
  }

  static Reading needMore() {
    return new Reading(NEED_MORE, null, 0, 0, -1, 0, 0, null);
  }

  static Reading failed(ReadFailure failure, IrModule module) {
    int kind = failure.kind() != null ? failure.kind().number() : module.kindOf(failure.kindName());
    return new Reading(
        failure.fieldId() << KIND_BITS | kind,
        failure.kindName(),
        kind,
        failure.fieldId(),
        failure.offset(),
        0,
        0,
        null);
  }

  /** For messages to people: {@code SHORT at 12, field 3}. */
  public String describe() {
    return switch (status) {
      case OK -> "OK, " + size + " bytes";
      case NEED_MORE -> "NEED_MORE";
      default -> kindName + " at " + errorOffset + ", field " + fieldId;
    };
  }
}
