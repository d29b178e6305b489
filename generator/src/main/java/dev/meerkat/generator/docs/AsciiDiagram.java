// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.docs;

import dev.meerkat.generator.docs.HeaderLayout.Cell;
import dev.meerkat.generator.docs.HeaderLayout.Row;

/**
 * A diagram in letters, two a bit.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          sourcePort           |          targetPort           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
final class AsciiDiagram {
  private static final int TEN = 10;

  private final StringBuilder out = new StringBuilder();

  private AsciiDiagram() {}

  static String text(HeaderLayout layout) {
    AsciiDiagram diagram = new AsciiDiagram();
    diagram.ruler(layout.rows().stream().mapToInt(Row::bits).max().orElse(0));
    int above = 0;
    for (Row row : layout.rows()) {
      diagram.border(Math.max(above, row.bits()));
      diagram.row(row);
      above = row.bits();
    }
    diagram.border(above);
    return diagram.out.toString();
  }

  private void ruler(int bits) {
    StringBuilder tens = new StringBuilder();
    StringBuilder ones = new StringBuilder();
    for (int i = 0; i < bits; i++) {
      tens.append(' ').append(i % TEN == 0 ? (char) ('0' + i / TEN) : ' ');
      ones.append(' ').append((char) ('0' + i % TEN));
    }
    out.append(tens.toString().stripTrailing()).append('\n').append(ones).append('\n');
  }

  private void border(int bits) {
    out.append("+-".repeat(bits)).append("+\n");
  }

  private void row(Row row) {
    for (int line = 0; line < row.lines(); line++) {
      if (line > 0) {
        out.append('+').append(" ".repeat(2 * row.bits() - 1)).append("+\n");
      }
      char side = row.isOpen() ? '~' : '|';
      out.append(side);
      for (Cell cell : row.cells()) {
        boolean isMiddle = line == (row.lines() - 1) / 2;
        out.append(centered(isMiddle ? label(cell) : "", 2 * cell.bits() - 1));
        out.append(cell.isOpen() ? '~' : '|');
      }
      out.append('\n');
    }
  }

  private static String label(Cell cell) {
    return cell.isOpen() ? cell.name() + " ..." : cell.name();
  }

  private static String centered(String text, int width) {
    String shown = text.length() <= width ? text : text.substring(0, width);
    int left = (width - shown.length()) / 2;
    return " ".repeat(left) + shown + " ".repeat(width - shown.length() - left);
  }
}
