// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.codec;

import dev.meerkat.bench.BarChart;
import dev.meerkat.bench.Medians;
import dev.meerkat.bench.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Turns JMH's results into one row a benchmark and input, and one column a contender. */
final class CodecReport {
  private static final String OURS = "meerkat";
  private static final String FLOOR = "handWritten";
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Map<String, Map<String, Cell>> rows = new TreeMap<>();

  /** What was measured of one contender. */
  private record Cell(double nanos, double bytes) {}

  CodecReport(Collection<RunResult> results) {
    for (RunResult result : results) {
      String full = result.getParams().getBenchmark();
      int dot = full.lastIndexOf('.');
      String type = full.substring(full.lastIndexOf('.', dot - 1) + 1, dot);
      StringBuilder row = new StringBuilder(type.replace("Benchmark", ""));
      for (String key : result.getParams().getParamsKeys()) {
        row.append(' ').append(result.getParams().getParam(key));
      }
      rows.computeIfAbsent(row.toString(), name -> new TreeMap<>())
          .put(full.substring(dot + 1), cell(result));
    }
  }

  Table table() {
    Table table = new Table("case", "contender", "ns/op (median)", "B/op", "Meerkat is");
    rows.forEach((name, cells) -> addRows(table, name, cells));
    return table;
  }

  BarChart chart() {
    BarChart chart = new BarChart("Nanoseconds for one message, logarithmic; shorter is better");
    rows.forEach(
        (name, cells) -> {
          for (String first : List.of(OURS, FLOOR)) {
            if (cells.containsKey(first)) {
              chart.bar(name, first, cells.get(first).nanos());
            }
          }
          cells.forEach((contender, cell) -> chart.bar(name, contender, cell.nanos()));
        });
    return chart;
  }

  private static void addRows(Table table, String name, Map<String, Cell> cells) {
    Cell ours = cells.get(OURS);
    for (Map.Entry<String, Cell> entry : cells.entrySet()) {
      Cell cell = entry.getValue();
      String ratio = "";
      if (ours != null && entry.getKey().equals(FLOOR)) {
        ratio = "%.2fx the floor".formatted(ours.nanos() / cell.nanos());
      } else if (ours != null && !entry.getKey().equals(OURS)) {
        ratio = "%.1fx as fast".formatted(cell.nanos() / ours.nanos());
      }
      table.row(
          name,
          entry.getKey(),
          "%.1f".formatted(cell.nanos()),
          "%.0f".formatted(cell.bytes()),
          ratio);
    }
  }

  private static Cell cell(RunResult result) {
    Medians nanos = new Medians();
    Medians bytes = new Medians();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        nanos.add(iteration.getPrimaryResult().getScore());
        Result<?> allocated = iteration.getSecondaryResults().get(ALLOCATED);
        if (allocated != null) {
          bytes.add(allocated.getScore());
        }
      }
    }
    return new Cell(nanos.median(), bytes.isEmpty() ? 0 : bytes.median());
  }
}
