// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WireFormatterTest {
  @Test
  void spacesAndIndentation_anyHow_becomeOneWay() {
    assertEquals(
        """
        module a.b;
        /// What it is.
        @tshark("x.y", 4)
        message M(p: u8, q: S) max 20 {
            a : u8 where a >= -1 && (a + 1) * 2 < 9
                else BAD; // why
            region r {
                kind : bytes[..];
            }

            x : switch (p == 0 ? q : 2) { 1 => S(p); default => bytes; }
        }
        """,
        WireFormatter.format(
            """
            module   a.b ;
              /// What it is.
              @tshark( "x.y",4 )
              message M(p:u8,q : S)max 20{
            a:u8 where a>=-1&&(a+1)*2<9
            else BAD;// why
              region r{

                kind:bytes[ .. ];


              }


            x : switch (p==0?q:2) { 1=>S(p) ; default=>bytes ; }
            }"""));
  }

  @Test
  void itemsOfAnEnumAndStringsOfAVector_severalLines_standUnderEachOther() {
    String text =
        """
        closed enum Kind : u4 {
            /// one
            A = 1,
            LONG = 2..3
        }
        vector M "x" {
            hex "00"
                "01";
            expect a == 1,
                b == 2;
        }
        """;
    assertEquals(text, WireFormatter.format(text.replace("    ", "\t")));
  }

  @Test
  void columns_colonBelowColon_areKept() {
    String text =
        """
        struct S {
            name  : token of tchar 1..256;
            value : text of fchar 0..8;
        }
        """;
    assertEquals(text, WireFormatter.format(text));
    assertEquals(
        "struct S {\n    name : u8;\n}\n", WireFormatter.format("struct S {\nname   : u8;\n}"));
  }

  @Test
  void emptyText_formatted_staysEmpty() {
    assertEquals("", WireFormatter.format(" \r\n "));
  }

  @Test
  void library_formattedTwice_staysTheSame() throws IOException {
    for (Path file : library()) {
      String once = WireFormatter.format(Files.readString(file));
      assertEquals(once, WireFormatter.format(once), file.toString());
    }
  }

  @Test
  void brokenFiles_formattedTwice_stayTheSame() throws IOException {
    Random random = new Random(7);
    for (Path file : library()) {
      StringBuilder text = new StringBuilder(Files.readString(file));
      for (int i = 0; i < 40; i++) {
        int at = random.nextInt(text.length());
        text.replace(at, at + 1, String.valueOf("{}();:\"/ \n@,?-x".charAt(random.nextInt(15))));
      }
      String once = WireFormatter.format(text.toString());
      assertEquals(once, WireFormatter.format(once), file.toString());
    }
  }

  private static List<Path> library() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../grammars/src/main/resources/META-INF/wire"))) {
      return files.sorted().toList();
    }
  }
}
