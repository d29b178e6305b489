// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/**
 * A generated reader of a binary message, seen as every such reader is.
 *
 * @param message qualified name of what it reads
 * @param arguments how many parameters (pseudo-headers) it has: 0 or 1
 */
record Subject(
    String message,
    int arguments,
    IntConsumer policy,
    Wrap wrap,
    IntSupplier status,
    IntSupplier errorOffset,
    IntSupplier size,
    IntSupplier findings,
    Consumer<StringBuilder> json,
    Consumer<StringBuilder> text) {

  /** Wraps; a reader without parameters leaves the last one aside. */
  @FunctionalInterface
  interface Wrap {
    int wrap(byte[] buffer, int offset, int length, long pseudo);
  }
}
