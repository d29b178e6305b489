// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.syntax;

import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Goes on behind a mistake.
 *
 * <p>ANTLR's own recovery stops at any token that may follow, and since nearly every word may be a
 * name, it would stop at once and report the rest of the line again. This one stops at punctuation
 * only, skips bracketed text as a whole, and takes a line end for a missing semicolon.
 */
final class Recovery extends DefaultErrorStrategy {
  private static final int CLOSE = Expectation.token("'}'");
  private static final Set<Integer> LOOPS =
      Set.of(ATNState.STAR_LOOP_ENTRY, ATNState.STAR_LOOP_BACK, ATNState.PLUS_LOOP_BACK);
  private static final Set<String> OPENING = Set.of("(", "[", "{");
  private static final Set<String> CLOSING = Set.of(")", "]", "}");
  private static final Set<String> STOPS = Set.of("(", "[", "{", ")", "]", "}", ";", ",", "=>");

  private static final Set<String> BOUNDARIES = Set.of("{", "}", ";", ",");

  /** Rules whose text ends with a semicolon or a body of their own. */
  private static final Set<Integer> STATEMENTS =
      Set.of(
          WireParser.RULE_moduleDecl,
          WireParser.RULE_importDecl,
          WireParser.RULE_decl,
          WireParser.RULE_declBody,
          WireParser.RULE_defaultDecl,
          WireParser.RULE_constDecl,
          WireParser.RULE_errorDecl,
          WireParser.RULE_enumDecl,
          WireParser.RULE_flagsDecl,
          WireParser.RULE_typeDecl,
          WireParser.RULE_charsetDecl,
          WireParser.RULE_externDecl,
          WireParser.RULE_recordDecl,
          WireParser.RULE_tlvDecl,
          WireParser.RULE_textDecl,
          WireParser.RULE_vectorDecl,
          WireParser.RULE_extendDecl,
          WireParser.RULE_chainDecl,
          WireParser.RULE_item,
          WireParser.RULE_itemBody,
          WireParser.RULE_region,
          WireParser.RULE_let,
          WireParser.RULE_require,
          WireParser.RULE_field,
          WireParser.RULE_fieldEnd,
          WireParser.RULE_switchCase,
          WireParser.RULE_escapeCase,
          WireParser.RULE_tlvMember,
          WireParser.RULE_tlvHead,
          WireParser.RULE_tlvUnique,
          WireParser.RULE_tlvCase,
          WireParser.RULE_chainCase,
          WireParser.RULE_textItem,
          WireParser.RULE_textBody,
          WireParser.RULE_indexBlock,
          WireParser.RULE_slot,
          WireParser.RULE_vecClause);

  /** Rules that are a list of statements between braces, or the file. */
  private static final Set<Integer> LISTS =
      Set.of(
          WireParser.RULE_file,
          WireParser.RULE_recordDecl,
          WireParser.RULE_region,
          WireParser.RULE_tlvDecl,
          WireParser.RULE_tlvCase,
          WireParser.RULE_textDecl,
          WireParser.RULE_textType,
          WireParser.RULE_switchBody,
          WireParser.RULE_indexBlock,
          WireParser.RULE_chainDecl,
          WireParser.RULE_chainCase,
          WireParser.RULE_extendDecl,
          WireParser.RULE_vectorDecl);

  private boolean leavingStatement;

  /**
   * In the loop over a body's statements: reports what starts no statement and skips to one that
   * does. ANTLR would give up the whole body when its first statement is broken, and would not look
   * for the next declaration while it still recovers from the last.
   */
  @Override
  public void sync(Parser parser) {
    ATN atn = parser.getInterpreter().atn;
    ATNState state = atn.states.get(parser.getState());
    IntervalSet next = atn.nextTokens(state);
    int rule = parser.getContext().getRuleIndex();
    boolean body = next.contains(CLOSE) || rule == WireParser.RULE_file && next.contains(Token.EOF);
    if (!LISTS.contains(rule) || !LOOPS.contains(state.getStateType()) || !body) {
      super.sync(parser);
    } else if (!next.contains(parser.getInputStream().LA(1))) {
      if (!inErrorRecoveryMode(parser)) {
        reportUnwantedToken(parser);
      }
      consumeUntil(parser, next);
    }
  }

