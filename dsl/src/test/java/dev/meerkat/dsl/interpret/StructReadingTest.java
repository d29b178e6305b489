// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Holds the interpreter to the rules that stand at IrStruct. */
class StructReadingTest {

  private static void reads(String body, String hex, String outcome) {
    Trial trial = new Trial("error BAD, WORSE;\n" + body);
    assertEquals(outcome, trial.read("M", hex).describe(), body + " <- " + hex);
  }

  private static long number(String body, String hex, String field) {
    Trial trial = new Trial(body);
    return ((Value.Struct) trial.read("M", hex).value()).number(field);
  }

  @Test
  void scalar_thatFits_isRead() {
    reads("message M { a : u8; b : u16; }", "01 02 03", "OK, 3 bytes");
    assertEquals(0x0203, number("message M { a : u8; b : u16; }", "01 02 03", "b"));
  }

  @Test
  void scalar_thatDoesNotFit_isShortAtItself() {
    reads("message M { a : u8; b : u16; }", "01 02", "SHORT at 1, field 2");
    reads("message M { a : u8; b : u16; }", "", "SHORT at 0, field 1");
  }

  @Test
  void bits_areReadMostSignificantFirst() {
    String body = "message M { a : u3; b : u9; c : u4; }";
    assertEquals(5, number(body, "b0 5f", "a"));
    assertEquals(0x105, number(body, "b0 5f", "b"));
    assertEquals(15, number(body, "b0 5f", "c"));
  }

  @Test
  void bits_thatDoNotFit_areShortAtTheByteOfTheFirst() {
    reads("message M { a : u4; b : u12; }", "ff", "SHORT at 0, field 2");
    reads("message M { a : u8; b : u4; c : u4; }", "ff", "SHORT at 1, field 2");
  }

  @Test
  void littleEndian_turnsTheBytesRound() {
    assertEquals(0x0201, number("default endian little; message M { a : u16; }", "01 02", "a"));
  }

  @Test
  void signed_isSignExtended() {
    assertEquals(-2, number("message M { a : i16; }", "ff fe", "a"));
  }

  @Test
  void unit_scalesTheValue() {
    assertEquals(24, number("message M { _ : u3 = 0; a : u13 unit 8; }", "00 03", "a"));
  }

  @Test
  void constant_thatDiffers_isConst() {
    reads("message M { x : u8; a : u8 = 7; b : u8; }", "00 08", "CONST at 1, field 2");
  }

  @Test
  void shouldConstant_thatDiffers_isAFinding() {
    Trial trial = new Trial("message M { a : u4 = 0 should; b : u4 should b < 3; }");
    assertEquals(0, trial.read("M", "02").findings());
    assertEquals(1, trial.read("M", "12").findings());
    assertEquals(3, trial.read("M", "13").findings());
  }

  @Test
  void closedEnum_withoutTheValue_isEnum() {
    String body = "closed enum E : u8 { A = 1, B = 3..5 } message M { a : E; }";
    reads(body, "04", "OK, 1 bytes");
    reads(body, "02", "ENUM at 0, field 1");
  }

  @Test
  void where_failsWithItsNameOrValue() {
    reads("message M { x : u8; a : u8 where a > 2 else BAD; }", "00 02", "BAD at 1, field 2");
    reads("message M { a : u8 where a > 2; }", "02", "VALUE at 0, field 1");
    reads(
        "message M { a : u8 where a > 2 else BAD where a < 9 else WORSE; }",
        "09",
        "WORSE at 0, field 1");
  }

  @Test
  void require_isReportedAtTheFieldBefore() {
    reads(
        "message M { a : u8; b : u8; require a < b else BAD; c : u8; }",
        "02 01 00",
        "BAD at 1, field 2");
  }

  @Test
  void sizedField_mustBeConsumed() {
    String body = "struct S { x : u8; } message M { n : u8 sizes s; s : S; z : u8; }";
    reads(body, "01 aa bb", "OK, 3 bytes");
    reads(body, "02 aa bb cc", "TRAILING at 2, field 2");
    reads(body, "00 aa bb", "SHORT at 1, field 2");
  }

