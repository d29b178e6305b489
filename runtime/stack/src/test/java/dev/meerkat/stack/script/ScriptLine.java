// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.stack.script;

import java.util.ArrayList;
import java.util.List;

/** One line of a script, cut into words; what stands in angle brackets is one word. */
record ScriptLine(
    String file,
    int number,
    String text,
    boolean timed,
    When when,
    String verb,
    String flow,
    List<String> words) {

  /** Null for an empty line. */
  static ScriptLine parse(String file, int number, String text) {
    List<String> words = split(text);
    if (words.isEmpty()) {
      return null;
    }
    boolean timed = When.isOne(words.get(0));
    When when = timed ? When.parse(words.remove(0)) : When.NOW;
    String verb = words.remove(0);
    int colon = verb.indexOf(':');
    String flow = colon < 0 ? "a" : verb.substring(colon + 1);
    return new ScriptLine(
        file,
        number,
        text.strip(),
        timed,
        when,
        colon < 0 ? verb : verb.substring(0, colon),
        flow,
        words);
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        break;
      }
      if (c == ' ') {
        at++;
        continue;
      }
      int end = at;
      if (c == '<') {
        end = text.indexOf('>', at) + 1;
        if (end == 0) {
          throw new IllegalArgumentException("no > in: " + text);
        }
      } else {
        while (end < text.length() && text.charAt(end) != ' ') {
          end++;
        }
      }
      words.add(text.substring(at, end));
      at = end;
    }
    return words;
  }

  String word(int index) {
    if (index >= words.size()) {
      throw new IllegalArgumentException("a word is missing: " + text);
    }
    return words.get(index);
  }

  int number(int index) {
    return Integer.parseInt(word(index));
  }

  /** The rest of a line from a word on, as a line of its own. */
  ScriptLine rest(int from) {
    return parse(file, number, String.join(" ", words.subList(from, words.size())));
  }

  String place() {
    return file + ":" + number;
  }
}
