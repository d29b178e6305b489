// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.syntax;

import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/**
 * Refuses what would nest the parser, and every recursive pass behind it, too deep.
 *
 * <p>Looks at tokens alone, in one loop, so that it cannot overflow itself. Depth can only come
 * from brackets and from chains of operators, prefixes and dots; both are counted.
 */
final class NestingGuard {
  private static final Set<String> OPENING = Set.of("(", "[", "{");
  private static final Set<String> CLOSING = Set.of(")", "]", "}");
  private static final Set<String> DEEPENING =
      Set.of(
          "(",
          "[",
          "!",
          "-",
          "~",
          "*",
          "/",
          "%",
          "+",
          "<<",
          ">>",
          "&",
          "|",
          "<",
          "<=",
          ">",
          ">=",
          "==",
          "!=",
          "&&",
          "||",
          "?",
          ":",
          ".",
          "in",
          "is",
          "prefixed",
          "escape");

  private final Places places;
  private final Diagnostics diagnostics;

  NestingGuard(Places places, Diagnostics diagnostics) {
    this.places = places;
    this.diagnostics = diagnostics;
  }

  boolean accepts(CommonTokenStream tokens) {
    int depth = 0;
    int brackets = 0;
    int operators = 0;
    for (Token token : tokens.getTokens()) {
      if (token.getChannel() != Token.DEFAULT_CHANNEL || token.getType() == WireLexer.STRING) {
        continue;
      }
      String text = token.getText();
      depth += OPENING.contains(text) ? 1 : CLOSING.contains(text) ? -1 : 0;
      if (text.equals(";") || text.equals("{") || text.equals("}")) {
        operators = 0;
        brackets = 0;
      } else if (text.equals("(") || text.equals("[")) {
        brackets++;
      } else if (text.equals(")") || text.equals("]")) {
        brackets--;
      } else if (text.equals(",") && brackets <= 0) {
        operators = 0;
      }
      operators += DEEPENING.contains(text) ? 1 : 0;
      if (depth > SyntaxLimits.MAX_NESTING) {
        return refuse(token, "brackets nest deeper than " + SyntaxLimits.MAX_NESTING);
      }
      if (operators > SyntaxLimits.MAX_OPERATORS) {
        return refuse(token, "one line has more than " + SyntaxLimits.MAX_OPERATORS + " operators");
      }
    }
    return true;
  }

  private boolean refuse(Token token, String message) {
    diagnostics.report(Code.TOO_DEEP, places.of(token), message, "give parts a name with let");
    return false;
  }
}
