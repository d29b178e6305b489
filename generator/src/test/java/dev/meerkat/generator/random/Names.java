// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of fields; some of them are taken in Java, or by readers and writers. */
final class Names {
  private static final List<String> ODD =
      List.of(
          "size",
          "offset",
          "length",
          "buffer",
          "count",
          "index",
          "next",
          "end",
          "status",
          "value",
          "type",
          "limit",
          "data",
          "error",
          "position",
          "parent",
          "set",
          "stage",
          "class",
          "int",
          "wrap",
          "finish",
          "sum",
          "policy",
          "findings",
          "at",
          "open",
          "seen",
          "tag",
          "kind",
          "hash",
          "capacity",
          "element",
          "result",
          "clear",
          "head",
          "body_part",
          "UPPER",
          "Camel");

  private final Draws draws;
  private final Set<String> taken = new HashSet<>();
  private int next;

  Names(Draws draws) {
    this.draws = draws;
  }

  String fresh() {
    if (draws.oneIn(7)) {
      String odd = draws.from(ODD);
      if (taken.add(odd)) {
        return odd;
      }
    }
    return "f" + next++;
  }
}
