// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
  private static final long SILENT_NANOS = 15_000_000_000L;

  private static final String RUNNING = "INFO: Running with entropic power schedule";
  private static final int FEW_LINES = 5;

  private final PrintStream out;
  private final long seconds;
  private final Deque<String> lastWords = new ArrayDeque<>();
  private long executions;
  private long coverage;
  private long features;
  private long corpus;
  private String finding;
  private String headline = "see the log";
  private long lastShown = System.nanoTime() - QUIET_NANOS;
  private long began;

  /** Of a run that is to last so many seconds. */
  FuzzProgress(PrintStream out, long seconds) {
    this.out = out;
    this.seconds = seconds;
  }

  /** A line that the fuzzer has said. */
  synchronized void take(String line) {
    lastWords.add(line);
    if (lastWords.size() > FEW_LINES) {
      lastWords.remove();
    }
    if (line.startsWith(RUNNING)) {
      began = System.nanoTime();
    }
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
      out.println("  " + passed(now) + summary() + ", " + perSecond + "/s");
    }
  }

  /** Gives a sign of life when nothing was shown for long; to be called now and then. */
  synchronized void tick() {
    long now = System.nanoTime();
    if (now - lastShown > SILENT_NANOS) {
      lastShown = now;
      out.println("  " + (began == 0 ? "starting" : passed(now) + "nothing new"));
    }
  }

  private String passed(long now) {
    long passed = TimeUnit.NANOSECONDS.toSeconds(began == 0 ? 0 : now - began);
    return passed + " of " + seconds + " s: ";
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

  /** The last few lines, for when there is nothing else to tell. */
  List<String> lastWords() {
    return List.copyOf(lastWords);
  }

  /** Path of the input that was found, or null. */
  String finding() {
    return finding;
  }

  String headline() {
    return headline;
  }
}
