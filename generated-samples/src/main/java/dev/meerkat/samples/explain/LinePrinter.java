// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.explain;

import java.util.List;
import java.util.Locale;

/** Prints lines as annotated hex: place, octets, name and value, note. */
public final class LinePrinter {
  private static final int OCTETS = 8;
  private static final int NOTE_COLUMN = 76;

  private final byte[] octets;
  private final boolean whole;

  /**
   * For lines about some octets.
   *
   * @param whole whether long ranges are shown to their end
   */
  public LinePrinter(byte[] octets, boolean whole) {
    this.octets = octets;
    this.whole = whole;
  }

  public String print(List<Line> lines) {
    StringBuilder out = new StringBuilder();
    lines.forEach(line -> line(line, out));
    return out.toString();
  }

  private void line(Line line, StringBuilder out) {
    int start = out.length();
    row(line.offset(), Math.min(line.length(), OCTETS), out);
    out.append("  ".repeat(line.depth())).append(line.text());
    if (!line.note().isEmpty()) {
      int column = out.codePointCount(start, out.length());
      out.append(" ".repeat(Math.max(2, NOTE_COLUMN - column))).append("; ").append(line.note());
    }
    endRow(out);
    for (int more = OCTETS; more < line.length(); more += OCTETS) {
      if (!whole && more >= 2 * OCTETS && line.length() > 3 * OCTETS) {
        int left = line.length() - more;
        out.append(
            String.format(Locale.ROOT, "%04x  … %d more octets%n", line.offset() + more, left)
                .replace("\r\n", "\n"));
        return;
      }
      row(line.offset() + more, Math.min(OCTETS, line.length() - more), out);
      endRow(out);
    }
  }

  private void row(int offset, int count, StringBuilder out) {
    out.append(String.format(Locale.ROOT, "%04x  ", offset));
    for (int i = 0; i < OCTETS; i++) {
      out.append(i < count ? String.format("%02x ", octets[offset + i]) : "   ");
    }
    out.append(' ');
  }

  private static void endRow(StringBuilder out) {
    while (out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    out.append('\n');
  }
}
