// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.boundary;

import dev.meerkat.dsl.interpret.Reading;

/**
 * What a reader must say.
 *
 * @param status 0, -1 when octets are missing, or {@code fieldId << 8 | kind}
 * @param size octets consumed, when the status is 0
 * @param error the error's name, or null
 * @param errorOffset index of the octet that the error is about, or -1
 * @param field name of the outermost field that the error belongs to, or null
 */
public record Outcome(int status, int size, String error, int errorOffset, String field) {
  static Outcome of(Reading reading, String field) {
    return new Outcome(
        reading.status(), reading.size(), reading.kindName(), reading.errorOffset(), field);
  }

  public boolean isOk() {
    return status == Reading.OK;
  }

  /** {@code OK 12}, {@code MORE}, {@code LENGTH at 4 in length}. */
  public String describe() {
    return switch (status) {
      case Reading.OK -> "OK " + size;
      case Reading.NEED_MORE -> "MORE";
      default -> error + " at " + errorOffset + (field == null ? "" : " in " + field);
    };
  }
}
