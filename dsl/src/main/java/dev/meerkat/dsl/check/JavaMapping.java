// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import java.util.Locale;

/** How names of the language become names of Java, as the generator does it. */
final class JavaMapping {
  private JavaMapping() {}

  /** {@code source_port}, {@code SOURCE_PORT}, {@code sourcePort} to {@code sourcePort}. */
  static String camel(String name) {
    String pascal = pascal(name);
    return pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
  }

  static String pascal(String name) {
    StringBuilder pascal = new StringBuilder(name.length());
    boolean isShouted = name.equals(name.toUpperCase(Locale.ROOT));
    for (String word : name.split("_", -1)) {
      if (!word.isEmpty()) {
        String rest = word.substring(1);
        pascal.append(word.substring(0, 1).toUpperCase(Locale.ROOT));
        pascal.append(isShouted ? rest.toLowerCase(Locale.ROOT) : rest);
      }
    }
    return pascal.isEmpty() ? "_" : pascal.toString();
  }

  /** {@code sourcePort} to {@code SOURCE_PORT}. */
  static String constant(String name) {
    StringBuilder constant = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isHump =
          i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
      constant.append(isHump ? "_" : "").append(Character.toUpperCase(c));
    }
    return constant.toString();
  }
}
