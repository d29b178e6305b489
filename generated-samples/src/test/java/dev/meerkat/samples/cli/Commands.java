// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

/** The command line for tests of other rooms. */
public final class Commands {
  private Commands() {}

  /** Runs one command; answers its exit code, and throws what it said where it was called wrong. */
  public static int run(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    if (run.code() == ExitCode.USAGE) {
      throw new AssertionError(run.err());
    }
    return run.code();
  }
}
