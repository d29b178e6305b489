// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan.writer;

/**
 * A byte position in a struct that is being written.
 *
 * @param part index of the part behind whose end (padding included) the place lies, -1 for the
 *     start of the struct
 * @param bytes distance from there
 */
public record Place(int part, int bytes) {
  /** Where the struct begins. */
  public static final Place START = new Place(-1, 0);

  public Place plus(int more) {
    return new Place(part, bytes + more);
  }
}
