// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.ArrayList;
import java.util.List;

/** Structs, messages and tlvs that a description declares on its way. */
final class Parts {
  /** Stands for a parameter that is a partial sum. */
  private static final long SUM = -1;

  private static final int DEEPEST = 2;

  /**
   * A declared struct, layer or tlv.
   *
   * @param params how large each argument may be
   * @param isOpen whether it runs to the end of its scope
   */
  record Part(String name, List<Long> params, boolean isOpen) {}

  private final Draws draws;
  private final Scalars scalars;
  private final List<String> declarations;
  private final List<Part> structs = new ArrayList<>();
  private final List<Part> layers = new ArrayList<>();
  private final List<Part> tlvs = new ArrayList<>();
  private final Elastics elastics;
  private String chain;
  private String ended;
  private String pseudoHeader;
  private boolean usesOwnSum;
  private int declared;
  private int depth;

  Parts(Draws draws, Scalars scalars, List<String> declarations) {
    this.draws = draws;
    this.scalars = scalars;
    this.declarations = declarations;
    this.elastics = new Elastics(draws, declarations);
  }

  Draws draws() {
    return draws;
  }

  Scalars scalars() {
    return scalars;
  }

  Elastics elastics() {
    return elastics;
  }

  boolean isDeep() {
    return depth >= DEEPEST;
  }

  /** A struct that there is already, or a new one. */
  Part struct(boolean mayBeOpen) {
    List<Part> fitting = structs.stream().filter(s -> mayBeOpen || !s.isOpen).toList();
    if (!fitting.isEmpty() && (isDeep() || draws.oneIn(2))) {
      return draws.from(fitting);
    }
    return record("struct", structs, mayBeOpen && draws.oneIn(3));
  }

  Part layer() {
    return layers.isEmpty() || draws.oneIn(3)
        ? record("message", layers, true)
        : draws.from(layers);
  }

  private Part record(String kind, List<Part> known, boolean isOpen) {
    String name = (kind.equals("struct") ? "S" : "L") + declared++;
    List<Long> params = new ArrayList<>();
    Body body = new Body(this, kind.equals("message"));
    StringBuilder head = new StringBuilder();
    for (int i = draws.oneIn(4) ? draws.between(1, 2) : 0; i > 0; i--) {
      boolean isWide = draws.oneIn(3);
      String param = "p" + i;
      head.append(head.isEmpty() ? "(" : ", ").append(param).append(isWide ? ": u16" : ": u8");
      params.add(isWide ? 65535L : 255L);
      body.numbers().add(param, isWide ? 65535 : 255);
    }
    if (kind.equals("message") && draws.oneIn(2)) {
      head.append(head.isEmpty() ? "(" : ", ").append("pseudo: inet16");
      params.add(SUM);
      body.takeSum("pseudo");
    }
    depth++;
    body.items(draws.between(1, isDeep() ? 2 : 4), isOpen);
    depth--;
    declarations.add(
        kind + " " + name + head + (head.isEmpty() ? "" : ")") + " {\n" + body.text("  ") + "}");
    Part part = new Part(name, params, isOpen);
    known.add(part);
    return part;
  }

  Part tlv() {
    if (!tlvs.isEmpty() && (isDeep() || draws.oneIn(2))) {
      return draws.from(tlvs);
    }
    String name = "T" + declared++;
    depth++;
    Tlv tlv = new Tlv(this, name);
    declarations.add(tlv.text());
    depth--;
    Part part = new Part(name, tlv.params(), true);
    tlvs.add(part);
    return part;
  }

  /** The one chain that there is. */
  String chain() {
    if (chain == null) {
      chain = "N" + declared++;
      String label = draws.of("u2 0b00 label { len : u6;", "u1 0 label { len : u7;");
      boolean isNarrow = label.startsWith("u1");
      String jump = isNarrow ? "u1 1 jump { to : u15; }" : "u2 0b11 jump { to : u14; }";
      String last = draws.of("", " tolerated");
      declarations.add(
          "chain "
              + chain
              + " max "
              + draws.of(255, 30, 60)
              + " { "
              + label
              + " text : bytes[len]; } stop when len == 0; "
              + (draws.oneIn(3)
                  ? ""
                  : jump + " goto message + to backward max " + draws.of(127, 2, 1) + last + "; ")
              + "default error UNKNOWN; }");
    }
    return chain;
  }

  /** A struct with a number k, by which a list of them can end. */
  String ended() {
    if (ended == null) {
      ended = "K" + declared++;
      Body body = new Body(this, false);
      depth++;
      body.items(draws.below(2), false);
      depth--;
      declarations.add("struct " + ended + " {\n  k : u8;\n" + body.text("  ") + "}");
    }
    return ended;
  }

  /** A struct of numbers. */
  String pseudoHeader() {
    if (pseudoHeader == null) {
      pseudoHeader = "H" + declared++;
      declarations.add("struct " + pseudoHeader + " { a : u32; b : u16; _ : u8 = 0; c : u8; }");
    }
    return pseudoHeader;
  }

  /** Declares a checksum of one's own when it is first used. */
  void use(String algorithm) {
    if (algorithm.equals("odd") && !usesOwnSum) {
      usesOwnSum = true;
      declarations.add("@java(\"" + OddSum.class.getName() + "\") extern checksum odd : u16;");
    }
  }

  /** The name with arguments. */
  String use(Part part, Numbers numbers) {
    if (part.params.isEmpty()) {
      return part.name;
    }
    List<String> arguments = new ArrayList<>();
    for (long max : part.params) {
      if (max == SUM) {
        arguments.add(numbers.sum());
        continue;
      }
      String argument = String.valueOf(draws.below(6));
      if (!numbers.isEmpty() && !draws.oneIn(3)) {
        Numbers.Number number = numbers.any();
        argument =
            number.max() <= max ? number.name() : "(" + number.name() + " & " + max / 2 + ")";
      }
      arguments.add(argument);
    }
    return part.name + "(" + String.join(", ", arguments) + ")";
  }
}
