// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.ArrayList;
import java.util.List;

/** Structs, messages and tlvs that a description declares on its way. */
final class Parts {
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
  private int declared;
  private int depth;

  Parts(Draws draws, Scalars scalars, List<String> declarations) {
    this.draws = draws;
    this.scalars = scalars;
    this.declarations = declarations;
  }

  Draws draws() {
    return draws;
  }

  Scalars scalars() {
    return scalars;
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

  /** The name with arguments. */
  String use(Part part, Numbers numbers) {
    if (part.params.isEmpty()) {
      return part.name;
    }
    List<String> arguments = new ArrayList<>();
    for (long max : part.params) {
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
