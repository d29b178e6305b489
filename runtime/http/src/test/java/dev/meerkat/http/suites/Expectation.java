// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a suite expects of a case, in our words. */
final class Expectation {
  private static final Pattern REFUSAL = Pattern.compile("40[05]/|400|50[15]|close|Reject");
  private static final Pattern SERVICE =
      Pattern.compile("2xx|200|!101|non-101|304|pass-through|405 \\+ Allow|not 414");

  private Expectation() {}

  /** The verdicts that the suite takes for right. */
  static Set<Verdict> allowed(SuiteCase each) {
    String word = each.word();
    return switch (word) {
      case "accept", "accept-then-ignore-rest", "pause-test", "upgrade" ->
          EnumSet.of(Verdict.ACCEPT);
      case "reject", "bug-payload" -> EnumSet.of(Verdict.REJECT);
      case "incomplete" -> EnumSet.of(Verdict.INCOMPLETE);
      case "either", "unambiguous-or-reject" -> EnumSet.of(Verdict.ACCEPT, Verdict.REJECT);
      case "see text" -> ofText(each.text());
      default -> ofCurl(Integer.parseInt(word.substring("error ".length())));
    };
  }

  private static Set<Verdict> ofText(String text) {
    Set<Verdict> allowed = EnumSet.noneOf(Verdict.class);
    if (REFUSAL.matcher(text).find()) {
      allowed.add(Verdict.REJECT);
    }
    if (SERVICE.matcher(text).find()) {
      allowed.add(Verdict.ACCEPT);
    }
    if (text.contains("timeout")) {
      allowed.add(Verdict.INCOMPLETE);
    }
    return allowed;
  }

  /** By curl's exit code. */
  private static Set<Verdict> ofCurl(int exit) {
    return switch (exit) {
      // nothing came, or less than was announced
      case 7, 18, 52 -> EnumSet.of(Verdict.INCOMPLETE);
      // the content does not decode, or is larger than curl was told to take
      case 23, 63 -> EnumSet.of(Verdict.ACCEPT);
      default -> EnumSet.of(Verdict.REJECT);
    };
  }

  /** Whether our verdict needs a rule: it is not the suite's, or refuses what may be served. */
  static boolean needsRule(SuiteCase each, Verdict ours) {
    Set<Verdict> allowed = allowed(each);
    return !allowed.contains(ours) || ours == Verdict.REJECT && allowed.contains(Verdict.ACCEPT);
  }
}
