// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The assertions of httparse (Rust) and picohttpparser (C), as the suites write them. */
final class Checks {
  private static final Pattern RUST = Pattern.compile("re[qs]\\.(.+?)(?:\\.unwrap\\(\\))?, (.*)");
  private static final Pattern C_TEXT = Pattern.compile("bufis\\((.+?), .+?, (\".*\")\\)");
  private static final Pattern C_NUMBER = Pattern.compile("(\\w+) == (-?\\d+)");
  private static final Pattern ROW = Pattern.compile("headers\\[(\\d+)]\\.(name|value)");

  private Checks() {}

  /** Whether a message is as a check says. */
  static boolean hold(String check, Message message) {
    for (Pattern form : new Pattern[] {RUST, C_TEXT, C_NUMBER}) {
      Matcher matcher = form.matcher(check);
      if (matcher.matches()) {
        String wanted = matcher.group(2);
        return wanted.equals("NUM_OF_HEADERS")
            || actual(matcher.group(1), message).equals(literal(wanted));
      }
    }
    throw new AssertionError("a check that nobody can read: " + check);
  }

  private static String actual(String what, Message message) {
    Matcher row = ROW.matcher(what);
    if (row.matches()) {
      Message.Field field = message.fields().get(Integer.parseInt(row.group(1)));
      return row.group(2).equals("name") ? field.name() : field.value();
    }
    return switch (what) {
      case "method", "code", "status" -> message.first();
      case "path", "reason", "msg" -> message.second();
      case "version", "minor_version" -> String.valueOf(message.minor());
      case "headers.len()", "num_headers" -> String.valueOf(message.fields().size());
      default -> throw new AssertionError("a check of what nobody knows: " + what);
    };
  }

  /** A number as it is, a string literal without its quotes and escapes. */
  private static String literal(String wanted) {
    if (!wanted.endsWith("\"")) {
      return wanted;
    }
    String text = wanted.substring(wanted.indexOf('"') + 1, wanted.length() - 1);
    StringBuilder octets = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != '\\') {
        octets.append(c);
      } else if (text.charAt(at + 1) == 'x') {
        octets.append((char) Integer.parseInt(text, at + 2, at + 4, 16));
        at += 3;
      } else if (Character.isDigit(text.charAt(at + 1))) {
        octets.append((char) Integer.parseInt(text, at + 1, at + 4, 8));
        at += 3;
      } else {
        octets.append(text.charAt(++at));
      }
    }
    return octets.toString();
  }
}
