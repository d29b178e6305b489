// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.print;

/** Indented lines. */
final class Lines {
  private final StringBuilder text = new StringBuilder();
  private int depth;

  void add(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }

  void open(String line) {
    add(line);
    depth++;
  }

  void close() {
    depth--;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
