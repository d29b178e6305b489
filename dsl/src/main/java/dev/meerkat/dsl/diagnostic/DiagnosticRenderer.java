// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.diagnostic;

import dev.meerkat.dsl.ir.IrSpan;
import java.util.List;
import java.util.Map;

/**
 * Prints diagnostics for a terminal.
 *
 * <pre>
 * net/tcp.wire:7:9: error W0102: there is no type u15x
 *     7 |   seq : u15x;
 *       |         ^^^^
 *   hint: did you mean u15?
 * </pre>
 */
public final class DiagnosticRenderer {
  private static final int TAB = 4;

  private final Map<String, String> texts;

  /** Takes the text of each file by the name that spans use. */
  public DiagnosticRenderer(Map<String, String> texts) {
    this.texts = Map.copyOf(texts);
  }

  public String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      out.append(render(diagnostic)).append('\n');
    }
    return out.toString();
  }

  /** One diagnostic, several lines, no newline at the end. */
  public String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder(diagnostic.toString());
    String line = line(diagnostic.span());
    if (line != null) {
      String number = Integer.toString(diagnostic.span().line());
      out.append("\n  ").append(number).append(" | ").append(line.replace("\t", " ".repeat(TAB)));
      out.append("\n  ").append(" ".repeat(number.length())).append(" | ");
      appendCaret(out, diagnostic.span(), line);
    }
    if (diagnostic.hint() != null) {
      out.append("\n  hint: ").append(diagnostic.hint());
    }
    return out.toString();
  }

  private static void appendCaret(StringBuilder out, IrSpan span, String line) {
    int first = Math.min(span.column() - 1, line.length());
    int last = span.endLine() == span.line() ? span.endColumn() - 1 : line.length();
    last = Math.min(Math.max(last, first + 1), Math.max(line.length(), first + 1));
    out.append(" ".repeat(width(line, 0, first)));
    out.append("^".repeat(Math.max(1, width(line, first, Math.min(last, line.length())))));
  }

  private static int width(String line, int from, int to) {
    int width = 0;
    for (int i = from; i < to; i++) {
      width += line.charAt(i) == '\t' ? TAB : 1;
    }
    return width;
  }

  private String line(IrSpan span) {
    String text = texts.get(span.file());
    if (text == null) {
      return null;
    }
    List<String> lines = text.lines().toList();
    return span.line() <= lines.size() ? lines.get(span.line() - 1) : null;
  }
}
