// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

/** A number in a segment: relative to where its side began, as it is ({@code =5}), or any. */
record Num(Kind kind, int value) {
  enum Kind {
    RELATIVE,
    RAW,
    ANY
  }

  static final Num ANY = new Num(Kind.ANY, 0);

  static Num parse(String text) {
    if (text.equals("*")) {
      return ANY;
    }
    boolean raw = text.startsWith("=");
    return new Num(
        raw ? Kind.RAW : Kind.RELATIVE, (int) Long.parseLong(raw ? text.substring(1) : text));
  }

  Num plus(int octets) {
    return kind == Kind.ANY ? this : new Num(kind, value + octets);
  }

  int absolute(int origin) {
    return kind == Kind.RELATIVE ? origin + value : value;
  }

  boolean matches(int number, int origin) {
    return kind == Kind.ANY || number == absolute(origin);
  }
}
