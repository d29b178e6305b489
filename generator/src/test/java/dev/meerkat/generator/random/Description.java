// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.ArrayList;
import java.util.List;

/** A random description of binary messages: one message with all that it needs. */
final class Description {
  private Description() {}

  /** The text of a module. */
  static String of(Draws draws, String module) {
    return draws.oneIn(4) ? stream(draws, module) : binary(draws, module);
  }

  /** Of a message that has a window. */
  static String binary(Draws draws, String module) {
    List<String> declarations = new ArrayList<>();
    Scalars scalars = new Scalars(draws, declarations);
    Parts parts = new Parts(draws, scalars, declarations);
    Body body = new Body(parts, true);
    String params = "";
    if (draws.oneIn(6)) {
      params = "(pseudo: inet16)";
      body.takeSum("pseudo");
    }
    body.items(draws.between(2, 8), draws.oneIn(2));
    String max = draws.oneIn(8) ? " max " + draws.between(20, 60) : "";
    declarations.add("message Main" + params + max + " {\n" + body.text("  ") + "}");
    return module(draws, module, declarations);
  }

  /** The text of a module whose message can be framed: its beginning tells its size. */
  static String stream(Draws draws, String module) {
    List<String> declarations = new ArrayList<>();
    Parts parts = new Parts(draws, new Scalars(draws, declarations), declarations);
    Body body = new Body(parts, true);
    body.framedItems(draws.between(1, 6));
    String max = draws.oneIn(4) ? " max " + draws.between(8, 90) : "";
    declarations.add("message Main stream" + max + " {\n" + body.text("  ") + "}");
    return module(draws, module, declarations);
  }

  private static String module(Draws draws, String module, List<String> declarations) {
    return "module "
        + module
        + ";\ndefault endian "
        + draws.of("big", "big", "little")
        + ";\ndefault max 12;\nconst LIMIT = 6;\nerror BAD, WRONG, UNKNOWN;\ncharset letters = ALPHA | \"_\";\n"
        + String.join("\n", declarations)
        + "\n";
  }
}
