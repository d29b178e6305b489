// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** No mistake hides another, unless it decides whether the other is one. */
class ManyMistakesTest {
  @Test
  void unknownNamesBesideOthers_allAreReported() {
    assertEquals(
        List.of("4 W0102", "5 W0101", "6 W0403", "7 W0301", "8 W0601", "9 W0508"),
        mistakes(
            """
            module a.many;
            struct Pair { a : u8; b : u8; }
            message M {
              a : nosuch;
              b : u8 where bb > 3;
              c : bytes[..];
              d : Pair[..];
              e : u8 = 300;
              g : u16 sizes h * 0;
              h : bytes[..];
            }
            """));
  }

  @Test
  void sizeOfAnUnknownField_openFieldBehindIt_onlyTheNameIsReported() {
    assertEquals(
        List.of("3 W0401"),
        mistakes(
            """
            module a.many;
            message M {
              length : u16 sizes paylaod;
              payload : bytes[..];
              crc : u16;
            }
            """));
  }

  @Test
  void conditionWithUnknownName_placesOfOthers_areStillChecked() {
    assertEquals(
        List.of("3 W0101", "4 W0403", "5 W0301"),
        mistakes(
            """
            module a.many;
            message M {
              a : u8 where nix == 1;
              b : bytes[..];
              c : u16[..];
              d : u8;
            }
            """));
  }

  private static List<String> mistakes(String text) {
    return new WireCompiler()
            .compile(
                CompileRequest.of(List.of(new SourceText("many.wire", text)), SourceLocator.none()))
            .diagnostics()
            .stream()
            .map(d -> d.span().line() + " " + d.code().id())
            .toList();
  }
}
