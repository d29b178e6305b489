// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How often each construct of the language stands in descriptions. */
final class Constructs {
  private final Map<String, Pattern> patterns = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /**
   * @param patterns a construct, a blank, and the expression that finds it; an expression alone is
   *     its own name
   */
  Constructs(List<String> patterns) {
    for (String line : patterns) {
      int blank = line.indexOf(" ~ ");
      String name = blank < 0 ? line : line.substring(0, blank);
      String pattern = blank < 0 ? Pattern.quote(line) : line.substring(blank + 3);
      this.patterns.put(name, Pattern.compile(pattern));
      counts.put(name, 0);
    }
  }

  void count(String text) {
    patterns.forEach(
        (name, pattern) ->
            counts.merge(name, (int) pattern.matcher(text).results().count(), Integer::sum));
  }

  /** Those that never stood anywhere. */
  List<String> missing() {
    return counts.entrySet().stream()
        .filter(e -> e.getValue() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How often each stood, for a person. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    counts.forEach((name, count) -> text.append(String.format("%6d  %s%n", count, name)));
    return text.toString();
  }
}
