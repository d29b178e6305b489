// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.compile;

import dev.meerkat.bench.Medians;
import dev.meerkat.bench.Table;
import dev.meerkat.dsl.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code meerkat bench compile}: all descriptions, cold and warm. */
@Command(
    name = "compile",
    mixinStandardHelpOptions = true,
    description = {
      "Compiles all library descriptions to Java in memory, in fresh Javas (cold) and again and"
          + " again in one (warm), and prints medians in milliseconds for each pass.",
      "Cold with C1 is with -XX:TieredStopAtLevel=1, as short runs are best started."
    })
public final class CompileCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "three rounds: a look, not a result")
  private boolean quick;

  @Option(names = "--out", paramLabel = "FILE", description = "also write the table there")
  private Path out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    int rounds = quick ? 3 : 9;
    Map<String, Medians> cold = new LinkedHashMap<>();
    Map<String, Medians> brief = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      System.err.printf("cold %d of %d%n", round, rounds);
      add(cold, FreshJava.measure(List.of()));
      add(brief, FreshJava.measure(List.of("-XX:TieredStopAtLevel=1")));
    }
    List<SourceText> sources = Library.sources();
    Map<String, Medians> warm = new LinkedHashMap<>();
    CompileOnce.Run last = CompileOnce.run(sources);
    for (int round = 1; round <= 2 * rounds; round++) {
      System.err.printf("warm %d of %d%n", round, 2 * rounds);
      last = CompileOnce.run(sources);
      if (round > rounds) {
        add(warm, last.millis());
      }
    }
    String table = table(cold, brief, warm).toMarkdown();
    System.out.print(table);
    System.out.printf(
        "%n%d descriptions of %d lines; %d Java files of %d kilobytes%n",
        sources.size(),
        sources.stream().mapToLong(source -> source.text().lines().count()).sum(),
        last.files(),
        last.characters() / 1024);
    if (out != null) {
      Files.writeString(out, table);
    }
    return 0;
  }

  /** Passes of one run, their sum, and what the process took if it was one of its own. */
  private static void add(Map<String, Medians> medians, Map<String, Double> millis) {
    Map<String, Double> run = new LinkedHashMap<>(millis);
    Double process = run.remove("process");
    double sum = run.values().stream().mapToDouble(Double::doubleValue).sum();
    run.put("together", sum);
    if (process != null) {
      run.put("with Java's start", process);
    }
    run.forEach((pass, time) -> medians.computeIfAbsent(pass, p -> new Medians()).add(time));
  }

  private static Table table(
      Map<String, Medians> cold, Map<String, Medians> brief, Map<String, Medians> warm) {
    Table table = new Table("pass", "cold ms", "cold ms with C1", "warm ms");
    for (String pass : cold.keySet()) {
      table.row(pass, median(cold, pass), median(brief, pass), median(warm, pass));
    }
    return table;
  }

  private static String median(Map<String, Medians> medians, String pass) {
    return medians.containsKey(pass) ? "%.0f".formatted(medians.get(pass).median()) : "";
  }
}
