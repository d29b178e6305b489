// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.ArrayList;
import java.util.List;

/** A random description of texts: a stream or a window of tokens, numbers and lines. */
final class TextDescription {
  private static final List<String> SETS =
      List.of(
          "ALPHA",
          "DIGIT",
          "ALPHA | DIGIT | \"-_\"",
          "VCHAR",
          "0x20..0x7E | \"\\t\"",
          "VCHAR - \":;,\"",
          "0x20..0x7E | 0x80..0xFF | \"\\t\"",
          "\"ab\" | 0x30..0x33");

  private static final List<String> MARKS =
      List.of("\":\"", "\"; \"", "SP", "\"=\"", "\" /\"", "HTAB", "\"ab\"", "LF");

  private final Draws draws;
  private final List<String> declarations = new ArrayList<>();
  private final List<String> numbers = new ArrayList<>();
  private int sets;
  private int named;

  private TextDescription(Draws draws) {
    this.draws = draws;
  }

  /** The text of a module. */
  static String of(Draws draws, String module) {
    TextDescription description = new TextDescription(draws);
    String main = draws.oneIn(6) ? description.chunks() : description.main();
    return "module "
        + module
        + ";\nerror BAD, WRONG;\n"
        + String.join("\n", description.declarations)
        + "\n"
        + main
        + "\n";
  }

  private String main() {
    StringBuilder text = new StringBuilder();
    for (int i = draws.between(1, 4); i > 0; i--) {
      text.append(item());
      if (!draws.oneIn(5)) {
        text.append("  ").append(draws.from(MARKS)).append(";\n");
      }
    }
    text.append("  CRLF;\n");
    if (!draws.oneIn(3)) {
      text.append(lines("lines"));
    }
    if (!numbers.isEmpty() && draws.oneIn(2)) {
      text.append("  require " + draws.from(numbers) + " != 3" + otherwise() + ";\n");
    }
    String kind = draws.oneIn(5) ? "" : " stream";
    return "text Main" + kind + " max " + draws.of(300, 40, 90) + " {\n" + text + "}";
  }

  /** A body in chunks. */
  private String chunks() {
    String base = draws.of(" base 16", "", " base 8");
    StringBuilder text = new StringBuilder("  body : chunked {\n");
    text.append("    size : digits u31" + draws.of("", " 1..4") + base + ";\n");
    if (draws.oneIn(3)) {
      text.append("    note : token of " + set() + " 0..9;\n");
    }
    text.append("    " + draws.of("CRLF", "LF", "\";\"") + ";\n");
    text.append("    data : bytes[size] stream;\n");
    text.append("    " + draws.of("CRLF", "LF", "\".\"") + ";\n  } until size == 0;\n");
    if (draws.oneIn(2)) {
      text.append(lines("trailers"));
    }
    return "text Main stream max " + draws.of(300, 40, 90) + " {\n" + text + "}";
  }

  private String item() {
    String name = "f" + named++;
    return switch (draws.below(5)) {
      case 1, 2 -> number(name);
      case 3 -> "  " + name + " : text of " + set() + " 0..20 trim;\n";
      default -> "  " + name + " : token of " + set() + bounds() + draws.of("", " nocase") + ";\n";
    };
  }

  private String number(String name) {
    String type = draws.of("u8", "u16", "u31", "u4", "u63", "u32");
    String range = draws.oneIn(3) ? " " + draws.between(1, 2) + ".." + draws.between(2, 5) : "";
    String base = draws.oneIn(3) ? " base " + draws.of(16, 8, 2) : "";
    numbers.add(name);
    String where = draws.oneIn(4) ? " where " + name + " != 7" + otherwise() : "";
    return "  " + name + " : digits " + type + range + base + where + ";\n";
  }

  private String lines(String list) {
    String line = "L" + named++;
    boolean isNamed = !draws.oneIn(4);
    String key = "token of " + set() + " 1..9" + draws.of("", " nocase");
    String value = "text of " + set() + " 0.." + draws.of(12, 40) + draws.of(" trim", "");
    declarations.add(
        "text "
            + line
            + " {\n"
            + (isNamed ? "  key : " + key + ";\n  " + draws.of("\":\"", "\"=\"") + ";\n" : "")
            + "  value : "
            + (draws.oneIn(4) ? "digits u16" : value)
            + ";\n  CRLF;\n}");
    String end = draws.of("CRLF", "CRLF", "\".\"", "LF");
    String text = "  " + list + " : lines of " + line + " until " + end;
    return text + " max " + draws.between(1, 5) + ";\n" + (isNamed ? index(list) : "");
  }

  private String index(String list) {
    if (draws.oneIn(3)) {
      return "";
    }
    StringBuilder text = new StringBuilder("  index " + list + " by key");
    text.append(draws.of("", " nocase")).append(" {\n");
    text.append("    A = \"a\" : single digits " + draws.of("u31", "u8", "u63") + ";\n");
    text.append("    B = \"bb\" : list" + draws.of("", " token") + ";\n");
    text.append("    C = \"c-1\"" + draws.of("", " : single", " : token") + ";\n  }\n");
    if (draws.oneIn(2)) {
      String both = list + ".A.present && " + list + ".B.present";
      text.append("  require !(" + both + ")" + otherwise() + ";\n");
    }
    return text.toString();
  }

  private String otherwise() {
    return draws.of(" else BAD", " else WRONG", "");
  }

  private String bounds() {
    return draws.of(" 1..9", " 0..4", " 2..30");
  }

  private String set() {
    if (draws.oneIn(3)) {
      return draws.of("ALPHA", "DIGIT", "VCHAR", "HEXDIG");
    }
    String name = "c" + sets++;
    declarations.add("charset " + name + " = " + draws.from(SETS) + ";");
    return name;
  }
}
