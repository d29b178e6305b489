// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import java.util.Objects;
import java.util.function.Supplier;

/** Says what must hold. */
final class Claim {
  private Claim() {}

  static void holds(boolean claim, Supplier<String> otherwise) {
    if (!claim) {
      throw new AssertionError(otherwise.get());
    }
  }

  static void same(Object expected, Object actual, Supplier<String> what) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(what.get() + ": expected <" + expected + ">, came <" + actual + ">");
    }
  }
}
