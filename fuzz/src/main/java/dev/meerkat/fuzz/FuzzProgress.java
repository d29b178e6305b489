// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands what the fuzzer says, and shows a line now and then. */
final class FuzzProgress {
  private static final Pattern STATUS =
      Pattern.compile(
          "#(\\d+)\\s+\\S+\\s+cov: (\\d+) ft: (\\d+) corp: (\\d+)/\\S+.*exec/s: (\\d+).*");
  // an input that was slow is none: the first one pays for loading, on a busy machine for seconds
  private static final Pattern FINDING =
      Pattern.compile(".*Test unit written to (\\S*/(?!slow-unit)[^/\\s]+)");
  private static final Pattern THROWN =
      Pattern.compile("== Java (Exception|Assertion Error): (.*)");
  private static final Pattern LIMIT = Pattern.compile("==\\d+== (ERROR: .*)");
  private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: (\\d+)");
  private static final long QUIET_NANOS = 5_000_000_000L;

  private final PrintStream out;
  private long executions;
  private long coverage;
  private long features;
  private long corpus;
  private String finding;
  private String headline = "see the log";
  private long lastShown;

  FuzzProgress(PrintStream out) {
    this.out = out;
  }

  void take(String line) {
    Matcher status = STATUS.matcher(line);
    if (status.matches()) {
      executions = Long.parseLong(status.group(1));
      coverage = Long.parseLong(status.group(2));
      features = Long.parseLong(status.group(3));
      corpus = Long.parseLong(status.group(4));
      show(status.group(5));
    }
    Matcher executed = EXECUTED.matcher(line);
    if (executed.matches()) {
      executions = Long.parseLong(executed.group(1));
    }
    Matcher written = FINDING.matcher(line);
    if (written.matches()) {
      finding = written.group(1);
    }
    Matcher thrown = THROWN.matcher(line);
    if (thrown.matches()) {
      headline = thrown.group(2);
    }
    Matcher limit = LIMIT.matcher(line);
    if (limit.matches()) {
      headline = limit.group(1);
    }
  }

  private void show(String perSecond) {
    long now = System.nanoTime();
    if (now - lastShown > QUIET_NANOS) {
      lastShown = now;
      out.println("  " + summary() + ", " + perSecond + "/s");
    }
  }

  String summary() {
    return executions
        + " executions, coverage "
        + coverage
        + ", features "
        + features
        + ", corpus "
        + corpus;
  }

  /** Path of the input that was found, or null. */
  String finding() {
    return finding;
  }

  String headline() {
    return headline;
  }
}
