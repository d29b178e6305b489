// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void help_asked_listsCommandsExamplesAndExitCodes() {
    CommandRun run = CommandRun.of("--help");

    assertEquals(0, run.code());
    for (String word : new String[] {"dissect", "check", "Examples:", "Exit codes:", "jq"}) {
      assertTrue(run.out().contains(word), word);
    }
  }

  @Test
  void helpOfEachCommand_asked_hasExamplesAndExitCodes() {
    for (String command : Main.commandLine(Terminal.ofProcess()).getSubcommands().keySet()) {
      CommandRun run = CommandRun.of(command, "--help");
      assertEquals(0, run.code(), command);
      assertTrue(run.out().contains("Usage: meerkat " + command), run.out());
    }
  }

  @Test
  void version_asked_isPrinted() {
    assertEquals("meerkat 0.1.0-SNAPSHOT", CommandRun.of("--version").out().strip());
  }

  @Test
  void noCommand_run_answers2AndShowsUsage() {
    CommandRun run = CommandRun.of();

    assertEquals(2, run.code());
    assertTrue(run.err().contains("a command is missing"), run.err());
    assertTrue(run.err().contains("Usage: meerkat"), run.err());
  }

  @Test
  void unknownCommand_run_answers2AndSuggestsOne() {
    CommandRun run = CommandRun.of("disect");

    assertEquals(2, run.code());
    assertTrue(run.err().contains("Did you mean: meerkat dissect"), run.err());
  }

  @Test
  void progress_shown_onlyOnATerminalApartFromTheOutput() {
    Terminal bothSeen = new Terminal(System.in, System.out, System.err, true, true);
    Terminal noneSeen = new Terminal(System.in, System.out, System.err, false, false);
    Terminal errSeen = new Terminal(System.in, System.out, System.err, false, true);

    assertFalse(Progress.isShown(bothSeen, 1_000));
    assertFalse(Progress.isShown(noneSeen, 1L << 40));
    assertTrue(Progress.isShown(bothSeen, 1L << 30));
    assertTrue(Progress.isShown(errSeen, 1_000));
  }
}
