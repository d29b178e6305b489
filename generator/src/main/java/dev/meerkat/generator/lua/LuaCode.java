// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

/**
 * An expression of Lua.
 *
 * @param isSimple a name, a call or a literal: stands anywhere without parentheses
 */
record LuaCode(String text, Kind kind, boolean isSimple) {

  /** What it yields. */
  enum Kind {
    /** A number of Lua. */
    NUMBER,
    /** An Int64, or a number of Lua. */
    LONG,
    /** true or false. */
    CLAIM
  }

  static LuaCode number(String text) {
    return new LuaCode(text, Kind.NUMBER, true);
  }

  static LuaCode claim(String text) {
    return new LuaCode(text, Kind.CLAIM, true);
  }

  static LuaCode longs(String text) {
    return new LuaCode(text, Kind.LONG, true);
  }

  /** The text, in parentheses unless it is simple. */
  String operand() {
    return isSimple ? text : "(" + text + ")";
  }

  boolean isLong() {
    return kind == Kind.LONG;
  }

  /** As a number: 1 for true. */
  LuaCode asNumber() {
    return kind == Kind.CLAIM ? number("number(" + text + ")") : this;
  }

  /** As true or false: what is not 0. */
  LuaCode asClaim() {
    return switch (kind) {
      case CLAIM -> this;
      case NUMBER -> new LuaCode(operand() + " ~= 0", Kind.CLAIM, false);
      case LONG -> new LuaCode("not long.eq(" + text + ", 0)", Kind.CLAIM, false);
    };
  }
}
