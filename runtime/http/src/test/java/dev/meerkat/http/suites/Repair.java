// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many cases are refused for what they do not mean to test: no Host, or lines that end with LF.
 * They are judged once more with that put right, so that what they do test is tested.
 */
final class Repair {
  /** The host that is put in, and left out of comparisons. */
  static final String HOST = "repaired.invalid";

  private static final Pattern REQUEST_LINE = Pattern.compile("( HTTP/1\\.[1-9]\r\n)(?!Host:)");
  private static final Pattern HEAD_WITH_LF = Pattern.compile("\\A(?:[^\r\n]+\n)+\n");

  private Repair() {}

  /** The case with what a rule refuses put right, where that can be done. */
  static Optional<SuiteCase> of(SuiteCase each, String rule) {
    if (each.request() && rule.equals("host-missing")) {
      return with(each, REQUEST_LINE.matcher(each.octets()).replaceAll("$1Host: " + HOST + "\r\n"));
    }
    if (!each.request() && rule.equals("bare-lf")) {
      Matcher head = HEAD_WITH_LF.matcher(each.octets());
      if (head.find()) {
        String lines = head.group().replace("\n", "\r\n");
        return with(each, lines + each.octets().substring(head.end()));
      }
    }
    return Optional.empty();
  }

  private static Optional<SuiteCase> with(SuiteCase each, String octets) {
    byte[] raw = octets.getBytes(StandardCharsets.ISO_8859_1);
    return Optional.of(
        new SuiteCase(
            each.suite(),
            each.id() + " (repaired)",
            each.request(),
            raw,
            each.lenient(),
            each.line()));
  }
}
