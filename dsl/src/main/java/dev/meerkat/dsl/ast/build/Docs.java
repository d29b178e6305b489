// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast.build;

import dev.meerkat.dsl.syntax.WireLexer;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Finds the {@code ///} comments of a node: on the lines above it, or behind it on its last line.
 */
final class Docs {
  private final CommonTokenStream tokens;

  Docs(CommonTokenStream tokens) {
    this.tokens = tokens;
  }

  /** The text without slashes, lines joined by newlines; empty when there is none. */
  String of(ParserRuleContext node) {
    int first = node.getStart().getTokenIndex();
    List<Token> above =
        hidden(tokens.getHiddenTokensToLeft(first)).stream()
            .filter(doc -> !isTrailing(doc))
            .toList();
    return above.isEmpty() && node.getStop() != null ? behind(node.getStop()) : text(above);
  }

  private String behind(Token last) {
    int index = last.getTokenIndex();
    if (index + 1 < tokens.size() && ",".equals(tokens.get(index + 1).getText())) {
      index++;
    }
    return text(
        hidden(tokens.getHiddenTokensToRight(index)).stream()
            .filter(doc -> doc.getLine() == last.getLine())
            .toList());
  }

  /** Whether something visible stands before the comment on its line. */
  private boolean isTrailing(Token doc) {
    for (int i = doc.getTokenIndex() - 1; i >= 0; i--) {
      if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
        return tokens.get(i).getLine() == doc.getLine();
      }
    }
    return false;
  }

  private static List<Token> hidden(List<Token> found) {
    return found == null
        ? List.of()
        : found.stream().filter(token -> token.getType() == WireLexer.DOC).toList();
  }

  private static String text(List<Token> docs) {
    return docs.stream()
        .map(doc -> doc.getText().substring(3).strip())
        .collect(Collectors.joining("\n"));
  }
}
