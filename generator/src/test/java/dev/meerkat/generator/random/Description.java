// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.ArrayList;
import java.util.List;

/** A random description of binary messages: one message with all that it needs. */
final class Description {
  private Description() {}

  /** The text of a module. */
  static String binary(Draws draws, String module) {
    List<String> declarations = new ArrayList<>();
    Scalars scalars = new Scalars(draws, declarations);
    Parts parts = new Parts(draws, scalars, declarations);
    Body body = new Body(parts, true);
    body.items(draws.between(2, 8), draws.oneIn(2));
    String max = draws.oneIn(8) ? " max " + draws.between(20, 60) : "";
    declarations.add("message Main" + max + " {\n" + body.text("  ") + "}");
    return "module "
        + module
        + ";\ndefault endian "
        + draws.of("big", "big", "little")
        + ";\ndefault max 12;\nerror BAD, WRONG, UNKNOWN;\n"
        + String.join("\n", declarations)
        + "\n";
  }
}
