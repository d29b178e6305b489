// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.framer;

import dev.meerkat.dsl.ir.IrItem;

/** A region with a length, or the message. */
final class Scope {
  /** Null for the message. */
  final IrItem.Region region;

  /** Where it starts: a number or a variable. */
  final String start;

  /** The variable with its end. */
  final String end;

  /** Whether the end is known at this point. */
  boolean isKnown;

  /** The smallest end that there can be, 0 when only the run time knows. */
  long least;

  Scope(IrItem.Region region, String start, String end) {
    this.region = region;
    this.start = start;
    this.end = end;
  }

  /** The start as a number, or -1. */
  long fixedStart() {
    return Character.isDigit(start.charAt(0)) ? Long.parseLong(start) : -1;
  }
}
