// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import java.lang.reflect.Method;

/** Accessors are total: whatever the bytes, and whatever became of them, none throws. */
final class Totality {
  private static final int MOST_ELEMENTS = 300;

  private Totality() {}

  /** Calls every accessor of a reader, and of the readers and cursors that it owns. */
  static void askEverything(Called reader) {
    for (Method accessor : reader.accessors()) {
      if (accessor.getName().equals("next")) {
        continue;
      }
      Object answer = reader.call(accessor.getName());
      Class<?> type = accessor.getReturnType();
      boolean isGenerated = !type.isPrimitive() && type.getName().startsWith("gen.");
      if (isGenerated) {
        Called part = new Called(answer);
        askEverything(part);
        walk(part);
      }
    }
  }

  private static void walk(Called cursor) {
    for (int i = 0; cursor.has("next") && cursor.truth("next"); i++) {
      if (i < MOST_ELEMENTS) {
        askEverything(cursor);
      }
    }
  }
}
