// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Makes a text that fails as short as it can: without lines, without clauses. */
final class Reduction {
  private final Predicate<String> isValid;
  private final Predicate<String> fails;
  private int left;

  /**
   * @param isValid whether a text can be tried at all
   * @param fails whether a text still fails as the whole did
   * @param most how many valid texts may be tried
   */
  Reduction(Predicate<String> isValid, Predicate<String> fails, int most) {
    this.isValid = isValid;
    this.fails = fails;
    this.left = most;
  }

  String of(String text) {
    String smallest = text;
    for (boolean isSmaller = true; isSmaller && left > 0; ) {
      String next = clauses(lines(smallest));
      isSmaller = next.length() < smallest.length();
      smallest = next;
    }
    return smallest;
  }

  private String lines(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n")));
    for (int run = Math.max(1, lines.size() / 2); run >= 1; run = run > 9 ? run / 2 : run - 1) {
      for (int at = 0; at < lines.size(); ) {
        List<String> rest = new ArrayList<>(lines);
        rest.subList(at, Math.min(at + run, lines.size())).clear();
        if (holds(String.join("\n", rest) + "\n")) {
          lines = rest;
        } else {
          at += run;
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private String clauses(String text) {
    String smallest = text;
    for (String clause :
        List.of(
            " where [^;]*?(?=;| should| sizes| counts)",
            " should[^;]*(?=;)",
            " else \\w+",
            " unit \\d+",
            " pad \\d+ to \\d+",
            " endian \\w+",
            " \\d+ => [^;{}]*;",
            " max \\d+",
            " min \\d+",
            " if [^;]*(?=;)")) {
      java.util.regex.Matcher matcher = java.util.regex.Pattern.compile(clause).matcher(smallest);
      for (int from = 0; matcher.find(from); ) {
        String without = smallest.substring(0, matcher.start()) + smallest.substring(matcher.end());
        from = matcher.start() + 1;
        if (holds(without)) {
          smallest = without;
          matcher.reset(smallest);
        }
        if (from > smallest.length()) {
          break;
        }
      }
    }
    return smallest;
  }

  private boolean holds(String text) {
    return left > 0 && isValid.test(text) && left-- > 0 && fails.test(text);
  }
}
