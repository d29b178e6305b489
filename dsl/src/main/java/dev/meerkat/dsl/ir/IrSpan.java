// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

/** A place in a source file: file name as given to the compiler, line and column from 1. */
public record IrSpan(String file, int line, int column, int endLine, int endColumn) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
