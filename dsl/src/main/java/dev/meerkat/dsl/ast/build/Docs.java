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
    List<Token> before = tokens.getHiddenTokensToLeft(first);
    int busyLine = before == null ? 0 : lineBefore(before.get(0));
    List<Token> above = hidden(before).stream().filter(doc -> doc.getLine() != busyLine).toList();
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

  /** The line of the visible token before a hidden one: a comment there belongs to that token. */
  private int lineBefore(Token hidden) {
    int index = hidden.getTokenIndex() - 1;
    return index < 0 ? 0 : tokens.get(index).getLine();
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
