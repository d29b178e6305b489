// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.ArrayList;
import java.util.List;

/** A random tlv. */
final class Tlv {
  private final Parts parts;
  private final Draws draws;
  private final StringBuilder text = new StringBuilder();
  private final List<Long> params = new ArrayList<>();
  private final List<String> cases = new ArrayList<>();
  private boolean isPacked;

  Tlv(Parts parts, String name) {
    this.parts = parts;
    this.draws = parts.draws();
    boolean hasLength = !draws.oneIn(5);
    boolean hasParam = draws.oneIn(6);
    text.append("tlv ").append(name).append(hasParam ? "(q : u8)" : "").append(" {\n");
    if (hasParam) {
      params.add(255L);
    }
    head(hasLength);
    for (int i = draws.between(1, 4), tag = draws.below(2); i > 0; i--, tag += 1 + draws.below(2)) {
      element(tag, hasLength, hasParam);
    }
    otherwise(hasLength, hasParam);
    text.append("}");
  }

  List<Long> params() {
    return params;
  }

  String text() {
    return text.toString();
  }

  private void head(boolean hasLength) {
    isPacked = hasLength && draws.oneIn(5);
    int tagBits = isPacked ? 4 : draws.of(8, 16, 8, 32);
    String where = draws.oneIn(5) ? " where kind != 66" : "";
    if (!isPacked && draws.oneIn(8)) {
      String elastic = parts.elastics().whole();
      text.append("  tag kind : " + elastic + where + ";\n");
      if (hasLength) {
        text.append("  len size : " + draws.of("u8", elastic) + " sizes value;\n");
      }
    } else {
      head(hasLength, tagBits, where);
    }
    if (draws.oneIn(3)) {
      text.append(draws.oneIn(3) ? "  unique except CA;\n" : "  unique;\n");
    }
  }

  private void head(boolean hasLength, int tagBits, String where) {
    text.append("  tag kind : u" + tagBits + where + ";\n");
    if (hasLength) {
      int bits = isPacked ? draws.of(4, 12) : draws.of(8, 16, 8);
      String sizes =
          switch (draws.below(6)) {
            case 1 -> "element where size >= " + (tagBits + bits) / 8;
            case 2 -> "value * 2";
            case 3 -> "value + 1";
            case 4 -> "element - 1 where size >= " + ((tagBits + bits) / 8 + 1);
            default -> "value";
          };
      text.append("  len size : u" + bits + " sizes " + sizes + ";\n");
    }
  }

  private void element(int tag, boolean hasLength, boolean hasParam) {
    String label = "C" + (char) ('A' + cases.size());
    cases.add(label);
    int kind = draws.below(isPacked ? 4 : 6);
    if (kind >= 4) {
      text.append("  " + tag + " " + label + (kind == 4 ? " : stop;\n" : " : skip;\n"));
      return;
    }
    text.append("  " + tag + " " + label + " {\n" + body(hasLength, hasParam) + "  }\n");
  }

  private String body(boolean isSized, boolean hasParam) {
    Body body = new Body(parts, false);
    if (hasParam) {
      body.numbers().add("q", 255);
    }
    body.items(draws.below(3), isSized && draws.oneIn(2));
    return body.text("    ");
  }

  private void otherwise(boolean hasLength, boolean hasParam) {
    int kind = draws.below(4);
    if (!hasLength) {
      text.append("  default error UNKNOWN;\n");
    } else if (kind == 0) {
      text.append("  default { data : bytes[..]; }\n");
    } else if (kind == 1) {
      text.append("  default error UNKNOWN;\n");
    } else if (kind == 2) {
      text.append("  default {\n" + body(hasLength, hasParam) + "  }\n");
    }
  }
}
