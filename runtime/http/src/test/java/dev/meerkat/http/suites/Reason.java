// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

/**
 * Where and why a message was refused.
 *
 * @param stage what was being read
 * @param kind the reader's name of the error, or nothing
 * @param field the head's field of the error, or 0
 * @param octet the octet at the error, or -1 at the end
 * @param before the octet before it, or -1 at the beginning
 * @param offset of the error in the message
 * @param message the message from its beginning on
 */
record Reason(
    Stage stage, String kind, int field, int octet, int before, int offset, String message) {
  /** What was being read when a message was refused. */
  enum Stage {
    HEAD,
    HOST,
    CODING,
    EXPECTATION,
    TARGET,
    BODY_LENGTH,
    HEAD_LENGTH,
    CHUNK,
    TRAILER,
    /** It was not refused. */
    NONE
  }

  static final Reason NOTHING = new Reason(Stage.NONE, "", 0, -1, -1, 0, "");

  static Reason at(Stage stage, String kind, int field, int offset, String message) {
    return new Reason(
        stage,
        kind,
        field,
        offset < message.length() ? message.charAt(offset) : -1,
        offset > 0 && offset <= message.length() ? message.charAt(offset - 1) : -1,
        offset,
        message);
  }

  /** The line that holds the error, up to its end. */
  String line() {
    int from = message.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
    int end = message.indexOf('\r', from);
    return message.substring(Math.min(from, message.length()), end < 0 ? message.length() : end);
  }

  @Override
  public String toString() {
    String there = message.substring(0, Math.min(offset + 12, message.length()));
    return stage
        + " "
        + kind
        + " field "
        + field
        + " octet "
        + octet
        + " at "
        + offset
        + ": ..."
        + there
            .substring(Math.max(0, there.length() - 30))
            .replace("\r", "\\r")
            .replace("\n", "\\n");
  }
}
