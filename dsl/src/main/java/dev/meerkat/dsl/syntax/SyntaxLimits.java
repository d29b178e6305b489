// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.syntax;

/** How large and how deep a description may be. */
public final class SyntaxLimits {
  /** Characters of one file. */
  public static final int MAX_FILE_CHARS = 1 << 20;

  /** Brackets of any kind inside one another. */
  public static final int MAX_NESTING = 64;

  /** Operators, brackets and type words in one expression or type. */
  public static final int MAX_OPERATORS = 256;

  private SyntaxLimits() {}
}
