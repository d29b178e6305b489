// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

/** How deep definitions may lead into one another. */
public final class Depth {
  /** Structs inside structs, constants of constants, charsets of charsets. */
  public static final int MAX_NESTING = 64;

  /** Aliases of aliases. */
  static final int MAX_ALIASES = 16;

  /** Fields of one body: writers keep a bit for each in four longs. */
  static final int MAX_FIELDS = 255;

  private Depth() {}
}
