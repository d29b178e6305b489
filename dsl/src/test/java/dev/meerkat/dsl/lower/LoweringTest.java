// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.SourceLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.print.IrPrinter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What descriptions come to mean, read off the printed IR. */
class LoweringTest {

  @Test
  void typeAlias_used_bringsItsClauses() {
    lowers(
        "type Addr = bytes[4] format ipv4; struct S { a : Addr; }",
        "#1 a : bytes[4] at 0 | 4 bytes | count 4..4 | format ipv4");
  }

  @Test
  void clauseOfTheField_winsOverItsAlias() {
    lowers(
        "type Str = utf8 prefixed u16 max 100; struct S { a : Str max 7; }",
        "#1 a : utf8[..] at 0 | 2..9 bytes | prefixed u16 | count 0..7");
  }

  @Test
  void littleEndianFile_turnsWholeBytesOnly() {
    lowers(
        "default endian little; struct S { a : u16; b : u8; c : u32 endian big; }",
        "#1 a : u16 little at 0",
        "#2 b : u8 at 16",
        "#3 c : u32 at 24");
  }

  @Test
  void enumMember_isFoundByWhatItIsComparedWith() {
    lowers(
        "enum P : u8 { X = 1 } enum Q : u8 { X = 2 } struct S { p : P where p != X; q : Q where X != q; }",
        "#1 p : P/u8 at 0 | 1 bytes | where (#1 != 1)",
        "#2 q : Q/u8 at 8 | 1 bytes | where (2 != #2)");
  }

  @Test
  void switchOnAChoice_knowsTheEnumOfItsBranch() {
    lowers(
        "enum P : u8 { UDP = 17 } message M { f : u8; p : P;"
            + " b : switch (f == 0 ? p : 255) { UDP => u16; default => bytes; } }",
        "#3 b : switch (((#1 == 0) ? #2 : 255)) at 16",
        "[17] UDP => u16");
  }

  @Test
  void whereOnASize_narrowsWhatFollows() {
    lowers(
        "message M { n : u4 where n >= 5; _ : u4; options : bytes[n * 4 - 20]; }",
        "#3 options : bytes[((#1 * 4) - 20)] at 8 | 0..40 bytes | count 0..40");
  }

  @Test
  void whereBetweenTwoFields_keepsTheirDifferenceFromGoingBelowZero() {
    lowers(
        "message M { n : u8; all : u16 where all >= n * 4; rest : bytes[all - n * 4]; }",
        "#3 rest : bytes[(#2 - (#1 * 4))] at 24 | 0..65535 bytes");
  }

  @Test
  void eitherOfTwoRanges_givesTheirHull() {
    lowers(
        "struct S { n : u8 where n == 4 || n == 9; data : bytes[n - 4]; }",
        "#2 data : bytes[(#1 - 4)] at 8 | 0..5 bytes");
  }

  @Test
  void unit_scalesTheValuesOfTheField() {
    lowers(
        "message M { n : u4 unit 4; _ : u4; data : bytes[n]; }",
        "#3 data : bytes[#1] at 8 | 0..60 bytes");
  }

  @Test
  void sizedMessage_boundsWhatComesLater() {
    lowers(
        "message M { length : u8 sizes message where length >= 1; data : bytes; }",
        "#2 data : bytes[..] at 8 | 0..254 bytes | count 0..254");
  }

  @Test
  void pseudoHeader_builtBeforeThePayload_knowsItsSize() {
    lowers(
        "struct Ps { a : bytes[4]; _ : u8 = 0; n : u16; } message In(p : inet16) { c : u16 checks"
            + " inet16(p, message) zero 0xFFFF optional; }"
            + " message M { length : u16 sizes message; src : bytes[4];"
            + " let ps = Ps(src, payload.size); payload : switch (1) { 1 => In(ps); default => bytes; } }",
        "let0 ps = Ps(#1 = #2, #3 = size(#3))",
        "[1] In => In(let0)",
        "checks inet16($0, message) zero 65535 optional finding 0");
  }

  @Test
  void flagOfAField_isItsBit() {
    lowers(
        "flags F : u8 { _:6, SYN, FIN } struct S { f : F where !(f.SYN == 1 && f.FIN == 1); }",
        "where !((((#1 >>> 1) & 1) == 1) && (((#1 >>> 0) & 1) == 1))");
  }

  @Test
  void findings_areNumberedOverConstantsConditionsAndChecksums() {
    lowers(
        "message M { a : u8 = 0 should should a < 9; c : u16 checks inet16(message); b : u8 should b > 1; }",
        "= 0 finding 0 | should (#1 < 9) finding 1",
        "finding 2",
        "should (#3 > 1) finding 3");
  }

