// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LineFoldTest {
  @Test
  void shortLine_stays() {
    assertEquals("  return a;\n", LineFold.fold("  return a;\n"));
  }

  @Test
  void longCall_breaksBehindTheLastOuterComma() {
    String name = "x".repeat(60);
    assertEquals(
        "  call("
            + name
            + ", second,\n      inner(third, \"fourth, and a string, that is long\"));\n",
        LineFold.fold(
            "  call("
                + name
                + ", second, inner(third, \"fourth, and a string, that is long\"));\n"));
  }

  @Test
  void longCondition_breaksBeforeTheOperator() {
    String name = "x".repeat(50);
    assertEquals(
        "    if (" + name + " > 1\n        || " + name + " < 2) {\n",
        LineFold.fold("    if (" + name + " > 1 || " + name + " < 2) {\n"));
  }

  @Test
  void comment_stays() {
    String comment = "   * " + "word, ".repeat(30) + "\n";
    assertEquals(comment, LineFold.fold(comment));
  }
}
