// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Where a command's output goes.
 *
 * @param in standard input
 * @param out standard output; a write that fails throws
 * @param err standard error
 * @param outIsTerminal whether a person sees {@code out}
 * @param errIsTerminal whether a person sees {@code err}
 */
record Terminal(
    InputStream in,
    OutputStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal) {
  /** Set by the launcher, which can tell: the numbers of the streams that are terminals. */
  private static final String PROPERTY = "meerkat.terminals";

  static Terminal ofProcess() {
    String terminals = System.getProperty(PROPERTY, "");
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        System.err,
        terminals.contains("1"),
        terminals.contains("2"));
  }
}
