// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import dev.meerkat.generator.plan.JavaNames;

/** Names about the cases of a switch. */
final class SwitchNames {
  private SwitchNames() {}

  /** {@code payload}, {@code Tcp} to {@code PAYLOAD_TCP}. */
  static String constant(String stem, String caseName) {
    return JavaNames.constant(stem) + "_" + JavaNames.constant(caseName);
  }
}
