// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.syntax;

import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import dev.meerkat.dsl.ir.IrSpan;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.LexerNoViableAltException;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;

/** Reports characters that start no token, a run of them once. */
final class LexicalErrors extends BaseErrorListener {
  private final Places places;
  private final Diagnostics diagnostics;
  private IrSpan last;

  LexicalErrors(Places places, Diagnostics diagnostics) {
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
    String text = offending(recognizer, cause);
    IrSpan previous = last;
    last = new IrSpan(places.sourceName(), line, column + 1, line, column + 2);
    if (previous == null || previous.line() != line || previous.endColumn() != column + 1) {
      diagnostics.report(Code.BAD_CHARACTER, last, "unexpected character " + shown(text));
    }
  }

  private static String offending(Recognizer<?, ?> recognizer, RecognitionException cause) {
    if (recognizer instanceof Lexer lexer && cause instanceof LexerNoViableAltException error) {
      int start = error.getStartIndex();
      int end = Math.min(lexer.getInputStream().index(), lexer.getInputStream().size() - 1);
      if (start >= 0 && start <= end) {
        return lexer
            .getInputStream()
            .getText(org.antlr.v4.runtime.misc.Interval.of(start, end))
            .lines()
            .findFirst()
            .orElse("?");
      }
    }
    return "?";
  }

  private static String shown(String text) {
    int first = text.isEmpty() ? '?' : text.codePointAt(0);
    boolean printable = first > ' ' && first < 0x7F;
    return printable ? "'" + (char) first + "'" : String.format("U+%04X", first);
  }
}
