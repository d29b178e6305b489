// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The words of the language for what the parser wants. */
final class Expectation {
  static final int SEMICOLON = token("';'");

  private static final int FEW = 4;

  private static final List<String> DECLARATIONS =
      List.of(
          "const", "error", "enum", "closed", "flags", "type", "charset", "message", "struct",
          "tlv", "extend", "chain", "text", "extern", "vector", "reject", "import", "module",
          "default");

  private static final List<String> CLAUSES =
      List.of(
          "sizes",
          "counts",
          "tags",
          "presents",
          "checks",
          "where",
          "should",
          "if",
          "in",
          "until",
          "max",
          "min",
          "range",
          "unit",
          "pad",
          "allow",
          "xor",
          "format",
          "endian",
          "stream",
          "opaque",
          "secret",
          "prefixed",
          "zero",
          "optional",
          "else");

  private static final Set<String> RESERVED =
      Set.of(
          "default",
          "else",
          "if",
          "in",
          "is",
          "prefixed",
          "should",
          "switch",
          "where",
          "true",
          "false");

  private static final Map<Integer, String> RULES =
      Map.ofEntries(
          Map.entry(WireParser.RULE_file, "a declaration"),
          Map.entry(WireParser.RULE_decl, "a declaration"),
          Map.entry(WireParser.RULE_declBody, "a declaration"),
          Map.entry(WireParser.RULE_moduleDecl, "'module name;' at the start of the file"),
          Map.entry(WireParser.RULE_item, "a field, region, let or require"),
          Map.entry(WireParser.RULE_itemBody, "a field, region, let or require"),
          Map.entry(WireParser.RULE_fieldEnd, "a clause or ';'"),
          Map.entry(WireParser.RULE_recordDecl, "a field, region, let, require or '}'"),
          Map.entry(WireParser.RULE_region, "a field, region, let, require or '}'"),
          Map.entry(WireParser.RULE_textDecl, "a token, literal, index, require or '}'"),
          Map.entry(WireParser.RULE_textItem, "a token, literal, index or require"),
          Map.entry(WireParser.RULE_textBody, "a token, literal, index or require"),
          Map.entry(WireParser.RULE_tlvDecl, "tag, len, unique, a case or '}'"),
          Map.entry(WireParser.RULE_tlvCase, "a case: number, name and body"),
          Map.entry(WireParser.RULE_switchBody, "a case: value => type;"),
          Map.entry(WireParser.RULE_switchCase, "'=>'"),
          Map.entry(WireParser.RULE_caseLabel, "',' or '=>'"),
          Map.entry(WireParser.RULE_vectorDecl, "hex, text, expect, error, with or '}'"),
          Map.entry(WireParser.RULE_vecClause, "hex, text, expect, error or with"),
          Map.entry(WireParser.RULE_expr, "an expression"),
          Map.entry(WireParser.RULE_literal, "a value"),
          Map.entry(WireParser.RULE_typeRef, "a type"),
          Map.entry(WireParser.RULE_baseType, "a type"),
          Map.entry(WireParser.RULE_textType, "token, text, digits, lines or a type"),
          Map.entry(WireParser.RULE_clause, "a clause"),
          Map.entry(WireParser.RULE_id, "a name"),
          Map.entry(WireParser.RULE_qname, "a name"));

  private Expectation() {}

  /** What was expected: the tokens when they are few, else what the rule is about. */
  static String of(ParserRuleContext rule, IntervalSet expected) {
    List<String> shown = shown(expected);
    if (shown.size() == 1) {
      return shown.get(0);
    }
    String byRule = RULES.get(rule.getRuleIndex());
    if (byRule != null) {
      return byRule;
    }
    if (!shown.isEmpty() && shown.size() <= FEW) {
      return join(shown);
    }
    return expected.contains(SEMICOLON) ? "a clause or ';'" : "something else";
  }

  /** The words that could stand where the rule is. */
  static List<String> words(ParserRuleContext rule) {
    return switch (rule.getRuleIndex()) {
      case WireParser.RULE_file, WireParser.RULE_decl, WireParser.RULE_declBody -> DECLARATIONS;
      case WireParser.RULE_recordDecl, WireParser.RULE_region, WireParser.RULE_itemBody ->
          List.of("region", "let", "require");
      case WireParser.RULE_vectorDecl, WireParser.RULE_vecClause ->
          List.of("hex", "text", "expect", "error", "with");
      case WireParser.RULE_tlvDecl -> List.of("tag", "len", "unique", "default");
      default -> CLAUSES;
    };
  }

  static boolean isReserved(Token token) {
    return RESERVED.contains(token.getText());
  }

  /** A token as messages quote it. */
  static String shown(Token token) {
    if (token.getType() == Token.EOF) {
      return "the end of the file";
    }
    String text = token.getText();
    return text.startsWith("\"") ? text : "'" + text + "'";
  }

  /** The tokens of a set; all the words that can be names count as one. */
  private static List<String> shown(IntervalSet expected) {
    boolean names = expected.contains(WireLexer.ID);
    List<String> all = new ArrayList<>();
    if (names) {
      all.add("a name");
    }
    for (int type : expected.toArray()) {
      String literal = WireParser.VOCABULARY.getLiteralName(type);
      boolean word = literal != null && Character.isLetter(literal.charAt(1));
      if (type == WireLexer.INT) {
        all.add("a number");
      } else if (type == WireLexer.STRING) {
        all.add("a string");
      } else if (type == Token.EOF) {
        all.add("the end of the file");
      } else if (literal != null && !(names && word)) {
        all.add(literal);
      }
    }
    return all;
  }

  private static String join(List<String> words) {
    if (words.size() == 1) {
      return words.get(0);
    }
    return String.join(", ", words.subList(0, words.size() - 1))
        + " or "
        + words.get(words.size() - 1);
  }

  /** The type of a token such as {@code ';'}, quotes included. */
  static int token(String literal) {
    for (int type = 1; type <= WireParser.VOCABULARY.getMaxTokenType(); type++) {
      if (literal.equals(WireParser.VOCABULARY.getLiteralName(type))) {
        return type;
      }
    }
    throw new AssertionError(literal);
  }
}
