// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.syntax;

import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import dev.meerkat.dsl.diagnostic.Suggestion;
import dev.meerkat.dsl.ir.IrSpan;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in the language's words what the parser expected. */
final class SyntaxErrors extends BaseErrorListener {
  private final Places places;
  private final Diagnostics diagnostics;

  SyntaxErrors(Places places, Diagnostics diagnostics) {
    this.places = places;
    this.diagnostics = diagnostics;
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      Object symbol,
      int line,
      int column,
      String message,
      RecognitionException cause) {
    Parser parser = (Parser) recognizer;
    Token found = (Token) symbol;
    ParserRuleContext rule = parser.getContext();
    IntervalSet expected =
        cause != null && cause.getExpectedTokens() != null
            ? cause.getExpectedTokens()
            : parser.getExpectedTokens();
    Token before = parser.getTokenStream().LT(-1);
    if (before != null && SyntaxReader.isOpenString(before)) {
      return;
    }
    boolean endsLine = before != null && before.getLine() < found.getLine();
    if (endsLine && expected.contains(Expectation.SEMICOLON)) {
      report(places.behind(before), "';' is missing after " + Expectation.shown(before), null);
      return;
    }
    String wanted = Expectation.of(rule, expected);
    report(
        places.of(found),
        "expected " + wanted + " but found " + Expectation.shown(found),
        hint(rule, found, expected));
  }

  private static String hint(ParserRuleContext rule, Token found, IntervalSet expected) {
    if (found.getText().equals(",") && expected.contains(Expectation.SEMICOLON)) {
      return "end the line with ;";
    }
    if (Expectation.isReserved(found)) {
      return found.getText() + " is a reserved word; choose another name";
    }
    return found.getType() == WireLexer.ID
        ? Suggestion.didYouMean(found.getText(), Expectation.words(rule))
        : null;
  }

  private void report(IrSpan span, String message, String hint) {
    diagnostics.report(Code.SYNTAX, span, message, hint);
  }
}
