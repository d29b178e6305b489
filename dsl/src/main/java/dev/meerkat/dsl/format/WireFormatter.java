// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.format;

import dev.meerkat.dsl.syntax.WireLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/**
 * Lays out one description.
 *
 * <p>Four spaces a level; lines that go on a statement have four more; one space between words and
 * around operators; at most one blank line. What stands in columns, a colon below a colon, stays
 * so. Formatting what was formatted changes nothing.
 */
public final class WireFormatter {
  private static final int LEVEL = 4;
  private static final int MOST_ROUNDS = 8;

  private final List<Token> tokens;
  private final StringBuilder out = new StringBuilder();
  private final Blocks blocks = new Blocks();
  private final Columns columns;

  private WireFormatter(List<Token> tokens) {
    this.tokens = tokens;
    this.columns = new Columns(tokens);
  }

  /** The same tokens and comments, laid out; lines end with LF, the last one too. */
  public static String format(String text) {
    String before = text;
    String formatted = once(before);
    for (int i = 0; i < MOST_ROUNDS && !formatted.equals(before); i++) {
      before = formatted;
      formatted = once(before);
    }
    return formatted;
  }

  /** Columns that were aligned may not be any more: then once again. */
  private static String once(String text) {
    WireFormatter formatter = new WireFormatter(tokens(text));
    String formatted = formatter.run();
    assert texts(tokens(formatted)).equals(texts(formatter.tokens)) : formatted;
    return formatted;
  }

  private static List<Token> tokens(String text) {
    WireLexer lexer = new WireLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    List<Token> tokens = new ArrayList<>();
    for (Token token : lexer.getAllTokens()) {
      tokens.add(token);
    }
    return tokens;
  }

  private static List<String> texts(List<Token> tokens) {
    return tokens.stream().map(t -> t.getText().strip()).toList();
  }

  private String run() {
    Token before = null;
    for (Token token : tokens) {
      if (before != null) {
        separate(before, token);
      }
      out.append(verbatim(token));
      blocks.pass(token);
      before = token;
    }
    return before == null ? "" : out.append('\n').toString();
  }

  /** Comments keep their lines, without blanks at their ends. */
  private static String verbatim(Token token) {
    String text = token.getText();
    return isComment(token) ? text.replaceAll("[ \\t\\r]+(?=\\n|$)", "") : text;
  }

  static boolean isComment(Token token) {
    return token.getChannel() != Token.DEFAULT_CHANNEL;
  }

  private void separate(Token before, Token token) {
    int lines = token.getLine() - lastLine(before);
    if (lines == 0 && endsLine(before)) {
      lines = 1;
    }
    if (lines == 0) {
      int blanks = Spacing.between(before, token, blocks) ? 1 : 0;
      out.append(" ".repeat(Math.max(blanks, columns.gap(before, token))));
      return;
    }
    out.append(lines > 1 && !blocks.hasJustOpened() && !isClosing(token) ? "\n\n" : "\n");
    out.append(" ".repeat(LEVEL * blocks.level(token)));
  }

  private static boolean isClosing(Token token) {
    return token.getText().equals("}");
  }

  private static boolean endsLine(Token token) {
    return isComment(token) && token.getText().startsWith("//");
  }

  private static int lastLine(Token token) {
    return token.getLine() + (int) token.getText().chars().filter(c -> c == '\n').count();
  }
}
