// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Javadoc from the description's {@code ///} text: escaped, wrapped. */
public final class Javadocs {
  private static final int WIDTH = 88;
  private static final Pattern QUOTED = Pattern.compile("`([^`{}]*)`");

  private Javadocs() {}

  /**
   * Paragraphs of prose, each wrapped; blank ones are left out.
   *
   * <pre>
   * First paragraph.
   *
   * &lt;p&gt;Second paragraph.
   * </pre>
   */
  public static CodeBlock of(String... paragraphs) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : paragraphs) {
      if (paragraph == null || paragraph.isBlank()) {
        continue;
      }
      if (!lines.isEmpty()) {
        lines.add("");
      }
      wrap((lines.isEmpty() ? "" : "<p>") + paragraph.strip(), lines);
    }
    return CodeBlock.of("$L\n", String.join("\n", lines));
  }

  /** Text of a description as Javadoc: nothing in it means markup. */
  public static String escape(String doc) {
    if (doc == null) {
      return "";
    }
    String safe =
        doc.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("@", "&#64;")
            .replace("*/", "*&#47;");
    return safe.indexOf('`') < 0 ? safe : QUOTED.matcher(safe).replaceAll("{@code $1}");
  }

  private static void wrap(String text, List<String> lines) {
    StringBuilder line = new StringBuilder();
    for (int from = 0; from < text.length(); ) {
      int to = from;
      while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
        to++;
      }
      if (line.length() > 0 && line.length() + 1 + to - from > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(text, from, to);
      from = to;
      while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
    }
    lines.add(line.toString());
  }
}