  @Test
  void size_thatClaimsTooMuch_isLengthAtTheSize() {
    String body = "message M { n : u8 sizes s; k : u8; s : bytes[..]; }";
    reads(body, "02 00 aa bb cc", "OK, 4 bytes");
    reads(body, "03 00 aa bb", "LENGTH at 0, field 1");
  }

  @Test
  void sizesMessage_boundsTheWindow() {
    String body = "message M { n : u8 sizes message where n >= 1; s : bytes[..]; }";
    reads(body, "03 aa bb cc", "OK, 3 bytes");
    reads(body, "05 aa bb cc", "LENGTH at 0, field 1");
    reads(
        "message M { n : u8 sizes message where n >= 1; k : u8; }",
        "03 aa bb",
        "TRAILING at 2, field 1");
    reads(
        "message M { k : u8; n : u8 sizes message where n >= 1; s : bytes[..]; }",
        "00 01",
        "LENGTH at 1, field 2");
  }

  @Test
  void regionAndMessage_mustNest() {
    String body =
        "message M { region r { h : u8 sizes r where h >= 2; n : u8 sizes message where n >= 2;"
            + " o : bytes[..]; } p : bytes[..]; }";
    reads(body, "03 04 aa bb cc", "OK, 4 bytes");
    reads(body, "04 03 aa bb cc", "LENGTH at 1, field 2");
    reads(body, "06 04 aa bb cc", "LENGTH at 0, field 1");
  }

  @Test
  void region_thatIsNotConsumed_isTrailingForTheFieldThatSizesIt() {
    String body = "message M { region r { h : u8 sizes r where h >= 1; k : u8; } p : u8; }";
    reads(body, "02 aa bb", "OK, 3 bytes");
    reads(body, "03 aa bb", "TRAILING at 2, field 1");
  }

  @Test
  void prefixed_isBoundByItsPrefix() {
    String body = "message M { a : bytes prefixed u16 min 1 max 3; z : u8; }";
    reads(body, "00 01 aa 00", "OK, 4 bytes");
    reads(body, "00", "SHORT at 0, field 1");
    reads(body, "00 02 aa", "LENGTH at 0, field 1");
    reads(body, "00 00 aa", "SHORT at 0, field 1");
    reads(body, "00 04 aa aa aa aa 00", "LIMIT at 5, field 1");
  }

  @Test
  void fixedBytes_thatDoNotFit_areShort() {
    reads("message M { a : u8; b : bytes[4]; }", "01 02 03 04", "SHORT at 1, field 2");
  }

  @Test
  void condition_thatDoesNotHold_leavesTheFieldOut() {
    String body = "message M { f : u8; a : u8 if f == 1; z : u8; }";
    reads(body, "01 02 03", "OK, 3 bytes");
    reads(body, "00 02 03", "OK, 2 bytes");
    reads(body, "01 02", "SHORT at 2, field 3");
  }

  @Test
  void part_failsWithTheOuterFieldAndTheInnerPlace() {
    String body = "struct S { x : u8; y : u8 where y == 1 else BAD; } message M { a : u8; s : S; }";
    reads(body, "00 00 02", "BAD at 2, field 2");
    reads(body, "00 00", "SHORT at 2, field 2");
  }

  @Test
  void list_countsItsElements() {
    String body = "struct S { x : u16; } message M { n : u8 counts s; s : S[n] max 3; z : u8; }";
    reads(body, "02 00 01 00 02 ff", "OK, 6 bytes");
    reads(body, "02 00 01 00", "SHORT at 3, field 2");
    reads(body, "04 00 01 00 02 00 03 00 04 ff", "LIMIT at 7, field 2");
  }

