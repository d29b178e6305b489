// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/** Which tokens an author has put below each other. */
final class Columns {
  private static final int FAR = 100_000;

  private final Map<Long, String> byPlace = new HashMap<>();

  Columns(List<Token> tokens) {
    for (Token token : tokens) {
      byPlace.put(place(token, 0), token.getText());
    }
  }

  /** The blanks between two tokens of a line when the second stands in a column, else 0. */
  int gap(Token before, Token token) {
    int gap = token.getStartIndex() - before.getStopIndex() - 1;
    boolean isWide = gap > 1 && gap < FAR;
    boolean isAligned =
        token.getText().equals(byPlace.get(place(token, -1)))
            || token.getText().equals(byPlace.get(place(token, 1)));
    return isWide && isAligned ? gap : 0;
  }

  private static long place(Token token, int lines) {
    return (long) (token.getLine() + lines) * FAR + token.getCharPositionInLine() % FAR;
  }
}
