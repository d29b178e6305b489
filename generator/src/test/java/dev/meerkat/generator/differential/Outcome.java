// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.dsl.interpret.Reading;

/** What came of reading, on both sides. */
record Outcome(Reading expected) {
  void compare(String label, Called reader) {
    long status = reader.number("status");
    String found =
        "status " + (status >> 8) + "/" + (status & 0xFF) + " at " + reader.number("errorOffset");
    String wanted =
        "status " + expected.fieldId() + "/" + expected.kind() + " at " + expected.errorOffset();
    assertEquals(wanted, found, label + ": interpreter says " + expected.describe());
  }
}
