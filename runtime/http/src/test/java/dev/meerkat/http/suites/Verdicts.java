// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Our verdicts beside those of the suites, gathered; what does not fit is a fault. */
final class Verdicts {
  private final Map<String, List<String>> byRule = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private int cases;
  private int agreeing;

  /** A case judged by us, and, where a rule lets it be repaired, its repaired twin. */
  void judge(SuiteCase each) {
    cases++;
    Outcome outcome = outcome(each);
    Reason reason = reason(each, outcome);
    compare(each, outcome);
    if (!Expectation.needsRule(each, outcome.verdict())) {
      agreeing++;
      return;
    }
    List<String> rules = Rules.holding(new Rules.Deviation(each, outcome, reason));
    if (rules.size() != 1) {
      faults.add(each + " [" + each.word() + "] " + outcome.verdict() + " " + reason + rules);
      return;
    }
    byRule.computeIfAbsent(rules.get(0), name -> new ArrayList<>()).add(each.id());
    if (!each.id().endsWith("(repaired)")) {
      Repair.of(each, rules.get(0)).ifPresent(this::judge);
    }
  }

  private void compare(SuiteCase each, Outcome outcome) {
    try {
      Comparison.assertSame(each, outcome);
    } catch (AssertionError difference) {
      faults.add(each + ": " + difference.getMessage());
    }
  }

  static Outcome outcome(SuiteCase each) {
    return each.request() ? RequestSession.whole(each.raw()) : walk(each).run();
  }

  private static Reason reason(SuiteCase each, Outcome outcome) {
    if (outcome.verdict() != Verdict.REJECT) {
      return Reason.NOTHING;
    }
    if (each.request()) {
      return RequestWalk.reason(each.raw(), outcome.messages().size(), outcome.refusal());
    }
    ResponseWalk walk = walk(each);
    walk.run();
    return walk.reason();
  }

  private static ResponseWalk walk(SuiteCase each) {
    boolean headsOnly = each.suite().equals("httparse") || each.suite().equals("picohttpparser");
    return new ResponseWalk(each.raw(), headsOnly, each.suite().startsWith("curl"));
  }

  List<String> faults() {
    return faults;
  }

  int cases() {
    return cases;
  }

  Map<String, List<String>> byRule() {
    return byRule;
  }

  /** How many cases stand under which rule. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append(cases).append(" cases, ").append(agreeing).append(" as the suites say; else:\n");
    for (Rules.Rule rule : Rules.all()) {
      int count = byRule.getOrDefault(rule.name(), List.of()).size();
      table.append(String.format("%5d  %-18s %-23s", count, rule.name(), rule.source()));
      table.append(' ').append(rule.text()).append('\n');
    }
    return table.toString();
  }
}
