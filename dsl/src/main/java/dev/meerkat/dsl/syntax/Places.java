// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.syntax;

import dev.meerkat.dsl.ir.IrSpan;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Places of tokens and tree nodes in one file; columns from 1, the end behind the last character.
 */
public record Places(String sourceName) {
  public IrSpan of(Token token) {
    int length = token.getType() == Token.EOF ? 1 : width(token.getText());
    int column = token.getCharPositionInLine() + 1;
    return new IrSpan(sourceName, token.getLine(), column, token.getLine(), column + length);
  }

  /** Characters of the first line, at least one. */
  private static int width(String text) {
    int end = text.indexOf('\n');
    return Math.max(1, end < 0 ? text.length() : end);
  }

  public IrSpan of(ParserRuleContext node) {
    Token first = node.getStart();
    Token last = node.getStop();
    if (last == null || last.getTokenIndex() < first.getTokenIndex()) {
      return of(first);
    }
    return between(first, last);
  }

  public IrSpan between(Token first, Token last) {
    IrSpan end = of(last);
    return new IrSpan(
        sourceName,
        first.getLine(),
        first.getCharPositionInLine() + 1,
        end.endLine(),
        end.endColumn());
  }

  /** The one character behind a token. */
  public IrSpan behind(Token token) {
    IrSpan at = of(token);
    return new IrSpan(sourceName, at.endLine(), at.endColumn(), at.endLine(), at.endColumn() + 1);
  }
}
