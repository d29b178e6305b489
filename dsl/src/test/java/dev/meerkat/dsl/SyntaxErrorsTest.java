// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Mistakes in the text: what is said, where, and that each is said once. */
class SyntaxErrorsTest {

  @Test
  void fiveMistakes_compiled_giveFiveDiagnosticsAtTheirPlaces() {
    assertEquals(
        List.of(
            "t:3:12: error W0102: there is no type Kindd",
            "t:4:15: error W0001: expected a clause or ';' but found 'sizs'",
            "t:5:15: error W0001: ';' is missing after 'u8'",
            "t:6:16: error W0101: there is no cout",
            "t:9:1: error W0001: expected a declaration but found 'mesage'"),
        reported(
            """
            module a.b; enum Kind : u8 { A = 1 }
            message Five {
                kind : Kindd;
                len : u16 sizs list;
                count : u8
                list : u16[cout];
                more : bytes;
            }
            mesage Other { type : u8; text : u16; }
            struct Sound { x : u8; }
            """));
  }

  @Test
  void reservedWordAsName_compiled_saysSo() {
    CompileResult result = compile("module a.b; struct S { where : u8; y : u8; }");

    assertEquals(1, result.diagnostics().size());
    assertTrue(result.render().contains("where is a reserved word"), result.render());
  }

  @Test
  void wordsOfTheLanguageAsNames_compiled_areNames() {
    String names =
        "message struct text type flags len tag max min error index stop skip token list stream"
            + " format digits lines range unit secret opaque with at region let allow until enum"
            + " const checks sizes version header checksum length pad zero chain vector reject";
    StringBuilder fields = new StringBuilder();
    for (String name : names.split(" ")) {
      fields.append(name).append(" : u8;\n");
    }

    assertEquals(List.of(), reported("module a.b; struct S {" + fields + "}"));
  }

  @Test
  void brokenPlaces_compiled_areReportedOnceEach() {
    assertEquals(
        List.of("1:22", "2:16", "3:29", "4:33"),
        places(
            """
            struct A { : u8; b : u8; }
            struct B { a : , b : u8; }
            struct C { a : u8; x : u8 = ; y : u8; }
            struct D { a : u8; z : bytes[(3+]; b : u8; }
            """));
  }

  private static List<String> places(String body) {
    return reported(body.replaceFirst("struct A", "module a; struct A")).stream()
        .map(line -> line.split(":")[1] + ":" + line.split(":")[2])
        .toList();
  }

  private static List<String> reported(String text) {
    return compile(text).diagnostics().stream().map(Object::toString).toList();
  }

  private static CompileResult compile(String text) {
    return new WireCompiler().compile(CompileRequest.of("t", text));
  }
}
