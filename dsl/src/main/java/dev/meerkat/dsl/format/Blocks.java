// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** How deep a token stands, and whether it begins a statement. */
final class Blocks {
  /** Declarations whose items a comma ends. */
  private static final Set<String> LISTS = Set.of("enum", "flags");

  private final Deque<Boolean> braces = new ArrayDeque<>();
  private final Annotation annotation = new Annotation();
  private int parentheses;
  private int questions;
  private boolean begins = true;
  private boolean isList;
  private boolean opened;

  /** Indentation, in levels, of a line that begins with a token. */
  int level(Token token) {
    String text = token.getText();
    if (text.equals("}")) {
      return Math.max(0, braces.size() - 1);
    }
    return braces.size() + (begins ? 0 : 1);
  }

  /** Whether a colon here stands behind a parameter's name. */
  boolean isParameter() {
    return parentheses > 0 && questions == 0;
  }

  /** Whether the token before was an opening brace. */
  boolean hasJustOpened() {
    return opened;
  }

  void pass(Token token) {
    if (WireFormatter.isComment(token)) {
      opened = false;
      return;
    }
    String text = token.getText();
    opened = text.equals("{");
    if (annotation.takes(text, begins)) {
      return;
    }
    switch (text) {
      case "{" -> {
        braces.push(isList);
        isList = false;
        begins = true;
      }
      case "}" -> {
        if (!braces.isEmpty()) {
          braces.pop();
        }
        begins = true;
      }
      case "?" -> questions++;
      case ":" -> {
        questions = Math.max(0, questions - 1);
        begins = false;
      }
      case ";" -> {
        questions = 0;
        begins = true;
        isList = false;
      }
      case "," -> begins = !braces.isEmpty() && braces.peek() && parentheses == 0;
      case "(", "[" -> {
        parentheses++;
        begins = false;
      }
      case ")", "]" -> {
        parentheses = Math.max(0, parentheses - 1);
        begins = false;
      }
      default -> {
        isList = begins && LISTS.contains(text) || isList && !begins || isClosedEnum(text);
        begins = false;
      }
    }
  }

  /** {@code @name(…)} in front of a statement, which has not begun then. */
  private static final class Annotation {
    private boolean inside;
    private boolean named;
    private int depth;

    /** Whether a token belongs to an annotation. */
    boolean takes(String text, boolean begins) {
      if (!inside) {
        inside = begins && text.equals("@");
        named = false;
        depth = 0;
        return inside;
      }
      if (depth > 0) {
        depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
        inside = depth > 0;
        return true;
      }
      if (named && text.equals("(")) {
        depth = 1;
        return true;
      }
      boolean goesOn = !named || text.equals(".");
      named = !text.equals(".") && goesOn;
      inside = goesOn;
      if (!goesOn && text.equals("@")) {
        inside = true;
        return true;
      }
      return goesOn;
    }
  }

  /** {@code closed enum}: the second word tells. */
  private boolean isClosedEnum(String text) {
    return !begins && braces.isEmpty() && text.equals("enum");
  }
}
