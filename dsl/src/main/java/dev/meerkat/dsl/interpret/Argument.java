// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

/** The value of a parameter. */
public sealed interface Argument {

  /** An integer; for a pseudo-header its partial sum, or a number below 0 when it is not known. */
  record Number(long value) implements Argument {}

  /** A partial sum that is not known. */
  Argument UNKNOWN = new Number(-1);

  static Argument of(long value) {
    return new Number(value);
  }
}
