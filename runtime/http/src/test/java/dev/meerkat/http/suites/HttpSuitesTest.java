// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nine suites that others wrote: 1,368 streams of requests and responses. */
class HttpSuitesTest {
  /** Up to this length a stream is cut in two at every place; longer ones at some. */
  private static final int CUT_EVERYWHERE = 500;

  private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

  @Test
  void everyCase_judged_isAsItsSuiteSaysOrUnderOneRule() {
    Verdicts verdicts = new Verdicts();
    for (String suite : SuiteCase.SUITES) {
      SuiteCase.of(suite).stream()
          .filter(each -> !suite.equals("smuggler"))
          .forEach(verdicts::judge);
    }
    System.out.println(verdicts.table());
    assertEquals(List.of(), verdicts.faults(), () -> String.join("\n", verdicts.faults()));
    for (Rules.Rule rule : Rules.all()) {
      assertTrue(verdicts.byRule().containsKey(rule.name()), "no case under " + rule);
    }
  }

  /** Refused, or framed by Content-Length alone; what it hides is never answered. */
  @Test
  void everyObfuscatedCoding_sent_isRefusedOrFramedByItsLengthAlone() {
    int taken = 0;
    for (SuiteCase each : SuiteCase.of("smuggler")) {
      Outcome outcome = RequestSession.whole(each.raw());
      if (outcome.verdict() == Verdict.REJECT) {
        assertEquals(List.of(), outcome.messages(), each.id());
      } else {
        taken++;
        assertEquals(Verdict.ACCEPT, outcome.verdict(), each.id());
        assertEquals(1, outcome.messages().size(), each.id());
        assertEquals("0\r\n\r\n", outcome.messages().get(0).body(), each.id());
      }
      String probe =
          each.octets()
              .replaceFirst("Content-Length: 5", "Content-Length: " + (5 + SMUGGLED.length()));
      byte[] raw = (probe + SMUGGLED).getBytes(StandardCharsets.ISO_8859_1);
      assertTrue(RequestSession.whole(raw).messages().size() <= 1, each.id());
    }
    assertTrue(taken < 10, "so many are taken: " + taken);
  }

  @Test
  void everyRefusalOfAProbe_thatMustNotAnswer_answersNothingElse() {
    for (SuiteCase each : SuiteCase.of("Http11Probe")) {
      boolean alone = each.word().equals("reject") || each.text().contains("no extra response");
      Outcome outcome = RequestSession.whole(each.raw());
      if (alone) {
        assertEquals(List.of(), outcome.messages(), each.id());
        assertTrue(outcome.closed(), each.id());
      }
      if (each.text().contains("+ close") || each.text().contains("+close")) {
        assertTrue(outcome.closed(), each.id());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Http11Probe",
        "gunicorn",
        "h1spec",
        "http-garden",
        "httparse",
        "llhttp",
        "picohttpparser",
        "smuggler"
      })
  void everyRequestStream_cut_hasTheOutcomeOfTheWhole(String suite) {
    for (SuiteCase each : withRepairs(suite)) {
      Outcome whole = RequestSession.whole(each.raw());
      assertEquals(whole, RequestSession.inSegments(each.raw(), 1), each.id());
      int step = 1 + each.raw().length / CUT_EVERYWHERE;
      step = suite.equals("smuggler") ? Math.max(7, step) : step;
      for (int place = 1; place < each.raw().length; place += step) {
        Outcome cut = RequestSession.cutAt(each.raw(), place);
        assertEquals(whole, cut, each.id() + " cut at " + place);
      }
    }
  }

  private static List<SuiteCase> withRepairs(String suite) {
    List<SuiteCase> cases = new ArrayList<>();
    for (SuiteCase each : SuiteCase.of(suite)) {
      if (each.request()) {
        cases.add(each);
        if (!suite.equals("smuggler")) {
          Repair.of(each, "host-missing").ifPresent(cases::add);
        }
      }
    }
    return cases;
  }
}
