// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.List;

/** Numbers of variable width: in sevens, or with marks for larger forms. */
final class Elastics {
  private final Draws draws;
  private final List<String> declarations;
  private int declared;

  Elastics(Draws draws, List<String> declarations) {
    this.draws = draws;
    this.declarations = declarations;
  }

  /** One that begins and ends with an octet; now and then under a name of its own. */
  String whole() {
    String type = draws.oneIn(3) ? escape() : sevens();
    if (draws.oneIn(3)) {
      String name = "V" + declared++;
      declarations.add("type " + name + " = " + type + ";");
      return name;
    }
    return type;
  }

  /** One behind four bits. */
  String half() {
    return "escape u4 { 14 => u8" + draws.of("", " + 14") + "; 15 => u16; }" + minimal();
  }

  private String sevens() {
    int most = draws.of(2, 3, 4, 2, 5, 9);
    String order = draws.of("le", "be");
    return "varuint(7, " + order + ", max " + most + draws.of("", ", minimal") + ")";
  }

  private String escape() {
    return switch (draws.below(4)) {
      case 1 -> "escape u8 { 254 => u16 + 254; 255 => u32 + 254; }" + minimal();
      case 2 -> "escape u8 { 200 => u24 + 200; }" + minimal();
      case 3 -> "escape u8 { 253 => u16; 254 => u32; 255 => u63; }" + minimal();
      default -> "escape u8 { 255 => u16; }" + minimal();
    };
  }

  private String minimal() {
    return draws.of("", " minimal");
  }
}
