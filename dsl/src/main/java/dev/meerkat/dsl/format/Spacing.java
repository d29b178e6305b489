// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.format;

import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Whether a space stands between two tokens of one line. */
final class Spacing {
  private static final Set<String> NONE_AFTER = Set.of("(", "[", ".", "..", "!", "~", "@");
  private static final Set<String> NONE_BEFORE = Set.of(")", "]", ",", ";", ".", "..");

  /** What a minus before which it stands is a sign of, not a difference. */
  private static final String OPERATORS = "+-*/%<>&|=!?([,:";

  private Spacing() {}

  static boolean between(Token before, Token token, Blocks blocks) {
    String left = before.getText();
    String right = token.getText();
    if (WireFormatter.isComment(before) || WireFormatter.isComment(token)) {
      return true;
    }
    if (NONE_AFTER.contains(left) || NONE_BEFORE.contains(right)) {
      return false;
    }
    if (right.equals("(") || right.equals("[")) {
      // a call or a run touches its name; a group stands apart: as it was written
      return !touches(before, token) || !isWord(left);
    }
    if (right.equals(":")) {
      return !blocks.isParameter();
    }
    return !(left.equals("-") && touches(before, token) && isUnary(before));
  }

  private static boolean isWord(String text) {
    return Character.isLetterOrDigit(text.charAt(text.length() - 1)) || text.matches("[)\\]_\"]");
  }

  private static boolean touches(Token before, Token token) {
    return token.getStartIndex() == before.getStopIndex() + 1;
  }

  /** A minus that touches what follows and no number or name before it. */
  private static boolean isUnary(Token minus) {
    int at = minus.getStartIndex() - 1;
    String source = minus.getInputStream().toString();
    while (at >= 0 && source.charAt(at) == ' ') {
      at--;
    }
    return at < 0 || OPERATORS.indexOf(source.charAt(at)) >= 0;
  }
}
