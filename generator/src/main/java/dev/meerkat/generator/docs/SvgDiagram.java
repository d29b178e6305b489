// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.docs;

import dev.meerkat.generator.docs.HeaderLayout.Cell;
import dev.meerkat.generator.docs.HeaderLayout.Row;

/** The same diagram as a picture that needs no script, font or style sheet from elsewhere. */
final class SvgDiagram {
  private static final int BIT = 22;
  private static final int LINE = 30;
  private static final int LEFT = 10;
  private static final int TOP = 40;
  private static final int LETTER = 7;

  private final String title;
  private final HeaderLayout layout;
  private final StringBuilder out = new StringBuilder();

  SvgDiagram(String title, HeaderLayout layout) {
    this.title = title;
    this.layout = layout;
  }

  String text() {
    int lines = layout.rows().stream().mapToInt(Row::lines).sum();
    int width = 2 * LEFT + HeaderLayout.WIDTH * BIT;
    int height = TOP + lines * LINE + LEFT;
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    out.append(width).append(' ').append(height).append("\" role=\"img\">\n");
    out.append("  <title>").append(title).append("</title>\n");
    out.append("  <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    out.append("  <g font-family=\"monospace\" font-size=\"12\" text-anchor=\"middle\"");
    out.append(" fill=\"#222\">\n");
    ruler();
    int y = TOP;
    for (Row row : layout.rows()) {
      row(row, y);
      y += row.lines() * LINE;
    }
    return out.append("  </g>\n</svg>\n").toString();
  }

  private void ruler() {
    for (int bit = 0; bit < HeaderLayout.WIDTH; bit += 4) {
      label(LEFT + bit * BIT + BIT / 2, TOP - LEFT, Integer.toString(bit));
    }
  }

  private void row(Row row, int y) {
    int x = LEFT;
    for (Cell cell : row.cells()) {
      int width = cell.bits() * BIT;
      out.append("    <rect x=\"").append(x).append("\" y=\"").append(y);
      out.append("\" width=\"").append(width).append("\" height=\"").append(row.lines() * LINE);
      out.append("\" fill=\"").append(cell.isOpen() ? "#f4f1e8" : "#eef3f8");
      out.append("\" stroke=\"#456\"");
      out.append(cell.isOpen() ? " stroke-dasharray=\"4 3\"" : "");
      out.append("><title>").append(cell.name()).append("</title></rect>\n");
      label(x + width / 2, y + row.lines() * LINE / 2 + 4, shortened(cell.name(), width));
      x += width;
    }
  }

  private void label(int x, int y, String text) {
    out.append("    <text x=\"").append(x).append("\" y=\"").append(y).append("\">");
    out.append(text).append("</text>\n");
  }

  private static String shortened(String name, int width) {
    int letters = Math.max(1, (width - 4) / LETTER);
    return name.length() <= letters ? name : name.substring(0, letters);
  }
}
