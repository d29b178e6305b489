// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.generator.diff.Change;
import dev.meerkat.generator.diff.DescriptionDiff;
import dev.meerkat.generator.plan.GenerationException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code meerkat diff}: what a change of a description breaks. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = {
      "Tells what changed between two descriptions of one protocol: what breaks on the wire (one"
          + " side refuses or misreads what the other sends), what breaks in the generated Java,"
          + " and what hurts nobody. Each change names both places.",
      "A break on the wire is found field by field, and shown by an octet string that one side"
          + " accepts and the other refuses. Descriptions are files, or names of the library."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing breaks",
      "1:something breaks; or a description cannot be read",
      "2:wrong call"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./meerkat diff telemetry-1.wire telemetry.wire",
      "  git show HEAD:telemetry.wire > old.wire; ./meerkat diff old.wire telemetry.wire"
    })
final class DiffCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "OLD.wire", description = "the description as it was")
  private String old;

  @Parameters(index = "1", paramLabel = "NEW.wire", description = "the description as it is")
  private String now;

  DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<DescriptionDiff.Version> before = version(old);
    Optional<DescriptionDiff.Version> after = version(now);
    if (before.isEmpty() || after.isEmpty()) {
      return ExitCode.FAILED;
    }
    try {
      return print(DescriptionDiff.of(before.get(), after.get()));
    } catch (GenerationException cannot) {
      terminal.err().println("meerkat: " + cannot.getMessage());
      return ExitCode.FAILED;
    }
  }

  private Optional<DescriptionDiff.Version> version(String source) {
    Optional<Described> described = Described.read(source, terminal);
    return described.map(
        d -> {
          IrModule module = d.modules().get(0);
          return new DescriptionDiff.Version(d.program(), module);
        });
  }

  private int print(List<Change> changes) {
    PrintStream shown = new PrintStream(terminal.out(), false, StandardCharsets.UTF_8);
    for (Change change : changes) {
      shown.printf("%-10s  %s%n", word(change.effect()), change.text());
      shown.printf("            %s -> %s%n", place(change.before()), place(change.after()));
    }
    shown.println(
        count(changes, Change.Effect.WIRE)
            + " on the wire, "
            + count(changes, Change.Effect.API)
            + " in the API, "
            + count(changes, Change.Effect.COMPATIBLE)
            + " compatible");
    shown.flush();
    return changes.stream().anyMatch(Change::isBreak) ? ExitCode.FAILED : ExitCode.OK;
  }

  private static String word(Change.Effect effect) {
    return effect.name().toLowerCase(Locale.ROOT);
  }

  private static String place(IrSpan span) {
    return span == null ? "nowhere" : span.toString();
  }

  private static long count(List<Change> changes, Change.Effect effect) {
    return changes.stream().filter(change -> change.effect() == effect).count();
  }
}
