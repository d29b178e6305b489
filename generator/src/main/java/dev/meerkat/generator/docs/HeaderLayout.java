// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.docs;

import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import java.util.ArrayList;
import java.util.List;

/**
 * Fields of a struct in rows of 32 bits, as RFCs draw them.
 *
 * <p>What stands behind a field of no fixed size begins a new row: where it will stand is not
 * known.
 */
record HeaderLayout(List<Row> rows) {
  static final int WIDTH = 32;

  /** Rows that a field may take before it is drawn shorter. */
  private static final int TALLEST = 4;

  HeaderLayout {
    rows = List.copyOf(rows);
  }

  /**
   * A row, or several that one field takes whole.
   *
   * @param lines how many rows are drawn
   * @param isOpen whether there are more or fewer of them than are drawn
   */
  record Row(List<Cell> cells, int lines, boolean isOpen) {
    Row {
      cells = List.copyOf(cells);
    }

    int bits() {
      return cells.stream().mapToInt(Cell::bits).sum();
    }
  }

  /** A part of a row; {@code isOpen} when the field has no fixed size. */
  record Cell(String name, int bits, boolean isOpen) {}

  static HeaderLayout of(IrStruct struct) {
    Builder builder = new Builder();
    for (IrField field : struct.fields()) {
      String name = field.name() == null ? "reserved" : field.name();
      if (field.isFixedSize()) {
        builder.fixed(name, field.sizeBits().min());
      } else {
        builder.open(name);
      }
    }
    return builder.build();
  }

  private static final class Builder {
    private final List<Row> rows = new ArrayList<>();
    private List<Cell> cells = new ArrayList<>();
    private int used;

    void fixed(String name, long bits) {
      long left = bits;
      if (used > 0 && left > WIDTH - used) {
        left -= WIDTH - used;
        add(name, WIDTH - used, false);
      }
      if (left >= WIDTH) {
        long whole = left / WIDTH;
        boolean isTall = whole > TALLEST;
        rows.add(new Row(List.of(new Cell(name, WIDTH, isTall)), isTall ? 3 : (int) whole, isTall));
        left %= WIDTH;
      }
      if (left > 0) {
        add(name, (int) left, false);
      }
    }

    void open(String name) {
      if (used > 0) {
        add(name, WIDTH - used, true);
      } else {
        rows.add(new Row(List.of(new Cell(name, WIDTH, true)), 1, true));
      }
    }

    private void add(String name, int bits, boolean isOpen) {
      cells.add(new Cell(name, bits, isOpen));
      used += bits;
      if (used == WIDTH) {
        flush();
      }
    }

    private void flush() {
      rows.add(new Row(cells, 1, false));
      cells = new ArrayList<>();
      used = 0;
    }

    HeaderLayout build() {
      if (used > 0) {
        flush();
      }
      return new HeaderLayout(rows);
    }
  }
}
