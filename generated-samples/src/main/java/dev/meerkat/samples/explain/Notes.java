// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line out of a documentation comment: its first sentence, and the section it names. */
final class Notes {
  private static final Pattern SENTENCE =
      Pattern.compile("^(.*?[^.][.:;])(?=\\s+[A-Z{]|$)", Pattern.DOTALL);
  private static final Pattern SECTION =
      Pattern.compile(
          "(RFC \\d+( (sections?|appendix) [\\w.]+| \"[^\"]+\")?)|((Section|section) \\d[\\w.]*)");

  private Notes() {}

  /** Empty when nothing is said. */
  static String of(String doc) {
    String plain = doc.replaceAll("\\{@code ([^}]*)}", "$1").replaceAll("\\s+", " ").strip();
    Matcher sentence = SENTENCE.matcher(plain);
    String first = sentence.find() ? sentence.group(1) : plain;
    Matcher section = SECTION.matcher(plain);
    String where = section.find() ? section.group() : "";
    if (where.endsWith(".")) {
      where = where.substring(0, where.length() - 1);
    }
    return where.isEmpty() || first.contains(where) ? first : first + " " + where;
  }
}
