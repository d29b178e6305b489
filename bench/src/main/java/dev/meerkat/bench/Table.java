// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench;

import java.util.ArrayList;
import java.util.List;

/** A table that prints itself as Markdown with even columns. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException when it has not as many cells as there are headings
   */
  public void row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(cells.length + " cells, want " + rows.get(0).size());
    }
    rows.add(List.of(cells));
  }

  public String toMarkdown() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < columns; c++) {
        String cell = rows.get(r).get(c);
        text.append("| ").append(cell).append(" ".repeat(widths[c] - cell.length() + 1));
      }
      text.append("|\n");
      if (r == 0) {
        for (int c = 0; c < columns; c++) {
          text.append("| ").append("-".repeat(widths[c])).append(' ');
        }
        text.append("|\n");
      }
    }
    return text.toString();
  }
}
