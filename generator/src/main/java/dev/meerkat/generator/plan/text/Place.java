// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.text;

/**
 * Where a reader keeps the start and end of a token or number, relative to the message's start, and
 * the value of a number.
 *
 * @param name Java name of the item: {@code method}
 * @param lines Java name of the lines it stands in, or null: then it has fields of its own
 * @param column column of its start in the row, its end being the next
 */
public record Place(String name, String lines, int column) {
  /** A place in fields. */
  public static Place ofField(String name) {
    return new Place(name, null, 0);
  }

  public boolean isField() {
    return lines == null;
  }
}
