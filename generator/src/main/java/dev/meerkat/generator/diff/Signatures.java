// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.diff;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public members of a generated class, out of its text: {@code int port()}. */
final class Signatures {
  private static final Pattern PUBLIC =
      Pattern.compile("(?m)^( +)public ([^;{=]*)[;{=]|^( +)}$", Pattern.DOTALL);
  private static final Pattern NESTED = Pattern.compile(".*\\b(?:class|interface) (\\w+).*");

  private Signatures() {}

  static Set<String> of(String java) {
    Set<String> all = new TreeSet<>();
    String nested = "";
    Matcher matcher = PUBLIC.matcher(java);
    while (matcher.find()) {
      if (matcher.group(2) == null) {
        nested = matcher.group(3).length() == 2 ? "" : nested;
        continue;
      }
      String member = member(matcher.group(2));
      Matcher type = NESTED.matcher(member);
      if (type.matches() && matcher.group(1).length() == 2) {
        nested = type.group(1) + ".";
        all.add("class " + type.group(1));
      } else {
        all.add(matcher.group(1).length() > 2 ? nested + member : member);
      }
    }
    return all;
  }

  /** Without modifiers and names of parameters. */
  private static String member(String text) {
    return text.replaceAll("\\s+", " ")
        .replaceAll("\\b(static|final|abstract|default) ", "")
        .replaceAll("(?<=[\\w>\\]]) \\w+(?=[,)])", "")
        .strip();
  }
}