  @Test
  void conditionalField_movesTheAnchorOfWhatFollows() {
    lowers(
        "message M { has : u8 presents x; x : u32 if has == 1; y : u16; z : u8; }",
        "#1 has : u8 at 0 | 1 bytes | presents [2]",
        "#2 x : u32 at 8 | 4 bytes | if (#1 == 1)",
        "#3 y : u16 at #2+0",
        "#4 z : u8 at #2+16");
  }

  @Test
  void tlvSizes_comeFromItsLengthField() {
    lowers(
        "tlv T { tag t : u8; len n : u8 sizes element where n >= 2; 1 A { x : u16; } default { d : bytes[..]; } }"
            + " message M max 99 { list : T[..] prefixed u8 allow A; }",
        "head, length covers the element, 2 bytes",
        "#1 d : bytes[..] at 0 | 0..253 bytes",
        "#1 list : T[..] at 0 | 1..99 bytes | prefixed u8 | count 0..98 | allow A");
  }

  @Test
  void digitsWithoutBounds_takeAsManyAsTheirTypeNeeds() {
    lowers(
        "text T { a : digits u16; SP; b : digits u8 3..3; SP; c : digits u31 base 16; CRLF; }",
        "#1 a : digits u16 1..5 base 10",
        "#2 b : digits u8 3..3 base 10",
        "#3 c : digits u31 1..8 base 16",
        "literal 0d 0a");
  }

  @Test
  void errorTable_listsOwnNamesThenImportedOnes() {
    CompileResult result =
        compile(
            null,
            "module a.b; import a.c; error MINE, BOTH; struct S { x : u8 where x > 1 else THEIRS;"
                + " y : u8 where y > 1 else MINE; z : u8 where z > 1 else BOTH; }",
            "module a.c; error BOTH, THEIRS; struct T { x : u8; }");

    assertEquals(
        List.of("MINE", "BOTH", "THEIRS"),
        result.orThrow().module("a.b").orElseThrow().errors(),
        result::render);
  }

  @Test
  void importedNames_areFoundPlainQualifiedAndByAlias() {
    CompileResult result =
        compile(
            null,
            "module a.b; import a.c; import a.d as dd; struct S { x : T; y : c.T; z : dd.U; w : a.c.T; }",
            "module a.c; struct T { x : u8; }",
            "module a.d; struct U { x : u8; }");

    assertEquals(32, result.orThrow().struct("a.b.S").sizeBits().min());
  }

  @Test
  void caseOfAnUndeclaredModule_fallsToTheDefaultBytes() {
    String ip =
        "module a.ip; import a.tcp; import a.icmp; message Ip { p : u8; b : switch (p) "
            + "{ 6 => Tcp; 1 => Icmp; default => bytes; } }";
    CompileResult result =
        compile(
            Set.of("a.ip", "a.tcp"),
            ip,
            "module a.tcp; message Tcp { x : u8; }",
            "module a.icmp; message Icmp { x : u8; }");

    String printed = IrPrinter.print(result.orThrow());
    assertTrue(printed.contains("[6] Tcp => Tcp"), printed);
    assertTrue(!printed.contains("=> Icmp"), printed);
  }

  @Test
  void caseOfAnUndeclaredModule_withoutSuchADefault_becomesBytes() {
    CompileResult result =
        compile(
            Set.of("a.ip"),
            "module a.ip; import a.tcp; error BAD; message Ip { p : u8; b : switch (p) "
                + "{ 6 => Tcp; default => error BAD; } }",
            "module a.tcp; message Tcp { x : u8; }");

    String printed = IrPrinter.print(result.orThrow());
    assertTrue(printed.contains("[6] Tcp => bytes[..]"), printed);
  }

  @Test
  void vectorOfText_takesItsOctetsFromStrings() {
    lowers(
        "text T { a : token of ALPHA 1..3; CRLF; } vector T \"x\" { text \"ab\\r\\n\"; expect a == \"ab\"; }",
        "octets 61 62 0d 0a",
        "expect (a == \"61 62\")");
  }

  private static void lowers(String body, String... expected) {
    String printed = IrPrinter.print(compile(null, "module a.b;\n" + body).orThrow());
    for (String line : expected) {
      assertTrue(printed.contains(line), () -> "no \"" + line + "\" in\n" + printed);
    }
  }

  private static CompileResult compile(Set<String> declared, String... texts) {
    List<SourceText> sources =
        java.util.stream.IntStream.range(0, texts.length)
            .mapToObj(i -> new SourceText("file" + i, texts[i]))
            .toList();
    return new WireCompiler().compile(new CompileRequest(sources, SourceLocator.none(), declared));
  }
}
