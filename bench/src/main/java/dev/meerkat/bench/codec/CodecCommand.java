// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code meerkat bench codec}: runs the JMH benchmarks and prints ratios. */
@Command(
    name = "codec",
    mixinStandardHelpOptions = true,
    description = {
      "Reads and writes messages with generated code, with code written by hand, and with Netty,"
          + " dnsjava, HiveMQ, pcap4j and Kaitai's Java, in one JMH run.",
      "Prints medians, bytes allocated and ratios. The machine should have nothing else to do."
    })
public final class CodecCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "one fork and few iterations: a look, not a result")
  private boolean quick;

  @Option(
      names = "--filter",
      paramLabel = "REGEX",
      defaultValue = "dev\\.meerkat\\.bench\\.codec\\.",
      description = "which benchmarks; default: all")
  private String filter;

  @Option(names = "--out", paramLabel = "FILE", description = "also write the table there")
  private Path out;

  @Option(names = "--chart", paramLabel = "FILE", description = "draw the table there, as SVG")
  private Path chart;

  @Override
  public Integer call() throws RunnerException, IOException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(filter)
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.NORMAL)
            .jvmArgsAppend("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC")
            .shouldFailOnError(true)
            .forks(quick ? 1 : 3)
            .warmupIterations(quick ? 3 : 5)
            .warmupTime(TimeValue.milliseconds(quick ? 300 : 1000))
            .measurementIterations(quick ? 5 : 7)
            .measurementTime(TimeValue.milliseconds(quick ? 300 : 1000));
    Collection<RunResult> results = new Runner(options.build()).run();
    if (results.isEmpty()) {
      System.err.println("meerkat: no benchmark matches " + filter);
      return 1;
    }
    CodecReport report = new CodecReport(results);
    Table table = report.table();
    System.out.println();
    System.out.print(table.toMarkdown());
    if (chart != null) {
      Files.writeString(chart, report.chart().toSvg());
    }
    if (out != null) {
      Files.writeString(out, table.toMarkdown());
    }
    return 0;
  }
}