  @Test
  void listToTheEnd_mustEndWithAnElement() {
    String body = "message M { g : u16[..] max 2; }";
    reads(body, "00 01 00 02", "OK, 4 bytes");
    reads(body, "00 01 00", "SHORT at 2, field 1");
    reads(body, "00 01 00 02 00 03", "LIMIT at 4, field 1");
    reads(body, "", "OK, 0 bytes");
    reads("message M { g : u16[..] min 1 max 2; }", "", "SHORT at 0, field 1");
  }

  @Test
  void pad_fillsUpToTheMultiple() {
    String body = "message M { a : bytes prefixed u8 pad 0 to 4; z : u8; }";
    reads(body, "01 aa 00 00 ff", "OK, 5 bytes");
    reads(body, "03 aa bb cc ff", "OK, 5 bytes");
    reads(body, "01 aa 00 01 ff", "PAD at 3, field 1");
    reads(body, "01 aa 00", "SHORT at 0, field 1");
  }

  private static final String SWITCH =
      "struct A { x : u16; } message B { y : u16; }\n"
          + "message M { t : u8; p : switch (t) { 1 => A; 2 => B; 3 => error BAD; 4 => bytes[2]; } }";

  @Test
  void switch_readsPartsAndLeavesMessages() {
    reads(SWITCH, "01 00 00", "OK, 3 bytes");
    reads(SWITCH, "01 00", "SHORT at 1, field 2");
    reads(SWITCH, "02 00", "OK, 2 bytes");
    reads(SWITCH, "03 00", "BAD at 1, field 2");
    reads(SWITCH, "04 00 00", "OK, 3 bytes");
    reads(SWITCH, "05 00 00", "VALUE at 1, field 2");
  }

  @Test
  void switch_withAMessage_opensItWhenAsked() {
    Trial trial = new Trial("error BAD;\n" + SWITCH);
    Value.Struct m = (Value.Struct) trial.read("M", "02 12 34 56").value();
    Reading inner = trial.open((Value.Case) m.field(2));
    assertEquals(0x1234, ((Value.Struct) inner.value()).number("y"));
    assertEquals("OK, 2 bytes", inner.describe());
  }

  @Test
  void parameters_crossTheCall() {
    Trial trial =
        new Trial("struct S(n: u8) { x : bytes[n]; } message M { n : u8; s : S(n); z : u8; }");
    assertEquals("OK, 4 bytes", trial.read("M", "02 aa bb cc").describe());
  }

  @Test
  void checksum_isVerifiedBehindWhatItCovers() {
    String body =
        "message M { region r { n : u8 sizes r where n >= 4; k : u8; c : u16 checks inet16(r); }"
            + " p : u8 = 1; }";
    reads(body, "04 01 fb fe 01", "OK, 5 bytes");
    reads(body, "04 01 fb ff 02", "CHECKSUM at 2, field 3");
    reads(body, "04 01 fb fe 02", "CONST at 4, field 4");
    reads(body, "05 01 fb ff 00 02", "TRAILING at 4, field 1");
  }

  @Test
  void checksumThatIsWrong_underNote_isAFinding() {
    Trial trial =
        new Trial("message M { a : u8 should a == 0; b : u8; c : u16 checks inet16(message); }");
    Reading reading = trial.read("M", "00 00 00 00", new ReadOptions(ChecksumPolicy.NOTE));
    assertEquals(2, reading.findings());
    Value.Struct value = (Value.Struct) reading.value();
    assertEquals(Verdict.WRONG, value.checksums().get(3));
    Reading skipped = trial.read("M", "00 00 00 00", new ReadOptions(ChecksumPolicy.SKIP));
    assertEquals(0, skipped.findings());
  }

  @Test
  void checksumOverAnUnknownSum_isNotVerified() {
    Trial trial = new Trial("message M(p: inet16) { c : u16 checks inet16(p, message); }");
    Reading reading = trial.read("M", "12 34");
    assertEquals("OK, 2 bytes", reading.describe());
    assertEquals(Verdict.UNVERIFIED, ((Value.Struct) reading.value()).checksums().get(1));
  }
}
