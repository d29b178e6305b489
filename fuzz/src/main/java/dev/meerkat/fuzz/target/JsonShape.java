// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

/** Looks whether a text is one JSON value (RFC 8259) and nothing else. */
final class JsonShape {
  private static final int DEEPEST = 64;

  private final CharSequence text;
  private int at;

  private JsonShape(CharSequence text) {
    this.text = text;
  }

  /** Fails where the text leaves the grammar. */
  static void require(CharSequence text) {
    JsonShape shape = new JsonShape(text);
    shape.value(0);
    shape.blanks();
    Claim.holds(shape.at == text.length(), () -> shape.complaint("the end"));
  }

  private void value(int depth) {
    Claim.holds(depth < DEEPEST, () -> complaint("less depth"));
    blanks();
    switch (peek()) {
      case '{' -> members(depth, '}', true);
      case '[' -> members(depth, ']', false);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  private void members(int depth, char close, boolean named) {
    at++;
    blanks();
    if (peek() == close) {
      at++;
      return;
    }
    while (true) {
      blanks();
      if (named) {
        string();
        blanks();
        expect(':');
      }
      value(depth + 1);
      blanks();
      if (peek() == close) {
        at++;
        return;
      }
      expect(',');
    }
  }

  private void string() {
    expect('"');
    while (peek() != '"') {
      int c = peek();
      Claim.holds(c >= ' ', () -> complaint("no control character"));
      at++;
      if (c == '\\') {
        escape();
      }
    }
    at++;
  }

  private void escape() {
    int c = peek();
    at++;
    if (c == 'u') {
      for (int i = 0; i < 4; i++) {
        Claim.holds(Character.digit(peek(), 16) >= 0, () -> complaint("a hex digit"));
        at++;
      }
    } else {
      Claim.holds("\"\\/bfnrt".indexOf(c) >= 0, () -> complaint("an escape"));
    }
  }

  private void number() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int first = at;
    while (peek() >= '0' && peek() <= '9' || peek() == '.') {
      at++;
    }
    boolean leadingZero =
        at - first > 1 && text.charAt(first) == '0' && text.charAt(first + 1) != '.';
    Claim.holds(at > start && at > first && !leadingZero, () -> complaint("a number"));
  }

  private void word(String word) {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
  }

  private void expect(char wanted) {
    Claim.holds(peek() == wanted, () -> complaint("'" + wanted + "'"));
    at++;
  }

  private void blanks() {
    while (peek() == ' ' || peek() == '\n') {
      at++;
    }
  }

  private int peek() {
    return at < text.length() ? text.charAt(at) : -1;
  }

  private String complaint(String wanted) {
    return "not JSON at " + at + ", wanted " + wanted + ": " + text;
  }
}
