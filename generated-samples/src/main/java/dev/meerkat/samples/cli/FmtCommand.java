// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.dsl.format.WireFormatter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meerkat fmt}: lays out descriptions. */
@Command(
    name = "fmt",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = {
      "Lays out descriptions in place: four spaces a level, one space between words, columns kept.",
      "Tokens, comments and line breaks stay; what was laid out before is not written again."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is laid out",
      "1:with --check, something is not; or a file that cannot be read or written",
      "2:wrong call"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./meerkat fmt src/main/wire/*.wire",
      "  ./meerkat fmt --check telemetry.wire",
      "  ./meerkat fmt - < draft.wire"
    })
final class FmtCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE.wire",
      description = "the descriptions; - reads standard input and writes standard output")
  private List<String> files;

  @Option(names = "--check", description = "write nothing, name what is not laid out")
  private boolean check;

  FmtCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PrintStream out = new PrintStream(terminal.out(), false, StandardCharsets.UTF_8);
    int code = ExitCode.OK;
    for (String file : files) {
      try {
        boolean isDone = file.equals("-") ? filter(out) : format(Path.of(file), out);
        code = isDone ? code : ExitCode.FAILED;
      } catch (IOException failure) {
        terminal.err().println("meerkat: " + CheckCommand.unreadable(Path.of(file), failure));
        code = ExitCode.FAILED;
      }
    }
    out.flush();
    return code;
  }

  private boolean filter(PrintStream out) throws IOException {
    InputStream in = terminal.in();
    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    String formatted = WireFormatter.format(text);
    if (check) {
      return formatted.equals(text);
    }
    out.print(formatted);
    return true;
  }

  private boolean format(Path file, PrintStream out) throws IOException {
    String text = Files.readString(file);
    String formatted = WireFormatter.format(text);
    if (formatted.equals(text)) {
      return true;
    }
    out.println(file);
    if (check) {
      return false;
    }
    Files.writeString(file, formatted);
    return true;
  }
}
