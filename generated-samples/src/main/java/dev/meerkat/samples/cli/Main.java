// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's root; its commands are listed here. */
@Command(
    name = "meerkat",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    synopsisSubcommandLabel = "COMMAND",
    description = "Protocols written once, as .wire files, and what runs on them.",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the work failed; one line on standard error says why",
      "2:wrong call"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./meerkat run --port 8000 --root /srv/www",
      "  ./meerkat run telemetry --udp --clients 10",
      "  ./meerkat dissect capture.pcapng --json | jq .tcp.flags",
      "  ./meerkat explain query.bin --as dns",
      "  ./meerkat check telemetry.wire",
      "  ./meerkat artefacts tcp --out pages"
    })
public final class Main implements Runnable {
  static final String VERSION = "meerkat 0.1.0-SNAPSHOT";

  @Spec private CommandSpec spec;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine(Terminal.ofProcess()).execute(arguments));
  }

  static CommandLine commandLine(Terminal terminal) {
    return new CommandLine(new Main())
        .addSubcommand(new RunCommand())
        .addSubcommand(new DissectCommand(terminal))
        .addSubcommand(new ExplainCommand(terminal))
        .addSubcommand(new CheckCommand(terminal))
        .addSubcommand(new FmtCommand(terminal))
        .addSubcommand(new DiffCommand(terminal))
        .addSubcommand(new ArtefactsCommand(terminal))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** Called when no command is given. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
