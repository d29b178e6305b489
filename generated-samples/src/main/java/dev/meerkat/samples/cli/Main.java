// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's root; its commands are listed here. */
@Command(
    name = "meerkat",
    mixinStandardHelpOptions = true,
    version = "meerkat 0.1.0-SNAPSHOT",
    description = "Runs the samples.")
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
