// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java;

import java.util.List;

/**
 * Lines that JavaPoet sets apart and a reader wants together, joined in one pass.
 *
 * <pre>
 * /**
 *  * Octet 9.        becomes   /** Octet 9. *&#47;
 *  *&#47;
 *
 * private int a;
 *                     becomes   private int a;
 * private int b;                private int b;
 *
 * private Blocks() {  becomes   private Blocks() {}
 * }
 * </pre>
 */
final class LineJoin {
  private static final int LONGEST_JAVADOC = 80;

  private final List<String> lines;
  private final StringBuilder text;

  private LineJoin(String source) {
    lines = source.lines().toList();
    text = new StringBuilder(source.length());
  }

  static String join(String source) {
    LineJoin join = new LineJoin(source);
    int at = 0;
    while (at < join.lines.size()) {
      at = join.take(at);
    }
    return join.text.toString();
  }

  /** Prints from one line on and answers where the next is. */
  private int take(int at) {
    String line = lines.get(at);
    String next = line(at + 1);
    int indent = indent(line);
    if (line.startsWith("/**", indent) && line.length() == indent + 3 && isShort(at + 1)) {
      text.append(line).append(next, indent(next) + 1, next.length()).append(" */\n");
      return at + 3;
    }
    boolean isEmptyEvent = line.startsWith("default void ", indent) && line.endsWith(") {");
    if ((isEmptyEvent || line.endsWith("() {"))
        && indent(next) > 0
        && next.length() == indent(next) + 1
        && next.endsWith("}")) {
      text.append(line).append("}\n");
      return at + 2;
    }
    text.append(line).append('\n');
    boolean isApart = next.isEmpty() && at + 2 < lines.size();
    return isApart
            && isVariable(line, "(")
            && isVariable(line(at + 2), "({")
            && indent(line(at + 2)) == indent
        ? at + 2
        : at + 1;
  }

  /** Whether a Javadoc's only line stands here, and is short. */
  private boolean isShort(int at) {
    String line = line(at);
    String last = line(at + 1);
    int indent = indent(line);
    int length = line.length() - indent - 2;
    return indent > 0
        && line.startsWith("* ", indent)
        && length > 0
        && length <= LONGEST_JAVADOC
        && indent(last) > 0
        && last.substring(indent(last)).equals("*/");
  }

  /** Whether a line declares a variable: none of these before its first value, if it has one. */
  private static boolean isVariable(String line, String strangers) {
    int indent = indent(line);
    if (indent == 0
        || !line.endsWith(";")
        || !(line.startsWith("private", indent) || line.startsWith("public", indent))) {
      return false;
    }
    int value = line.indexOf(" = ");
    int end = value < 0 ? line.length() : value;
    for (int i = indent; i < end; i++) {
      if (strangers.indexOf(line.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private String line(int at) {
    return at < lines.size() ? lines.get(at) : "";
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }
}
