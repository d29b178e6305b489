// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.syntax;

import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import dev.meerkat.dsl.ir.IrSpan;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** Lexes and parses one file. */
public final class SyntaxReader {
  private final Diagnostics diagnostics;

  public SyntaxReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  public SyntaxTree read(String sourceName, String text) {
    if (text.length() > SyntaxLimits.MAX_FILE_CHARS) {
      diagnostics.report(
          Code.TOO_LARGE,
          new IrSpan(sourceName, 1, 1, 1, 2),
          "the file has "
              + text.length()
              + " characters; the limit is "
              + SyntaxLimits.MAX_FILE_CHARS);
      return new SyntaxTree(sourceName, null, null);
    }
    Places places = new Places(sourceName);
    WireLexer lexer = new WireLexer(CharStreams.fromString(text, sourceName));
    lexer.removeErrorListeners();
    lexer.addErrorListener(new LexicalErrors(places, diagnostics));
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    reportOpenEnds(tokens, places);
    if (!new NestingGuard(places, diagnostics).accepts(tokens)) {
      return new SyntaxTree(sourceName, tokens, null);
    }
    WireParser parser = new WireParser(tokens);
    parser.removeErrorListeners();
    parser.addErrorListener(new SyntaxErrors(places, diagnostics));
    parser.setErrorHandler(new Recovery());
    return new SyntaxTree(sourceName, tokens, parser.file());
  }

  private void reportOpenEnds(CommonTokenStream tokens, Places places) {
    for (Token token : tokens.getTokens()) {
      if (isOpenString(token)) {
        diagnostics.report(
            Code.UNTERMINATED,
            places.of(token),
            "this string does not end on its line",
            "close it with \"");
      } else if (token.getType() == WireLexer.OPEN_BLOCK) {
        diagnostics.report(
            Code.UNTERMINATED, places.of(token), "this comment has no end", "close it with */");
      }
    }
  }

  /** Whether a string lacks its closing quote; the rest of its line is part of it then. */
  static boolean isOpenString(Token token) {
    if (token.getType() != WireLexer.STRING) {
      return false;
    }
    String text = token.getText();
    int backslashes = 0;
    for (int i = text.length() - 2; i > 0 && text.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return text.length() < 2 || !text.endsWith("\"") || backslashes % 2 != 0;
  }
}
