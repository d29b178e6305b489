// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import static java.util.Map.entry;

import dev.meerkat.http.suites.Reason.Stage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules of {@code rules.tsv} with their conditions. */
final class Rules {
  private static final int METHOD = 1;
  private static final int TARGET = 2;
  private static final int STATUS = 3;
  private static final int HEADERS = 5;
  private static final Pattern LEADING_ZERO = Pattern.compile("(?i)\ncontent-length:[ \t]*0\\d");

  /** What a condition looks at. */
  record Deviation(SuiteCase suiteCase, Outcome outcome, Reason reason) {
    private boolean refused(Stage stage) {
      return outcome.verdict() == Verdict.REJECT && reason.stage() == stage;
    }

    private boolean head(int field, String kind) {
      return refused(Stage.HEAD) && reason.field() == field && reason.kind().equals(kind);
    }

    private boolean headKind(String kind) {
      return refused(Stage.HEAD) && reason.kind().equals(kind);
    }

    /** An octet that may not stand there, and no requirement on the whole. */
    private boolean text() {
      boolean octet = reason.kind().equals("LITERAL") || reason.kind().equals("CHARSET");
      return refused(Stage.HEAD) && octet || refused(Stage.CHUNK) || refused(Stage.TRAILER);
    }

    private boolean bareLf() {
      return text() && reason.octet() == '\n' && reason.before() != '\r' && !follows();
    }

    private boolean bareCr() {
      boolean behind = reason.before() == '\r' && reason.octet() != '\n';
      boolean alone = reason.octet() == '\r' && reason.before() == '\n';
      return text() && (behind || alone) && !blankBeforeLineEnd();
    }

    private boolean blankBeforeLineEnd() {
      return reason.stage() == Stage.CHUNK && isBlank(reason.before());
    }

    /** The error is at the beginning of what follows a complete message. */
    private boolean follows() {
      return !outcome.messages().isEmpty()
          && (reason.stage() == Stage.HEAD)
          && !suiteCase.request()
          && reason.offset() == 0;
    }

    private String requestTarget() {
      String[] parts = reason.message().split(" ", 3);
      return parts.length > 1 ? parts[1] : "";
    }

    private boolean accepted() {
      return outcome.verdict() == Verdict.ACCEPT;
    }

    private String error() {
      return suiteCase.expect().path("error").asText("");
    }
  }

  /** When a rule holds. */
  @FunctionalInterface
  interface Condition {
    boolean holds(Deviation deviation);
  }

  private static final Map<String, Condition> CONDITIONS =
      Map.ofEntries(
          entry("host-missing", d -> d.headKind("HOST_MISSING")),
          entry("host-characters", d -> d.refused(Stage.HOST)),
          entry("bare-lf", Deviation::bareLf),
          entry("bare-cr", Deviation::bareCr),
          entry(
              "obs-fold",
              d ->
                  d.head(HEADERS, "CHARSET")
                      && d.reason().before() == '\n'
                      && isBlank(d.reason().octet())),
          entry("one-space", Rules::isSecondBlank),
          entry("target-fragment", d -> d.head(TARGET, "LITERAL") && d.reason().octet() == '#'),
          entry(
              "target-raw",
              d ->
                  d.head(TARGET, "LITERAL")
                      && (d.reason().octet() > 0x7E || "\"<>".indexOf(d.reason().octet()) >= 0)),
          entry(
              "target-control",
              d -> d.refused(Stage.TARGET) && d.requestTarget().matches("/.*%[01][0-9a-fA-F].*")),
          entry("target-user", d -> d.refused(Stage.TARGET) && d.requestTarget().contains("@")),
          entry("target-asterisk", d -> d.refused(Stage.TARGET) && d.requestTarget().equals("*")),
          entry(
              "protocol-name",
              d ->
                  d.head(TARGET, "LITERAL")
                      && d.reason().message().startsWith("RTSP/", d.reason().offset())),
          entry("major-version", d -> d.headKind("BAD_VERSION")),
          entry(
              "control-character",
              d ->
                  d.head(HEADERS, "LITERAL")
                      && d.reason().octet() < ' '
                      && "\r\n".indexOf(d.reason().octet()) < 0
                      && d.reason().before() != '\r'),
          entry("two-lengths", d -> d.headKind("SMUGGLING")),
          entry("chunked-alone", d -> d.refused(Stage.CODING)),
          entry("length-digits", d -> d.head(HEADERS, "DIGITS")),
          entry("single-field", d -> d.headKind("DUPLICATE")),
          entry("trailer-framing", d -> d.refused(Stage.TRAILER) && isSmuggling(d)),
          entry("chunk-blanks", d -> d.refused(Stage.CHUNK) && d.blankBeforeLineEnd()),
          entry(
              "chunk-end",
              d -> d.refused(Stage.CHUNK) && isHexOrLetter(d.reason().octet()) && !extends1K(d)),
          entry(
              "our-limits",
              d -> d.refused(Stage.HEAD_LENGTH) || d.headKind("LIMIT") || extends1K(d)),
          entry("status-space", d -> !d.suiteCase().request() && isStatusEnd(d)),
          entry("what-follows", d -> d.refused(Stage.HEAD) && d.follows()),
          entry("upgrade-ignored", Rules::isBehindUpgrade),
          entry("any-method", Rules::isMethodOfOthers),
          entry("their-limits", d -> d.accepted() && d.error().startsWith("LimitRequest")),
          entry(
              "underscore-name",
              d -> d.accepted() && d.suiteCase().note().contains("\"header_map\", \"refuse\"")),
          entry(
              "trailers-dropped",
              d -> d.accepted() && d.suiteCase().id().contains("trailer_forbidden")),
          entry(
              "more-expected",
              d -> d.outcome().verdict() == Verdict.INCOMPLETE && !hasLeadingZero(d)),
          entry(
              "leading-zeros",
              d -> d.outcome().verdict() == Verdict.INCOMPLETE && hasLeadingZero(d)));

