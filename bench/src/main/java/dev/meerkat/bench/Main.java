// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench;

import dev.meerkat.bench.codec.CodecCommand;
import dev.meerkat.bench.compile.CompileCommand;
import dev.meerkat.bench.http.HttpCommand;
import dev.meerkat.bench.size.SizeCommand;
import dev.meerkat.bench.stack.StackCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The door of {@code ./meerkat bench}. */
@Command(
    name = "meerkat bench",
    mixinStandardHelpOptions = true,
    description = "Measures Meerkat beside its peers, in one run.",
    subcommands = {
      CodecCommand.class,
      HttpCommand.class,
      StackCommand.class,
      SizeCommand.class,
      CompileCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    CommandLine commands = new CommandLine(new Main());
    if (arguments.length == 0) {
      commands.usage(System.err);
      System.exit(2);
    }
    System.exit(commands.execute(arguments));
  }
}
