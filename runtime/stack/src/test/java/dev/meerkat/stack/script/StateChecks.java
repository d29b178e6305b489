// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import dev.meerkat.stack.count.StackCounter;
import java.util.Arrays;

/** The lines of a script that look at the host instead of doing something. */
final class StateChecks {
  private final ScriptRunner runner;

  StateChecks(ScriptRunner runner) {
    this.runner = runner;
  }

  /** Tells whether a line is a check; throws if it does not hold. */
  boolean check(ScriptLine line) {
    Flow flow = runner.flow(line.flow());
    Stage stage = runner.stage();
    switch (line.verb()) {
      case "quiet" -> {
        // Time has passed, and nothing has come.
      }
      case "state" -> state(line, flow);
      case "open" -> same(line, true, flow.actor.open && flow.actor.reason == null);
      case "unopened" -> same(line, false, flow.actor.open);
      case "ended" -> same(line, true, flow.actor.ended);
      case "unended" -> same(line, false, flow.actor.ended);
      case "closed" -> same(line, line.word(0), String.valueOf(flow.actor.reason));
      case "received" -> same(line, line.number(0), flow.actor.received);
      case "connections" -> same(line, line.number(0), stage.host.connections());
      case "buffers" -> same(line, line.number(0), (int) stage.host.bufferedBytes());
      case "count" ->
          same(
              line,
              line.number(1),
              (int) stage.host.counters().get(StackCounter.valueOf(line.word(0))));
      case "differ" -> same(line, true, number(line, 1) != number(line, 2));
      default -> {
        return false;
      }
    }
    return true;
  }

  private int number(ScriptLine line, int index) {
    Flow flow = runner.flow(line.word(index));
    return switch (line.word(0)) {
      case "port" -> flow.hostPort;
      case "number" -> flow.hostInitial;
      case "clock" -> flow.hostClock;
      default -> throw new IllegalArgumentException(line.text());
    };
  }

  /** {@code state ESTABLISHED congestion=14600}: as the host describes the connection. */
  private void state(ScriptLine line, Flow flow) {
    String[] described =
        runner
            .stage()
            .host
            .describe()
            .lines()
            .filter(text -> text.contains(":" + flow.peerPort + " "))
            .findFirst()
            .orElse("- - CLOSED")
            .split(" ", -1);
    same(line, line.word(0), described[2]);
    for (String demanded : line.words().subList(1, line.words().size())) {
      if (!Arrays.asList(described).contains(demanded)) {
        throw new ScriptFailure("expected " + demanded + ", got " + String.join(" ", described));
      }
    }
  }

  private static void same(ScriptLine line, Object expected, Object got) {
    if (!expected.equals(got)) {
      throw new ScriptFailure(line.text() + ": expected " + expected + ", got " + got);
    }
  }
}
