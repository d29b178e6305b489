// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the name from a file's {@code module} line without parsing the file. */
final class ModuleLine {
  private static final Pattern LINE =
      Pattern.compile("(?m)^[ \\t]*module[ \\t]+([A-Za-z][A-Za-z0-9_.]*)");

  private ModuleLine() {}

  static Optional<String> find(String text) {
    Matcher matcher = LINE.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
