// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.maven.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Module name and imports at the head of a description.
 *
 * <p>Read by a scan, without the compiler: the names say which texts a build depends on, and that
 * must be known before anything is compiled. What the scan cannot read is the compiler's to report.
 *
 * @param module {@code net.tcp}, or empty when the text does not begin with a module line
 * @param imports names of imported modules in source order
 */
public record DescriptionHeader(String module, List<String> imports) {

  public DescriptionHeader {
    imports = List.copyOf(imports);
  }

  static DescriptionHeader scan(String text) {
    Tokens tokens = new Tokens(text);
    String module = tokens.statement("module");
    List<String> imports = new ArrayList<>();
    if (module.isEmpty()) {
      return new DescriptionHeader("", imports);
    }
    for (String name = tokens.statement("import");
        !name.isEmpty();
        name = tokens.statement("import")) {
      imports.add(name);
    }
    return new DescriptionHeader(module, imports);
  }

  /** The words of the head, comments left out; the last one taken stands in {@code word}. */
  private static final class Tokens {
    private static final Pattern BLANK =
        Pattern.compile("[\\s\\uFEFF]++|//[^\\r\\n]*+|/\\*(?s:.*?)\\*/");
    private static final Pattern WORD =
        Pattern.compile("[A-Za-z]\\w*+|\"(?:[^\"\\\\\\r\\n]|\\\\.)*+\"|(?s:.)");

    private final String text;
    private int at;
    private String word;

    Tokens(String text) {
      this.text = text;
      next();
    }

    /** The name in a statement that begins with this keyword, or empty when none stands here. */
    String statement(String keyword) {
      if (!word.equals(keyword)) {
        return "";
      }
      StringBuilder name = new StringBuilder();
      next();
      while (isIdentifier() && !(name.length() > 0 && name.charAt(name.length() - 1) != '.')) {
        name.append(word);
        next();
        if (word.equals(".")) {
          name.append(word);
          next();
        }
      }
      while (!word.isEmpty() && !word.equals(";")) {
        next();
      }
      next();
      return name.toString();
    }

    private boolean isIdentifier() {
      return !word.isEmpty() && Character.isLetter(word.charAt(0));
    }

    private void next() {
      Matcher blank = BLANK.matcher(text);
      while (blank.region(at, text.length()).lookingAt()) {
        at = blank.end();
      }
      Matcher matcher = WORD.matcher(text).region(at, text.length());
      word = matcher.lookingAt() ? matcher.group() : "";
      at += word.length();
    }
  }
}
