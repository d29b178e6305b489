// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java;

/**
 * Lines of code that are too long, broken where a reader would break them.
 *
 * <p>Of the places that fit, the outermost one wins, and of those the last: {@code f(a, g(b, c))}
 * breaks behind {@code a,} before it breaks inside {@code g}. Comments and strings stay whole.
 */
final class LineFold {
  private static final int COLUMNS = 100;
  private static final int CONTINUATION = 4;

  private LineFold() {}

  /** The text with no code line beyond 100 columns that can be broken. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length() + 64);
    int from = 0;
    while (from < text.length()) {
      int to = text.indexOf('\n', from);
      String line = text.substring(from, to < 0 ? text.length() : to);
      fold(line, indent(line) + CONTINUATION, folded);
      folded.append('\n');
      from = to < 0 ? text.length() : to + 1;
    }
    return folded.toString();
  }

  private static void fold(String line, int continuation, StringBuilder into) {
    int at = line.length() <= COLUMNS || isComment(line) ? -1 : breakAt(line);
    if (at < 0) {
      into.append(line);
      return;
    }
    into.append(line.substring(0, at).stripTrailing()).append('\n');
    fold(" ".repeat(continuation) + line.substring(at).strip(), continuation, into);
  }

  /** The index at which the rest of the line begins, or -1. */
  private static int breakAt(String line) {
    int depth = 0;
    int best = -1;
    int bestDepth = Integer.MAX_VALUE;
    boolean isQuoted = false;
    for (int i = indent(line); i < Math.min(line.length(), COLUMNS); i++) {
      char c = line.charAt(i);
      if (c == '"' && line.charAt(i - 1) != '\\') {
        isQuoted = !isQuoted;
      }
      if (isQuoted) {
        continue;
      }
      depth += c == '(' || c == '{' || c == '[' ? 1 : 0;
      depth -= c == ')' || c == '}' || c == ']' ? 1 : 0;
      int candidate = candidate(line, i);
      if (candidate > 0 && candidate <= COLUMNS && depth <= bestDepth) {
        best = candidate;
        bestDepth = depth;
      }
    }
    return best;
  }

  /** Where the rest would begin if the line were broken around a character, or -1. */
  private static int candidate(String line, int i) {
    if (line.startsWith(", ", i)) {
      return i + 2;
    }
    for (String operator : new String[] {" && ", " || ", " ? ", " : ", " + ", " | "}) {
      if (line.startsWith(operator, i)) {
        return i + 1;
      }
    }
    return line.startsWith(" = ", i) ? i + 3 : -1;
  }

  private static boolean isComment(String line) {
    String stripped = line.stripLeading();
    return stripped.startsWith("*") || stripped.startsWith("/*") || stripped.startsWith("//");
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }
}
