// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrProgram;

/**
 * What all readers of one reading share.
 *
 * @param bytes the array; nobody writes to it while it is read
 * @param chains what was written so far
 * @param trace of what is being read, or null
 */
record Source(
    IrProgram program, byte[] bytes, ReadOptions options, ChainTable chains, Trace trace) {

  Source(IrProgram program, byte[] bytes, ReadOptions options) {
    this(program, bytes, options, new ChainTable(), null);
  }

  /** For one who wants to know how far reading came. */
  static Source traced(IrProgram program, byte[] bytes, ReadOptions options) {
    return new Source(program, bytes, options, new ChainTable(), new Trace());
  }

  /** Whether the module that declares this name is part of the program. */
  boolean knows(String qualifiedName) {
    return program.module(qualifiedName.substring(0, qualifiedName.lastIndexOf('.'))).isPresent();
  }

  /** Whether every octet of a run is in a set. */
  boolean only(Value run, String charset) {
    var set = program.charset(charset);
    for (int i = 0; i < run.length(); i++) {
      if (!set.contains(bytes[run.offset() + i] & 0xFF)) {
        return false;
      }
    }
    return true;
  }
}
