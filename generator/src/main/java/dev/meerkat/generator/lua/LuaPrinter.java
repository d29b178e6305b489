// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import java.util.Locale;

/** Prints lines of Lua, indented by two spaces a block. */
final class LuaPrinter {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  /** One line; empty for a line between two blocks. */
  LuaPrinter line(String text) {
    if (!text.isEmpty()) {
      out.append("  ".repeat(depth)).append(text);
    }
    out.append('\n');
    return this;
  }

  /** A line that is formatted. */
  @SuppressWarnings("AnnotateFormatMethod")
  LuaPrinter line(String format, Object... arguments) {
    return line(String.format(Locale.ROOT, format, arguments));
  }

  /** A line that begins a block. */
  LuaPrinter open(String text) {
    line(text);
    depth++;
    return this;
  }

  /** A line between two blocks: {@code else}. */
  LuaPrinter between(String text) {
    depth--;
    line(text);
    depth++;
    return this;
  }

  /** A line that ends a block: <code>end</code>, <code>},</code>. */
  LuaPrinter close(String text) {
    depth--;
    return line(text);
  }

  /** Text that is printed already. */
  LuaPrinter raw(String text) {
    out.append(text);
    return this;
  }

  String text() {
    return out.toString();
  }

  /** A string of Lua; octets outside of printable ASCII become decimal escapes. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (byte octet : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      append(quoted, octet & 0xFF);
    }
    return quoted.append('"').toString();
  }

  /** The same for octets. */
  static String quoted(byte[] octets) {
    StringBuilder quoted = new StringBuilder("\"");
    for (byte octet : octets) {
      append(quoted, octet & 0xFF);
    }
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int octet) {
    if (octet == '"' || octet == '\\') {
      quoted.append('\\').append((char) octet);
    } else if (octet < ' ' || octet > '~') {
      quoted.append(String.format(Locale.ROOT, "\\%03d", octet));
    } else {
      quoted.append((char) octet);
    }
  }
}
