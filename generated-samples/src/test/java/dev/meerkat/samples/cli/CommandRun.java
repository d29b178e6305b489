// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * A command line that was run, and what it left.
 *
 * @param code exit code
 * @param out standard output, of the command and of picocli's help
 * @param err standard error
 */
record CommandRun(int code, String out, String err) {

  static CommandRun of(String... arguments) {
    return of(false, false, arguments);
  }

  /** With something on standard input. */
  static CommandRun reading(byte[] input, String... arguments) {
    return of(input, false, false, arguments);
  }

  static CommandRun of(boolean outIsTerminal, boolean errIsTerminal, String... arguments) {
    return of(new byte[0], outIsTerminal, errIsTerminal, arguments);
  }

  private static CommandRun of(
      byte[] input, boolean outIsTerminal, boolean errIsTerminal, String... arguments) {
    ByteArrayInputStream in = new ByteArrayInputStream(input);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    StringWriter help = new StringWriter();
    CommandLine line =
        Main.commandLine(new Terminal(in, out, errors, outIsTerminal, errIsTerminal));
    line.setOut(new PrintWriter(help));
    line.setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8));
    int code = line.execute(arguments);
    return new CommandRun(
        code, help + out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
