// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrModule;

/**
 * What came of framing.
 *
 * @param status {@link Reading#OK}, {@link Reading#NEED_MORE}, or {@code fieldId << 8 | kind}
 * @param kindName the error's name, or null
 * @param fieldId the field that the error belongs to, or 0
 * @param errorOffset counted from the start of the message, or -1 without an error
 * @param size how many bytes the message has, once that is known, else 0
 * @param headSize how many bytes stand in front of a streamed payload, once they are there, else 0
 * @param needed how many bytes are known to be wanted
 */
public record Framed(
    int status, String kindName, int fieldId, int errorOffset, int size, int headSize, int needed) {

  private static final int KIND_BITS = 8;

  static Framed whole(int size, int headSize) {
    return new Framed(Reading.OK, null, 0, -1, size, headSize, size);
  }

  static Framed part(int size, int headSize, int needed) {
    return new Framed(Reading.NEED_MORE, null, 0, -1, size, headSize, needed);
  }

  static Framed failed(ReadFailure failure, IrModule module, int start) {
    int kind = failure.kind() != null ? failure.kind().number() : module.kindOf(failure.kindName());
    return new Framed(
        failure.fieldId() << KIND_BITS | kind,
        failure.kindName(),
        failure.fieldId(),
        failure.offset() - start,
        0,
        0,
        0);
  }

  /** For messages to people: {@code LIMIT at 12, field 3}. */
  public String describe() {
    return switch (status) {
      case Reading.OK -> "OK, " + size + " bytes, head " + headSize;
      case Reading.NEED_MORE -> "NEED_MORE, size " + size + ", head " + headSize;
      default -> kindName + " at " + errorOffset + ", field " + fieldId;
    };
  }
}
