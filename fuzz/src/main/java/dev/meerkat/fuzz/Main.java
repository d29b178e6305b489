// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command line {@code ./meerkat fuzz}. Exit codes: 0 nothing found, 1 a mistake, 2 a finding.
 */
@Command(
    name = "fuzz",
    mixinStandardHelpOptions = true,
    description = "Throws hostile bytes at one target; without a target: lists them.")
public final class Main implements Callable<Integer> {
  private static final int MISTAKE = 1;

  @Parameters(arity = "0..1", paramLabel = "TARGET", description = "what to fuzz")
  private String name;

  @Option(names = "--list", description = "list the targets")
  private boolean list;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "how long: 60s, 10m, 1h (default ${DEFAULT-VALUE})")
  private String time;

  @Option(names = "--replay", paramLabel = "FILE", description = "run one stored input and stop")
  private Path replay;

  private Main() {}

  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("meerkat fuzz: " + told(failure));
          return MISTAKE;
        });
    line.setParameterExceptionHandler(
        (mistake, given) -> {
          mistake.getCommandLine().getErr().println("meerkat fuzz: " + mistake.getMessage());
          return MISTAKE;
        });
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (list || name == null) {
      FuzzTargets.all().forEach(t -> System.out.printf("%-16s %s%n", t.name(), t.description()));
      return 0;
    }
    Optional<FuzzTarget> target = FuzzTargets.find(name);
    if (target.isEmpty()) {
      System.err.println("meerkat fuzz: no target '" + name + "'" + FuzzNames.instead(name));
      return MISTAKE;
    }
    if (replay != null) {
      return replay(target.get());
    }
    Path home = Path.of(System.getProperty("meerkat.home", "")).toAbsolutePath();
    return new FuzzRun(target.get(), home.resolve(".meerkat/fuzz"), seconds()).run();
  }

  private int replay(FuzzTarget target) throws IOException {
    if (!Files.isRegularFile(replay)) {
      System.err.println("meerkat fuzz: no file " + replay);
      return MISTAKE;
    }
    byte[] input = Files.readAllBytes(replay);
    try {
      target.maker().get().accept(input);
    } catch (IOException | RuntimeException | Error finding) {
      finding.printStackTrace();
      return FuzzRun.FINDING;
    }
    System.out.println("nothing found: " + replay);
    return 0;
  }

  /** The message; of some exceptions that is a path alone. */
  private static String told(Exception failure) {
    boolean isBare =
        failure instanceof FileSystemException file && file.getReason() == null
            || failure.getMessage() == null;
    return isBare ? failure.toString() : failure.getMessage();
  }

  private long seconds() {
    try {
      String text = time.toUpperCase(Locale.ROOT);
      long seconds =
          Duration.parse(text.matches("\\d+") ? "PT" + text + "S" : "PT" + text).toSeconds();
      if (seconds > 0) {
        return seconds;
      }
    } catch (DateTimeParseException notATime) {
      // told below
    }
    throw new IllegalArgumentException("--for is '" + time + "'; a time is written 60s, 10m or 1h");
  }
}
