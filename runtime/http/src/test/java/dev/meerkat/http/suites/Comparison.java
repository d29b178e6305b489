// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What we read beside what the suite says that it read. */
final class Comparison {
  private Comparison() {}

  /** Compares every message that both have. */
  static void assertSame(SuiteCase each, Outcome outcome) {
    List<Message> theirs =
        switch (each.suite()) {
          case "gunicorn" -> GunicornMessages.of(each);
          case "llhttp" -> LlhttpEvents.messages(each);
          default -> List.of();
        };
    for (int i = 0; i < Math.min(theirs.size(), outcome.messages().size()); i++) {
      same(theirs.get(i), comparable(each, outcome.messages().get(i)));
    }
    if (outcome.verdict() == Verdict.ACCEPT && !outcome.messages().isEmpty()) {
      for (JsonNode check : each.expect().path("checks")) {
        if (!Checks.hold(check.asText(), outcome.messages().get(0))) {
          throw new AssertionError("not so: " + check.asText() + " in " + outcome.messages());
        }
      }
    }
  }

  /** Without what a repair has put in, and, as gunicorn drops them, names with underscores. */
  private static Message comparable(SuiteCase each, Message ours) {
    boolean drops =
        each.suite().equals("gunicorn") && !each.note().contains("\"header_map\", \"dangerous\"");
    List<Message.Field> fields =
        ours.fields().stream()
            .filter(field -> !field.value().equals(Repair.HOST))
            .filter(field -> !drops || field.name().indexOf('_') < 0)
            .toList();
    return new Message(ours.first(), ours.second(), ours.minor(), fields, ours.body());
  }

  private static void same(Message theirs, Message ours) {
    boolean head =
        theirs.first().equals(ours.first())
            && theirs.second().equals(ours.second())
            && theirs.minor() == ours.minor()
            && theirs.fields().size() == ours.fields().size();
    boolean all = head && (theirs.body() == null || theirs.body().equals(ours.body()));
    for (int i = 0; all && i < theirs.fields().size(); i++) {
      Message.Field one = theirs.fields().get(i);
      Message.Field other = ours.fields().get(i);
      all = one.name().equalsIgnoreCase(other.name()) && one.value().equals(other.value());
    }
    if (!all) {
      throw new AssertionError("they read " + theirs + "\n  we read " + ours);
    }
  }
}