  /** Never deletes what ends a statement or bounds a body. */
  @Override
  protected Token singleTokenDeletion(Parser parser) {
    boolean boundary = BOUNDARIES.contains(parser.getCurrentToken().getText());
    return boundary ? null : super.singleTokenDeletion(parser);
  }

  @Override
  public void recover(Parser parser, RecognitionException cause) {
    int rule = parser.getContext().getRuleIndex();
    Token before = parser.getTokenStream().LT(-1);
    Token found = parser.getCurrentToken();
    boolean newLine = before != null && before.getLine() < found.getLine();
    if (newLine
        && lacksOnlyItsEnd(parser.getContext())
        && expectsSemicolon(cause)
        && lastErrorIndex != found.getTokenIndex()) {
      lastErrorIndex = found.getTokenIndex();
      endErrorCondition(parser);
      // repaired: nothing is lost
      parser.getContext().exception = null;
      return;
    }
    leavingStatement = STATEMENTS.contains(rule);
    super.recover(parser, cause);
    leavingStatement = false;
  }

  /** Whether a statement has everything but clauses and the semicolon. */
  private static boolean lacksOnlyItsEnd(ParserRuleContext statement) {
    if (statement instanceof WireParser.FieldEndContext) {
      return true;
    }
    if (statement instanceof WireParser.FieldContext field) {
      return field.typeRef() != null;
    }
    if (statement instanceof WireParser.TypeDeclContext type) {
      return type.typeRef() != null;
    }
    if (statement instanceof WireParser.TlvHeadContext head) {
      return head.typeRef() != null;
    }
    return statement instanceof WireParser.TextBodyContext body && body.textType() != null;
  }

  private static boolean expectsSemicolon(RecognitionException cause) {
    return cause.getExpectedTokens() != null
        && cause.getExpectedTokens().contains(Expectation.SEMICOLON);
  }

  @Override
  protected void consumeUntil(Parser parser, IntervalSet follow) {
    if (!leavingStatement && !LISTS.contains(parser.getContext().getRuleIndex())) {
      skipTo(parser, follow);
      return;
    }
    int before;
    do {
      before = parser.getInputStream().index();
      skipStatement(parser);
    } while (!leavingStatement
        && before != parser.getInputStream().index()
        && !follow.contains(parser.getInputStream().LA(1)));
  }

  /** Skips to the first punctuation of the set, over whole brackets. */
  private static void skipTo(Parser parser, IntervalSet follow) {
    int depth = 0;
    TokenStream tokens = parser.getInputStream();
    while (tokens.LA(1) != Token.EOF) {
      String text = tokens.LT(1).getText();
      boolean stop = STOPS.contains(text) && follow.contains(tokens.LA(1));
      if (depth == 0 && (stop || text.equals(";") || text.equals("}"))) {
        return;
      }
      depth += OPENING.contains(text) ? 1 : CLOSING.contains(text) && depth > 0 ? -1 : 0;
      parser.consume();
    }
  }

  /** Skips over the end of the statement, a semicolon or a body, but not over the outer brace. */
  private static void skipStatement(Parser parser) {
    int depth = 0;
    TokenStream tokens = parser.getInputStream();
    boolean inFile = parser.getContext().getRuleIndex() == WireParser.RULE_file;
    while (tokens.LA(1) != Token.EOF) {
      String text = tokens.LT(1).getText();
      if (depth == 0 && text.equals("}") && !inFile) {
        return;
      }
      depth += OPENING.contains(text) ? 1 : CLOSING.contains(text) && depth > 0 ? -1 : 0;
      parser.consume();
      if (depth == 0 && (text.equals(";") || text.equals("}"))) {
        return;
      }
    }
  }
}
