// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Holds the interpreter to the rules for runs of tagged elements. */
class TlvReadingTest {
  private static final String ELEMENT =
      """
      error BAD;
      tlv T {
        tag kind : u8;
        len size : u8 sizes element where size >= 2 else BAD;
        0 END : stop;
        1 NOP : skip;
        2 TWO { x : u16; }
        default { data : bytes[..]; }
      }
      """;

  private static void reads(String description, String hex, String outcome) {
    assertEquals(outcome, new Trial(description).read("M", hex).describe(), hex);
  }

  private static void elements(String hex, String outcome) {
    reads(ELEMENT + "message M max 64 { t : T[..] pad 0 to 4; }", hex, outcome);
  }

  @Test
  void run_goesToTheEndOfItsScope() {
    elements("", "OK, 0 bytes");
    elements("02 04 00 01 01 09 03 aa", "OK, 8 bytes");
  }

  @Test
  void elementsThatAreSkipped_areNotInTheValue() {
    Trial trial = new Trial(ELEMENT + "message M max 64 { t : T[..]; }");
    Value.Struct m = (Value.Struct) trial.read("M", "01 09 03 aa 01 02 04 00 01 00").value();
    Value.Tlv tlv = (Value.Tlv) m.field(1);
    assertEquals(2, tlv.elements().size());
    assertEquals("DEFAULT", tlv.elements().get(0).type().name());
    assertEquals(1, tlv.elements().get(0).offset());
    assertEquals(1, tlv.elements().get(1).body().number("x"));
  }

  @Test
  void length_isMissing_shortAtTheLength() {
    elements("01 02", "SHORT at 2, field 1");
  }

  @Test
  void length_breaksItsConstraint_hasItsName() {
    elements("02 01", "BAD at 1, field 1");
  }

  @Test
  void length_pastTheScope_isLength() {
    elements("09 03", "LENGTH at 1, field 1");
  }

  @Test
  void value_longerThanTheCase_isTrailing() {
    elements("02 05 00 01 aa", "TRAILING at 4, field 1");
  }

  @Test
  void value_shorterThanTheCase_isShort() {
    elements("02 03 00", "SHORT at 2, field 1");
  }

  @Test
  void behindAStop_onlyPaddingMayStand() {
    elements("00 00 00", "OK, 3 bytes");
    elements("00 00 01", "PAD at 2, field 1");
    reads(ELEMENT + "message M max 64 { t : T[..]; }", "00 00 01", "OK, 3 bytes");
  }

  @Test
  void lengthOfTheValueAlone_doesNotCountTheHead() {
    String body =
        """
        tlv T { tag kind : u8; len size : u8 sizes value; default { data : bytes[..]; } }
        message M max 64 { t : T[..]; }
        """;
    reads(body, "09 02 aa bb 08 00", "OK, 6 bytes");
    reads(body, "09 03 aa bb", "LENGTH at 1, field 1");
  }

  @Test
  void unknownTag_withAnErrorForIt_isThatErrorAtTheTag() {
    String body =
        """
        error BAD;
        tlv T { tag kind : u8; len size : u8 sizes value; 1 ONE { x : u8; } default error BAD; }
        message M max 64 { t : T[..]; }
        """;
    reads(body, "01 01 00", "OK, 3 bytes");
    reads(body, "01 01 00 02", "BAD at 3, field 1");
  }

  @Test
  void uniqueTag_aSecondTime_isDuplicate() {
    String body =
        """
        tlv T {
          tag kind : u8; len size : u8 sizes value;
          unique except TWO;
          1 ONE { } 2 TWO { } default { data : bytes[..]; }
        }
        message M max 64 { t : T[..]; }
        """;
    reads(body, "01 00 02 00 02 00 09 00", "OK, 8 bytes");
    reads(body, "01 00 01 00", "DUPLICATE at 2, field 1");
    reads(body, "09 00 09 00", "DUPLICATE at 2, field 1");
  }

  @Test
  void caseThatIsNotAllowed_isNotAllowed() {
    String body =
        """
        tlv T { tag kind : u8; len size : u8 sizes value; 1 ONE { } 2 TWO { } default { d : bytes[..]; } }
        message M max 64 { t : T[..] allow ONE; }
        """;
    reads(body, "01 00 01 00", "OK, 4 bytes");
    reads(body, "01 00 02 00", "NOT_ALLOWED at 2, field 1");
  }

  @Test
  void moreElementsThanTheLimit_isLimit() {
    String body =
        """
        tlv T { tag kind : u8; len size : u8 sizes value; default { d : bytes[..]; } }
        message M { t : T[..] max 2; }
        """;
    reads(body, "01 00 01 00", "OK, 4 bytes");
    reads(body, "01 00 01 00 01 00", "LIMIT at 4, field 1");
  }
}