  /** One rule as the resource tells it. */
  record Rule(String name, String source, String text) {}

  private Rules() {}

  /** The rules, in the resource's order; each has a condition and each condition a rule. */
  static List<Rule> all() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Rules.class.getResourceAsStream("rules.tsv"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] columns = line.split("\t", -1);
          rules.put(columns[0], new Rule(columns[0], columns[1], columns[2]));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    if (!rules.keySet().equals(CONDITIONS.keySet())) {
      throw new AssertionError("rules " + rules.keySet() + ", not " + CONDITIONS.keySet());
    }
    return List.copyOf(rules.values());
  }

  /** The names of the rules that hold; one, if all is well. */
  static List<String> holding(Deviation deviation) {
    List<String> names = new ArrayList<>();
    for (Rule rule : all()) {
      if (CONDITIONS.get(rule.name()).holds(deviation)) {
        names.add(rule.name());
      }
    }
    return names;
  }

  private static boolean isSecondBlank(Deviation d) {
    boolean inLine = d.reason().field() == METHOD || d.reason().field() == TARGET;
    boolean second = d.reason().octet() == ' ' && d.reason().before() == ' ';
    return d.refused(Stage.HEAD) && inLine && (second || d.reason().octet() == '\t');
  }

  private static boolean isSmuggling(Deviation d) {
    return d.reason().kind().equals("SMUGGLING");
  }

  private static boolean isStatusEnd(Deviation d) {
    return d.head(STATUS, "LITERAL") && d.reason().octet() == '\r';
  }

  /** Extensions may take 1,024 octets; no shorter stream has so many. */
  private static boolean extends1K(Deviation d) {
    return d.refused(Stage.CHUNK) && d.reason().line().length() > 1024;
  }

  private static boolean isBehindUpgrade(Deviation d) {
    return d.suiteCase().word().equals("upgrade")
        && d.refused(Stage.HEAD)
        && d.outcome().messages().size() == 1;
  }

  private static boolean isMethodOfOthers(Deviation d) {
    return d.accepted()
        && (d.error().startsWith("Invalid method")
            || d.suiteCase().id().contains("METHOD-CONNECT"));
  }

  private static boolean hasLeadingZero(Deviation d) {
    return LEADING_ZERO.matcher(d.suiteCase().octets()).find();
  }

  private static boolean isBlank(int octet) {
    return octet == ' ' || octet == '\t';
  }

  private static boolean isHexOrLetter(int octet) {
    return Character.isLetterOrDigit(octet);
  }
}
