// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.generator.plan.text.Place;

/** Names of the fields and columns in which a reader keeps where an item stands. */
final class Places {
  private Places() {}

  /** {@code methodStart}, or {@code headersTable[row + 2]}. */
  static CodeBlock start(Place place) {
    return place.isField() ? CodeBlock.of("$LStart", place.name()) : cell(place, place.column());
  }

  /** {@code methodEnd}, or {@code headersTable[row + 3]}. */
  static CodeBlock end(Place place) {
    return place.isField() ? CodeBlock.of("$LEnd", place.name()) : cell(place, place.column() + 1);
  }

  private static CodeBlock cell(Place place, int column) {
    return column == 0
        ? CodeBlock.of("$LTable[row]", place.lines())
        : CodeBlock.of("$LTable[row + $L]", place.lines(), column);
  }
}
