// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit.tshark;

/**
 * Something that a dump tells, in the order of the octets.
 *
 * @param kind what it is
 * @param name of the field, null where a branch or an element begins or ends
 * @param value as the dissector shows it
 */
public record Told(Kind kind, String name, String value) {

  public enum Kind {
    /** A part, list, region or element begins, */
    OPEN,
    /** or ends. */
    CLOSE,
    NUMBER,
    /** A number with the name of its value. */
    NAMED,
    /** Octets, as hex digits. */
    OCTETS,
    TEXT,
    SECRET,
    FINDING,
    ERROR
  }

  @Override
  public String toString() {
    return switch (kind) {
      case OPEN -> "{";
      case CLOSE -> "}";
      default -> (name == null ? "-" : name) + "=" + value;
    };
  }
}
