// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.build;

/** Numbers in sentences. */
final class Count {
  private Count() {}

  /** {@code 1 error}, {@code 2 errors}. */
  static String of(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
