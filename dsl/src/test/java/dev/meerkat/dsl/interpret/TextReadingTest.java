// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Holds the interpreter to the rules that stand at IrText. */
class TextReadingTest {
  private static final String HEAD =
      """
      error BAD;
      charset word = ALPHA;
      charset field = 0x20..0x7E | "\\t";
      text Line { name : token of word 1..4 nocase; ":"; value : text of field 0..8 trim; CRLF; }
      text T stream max 64 {
        verb : token of word 1..3;
        SP;
        n : digits u8 1..3 where n != 9 else BAD;
        CRLF;
        lines : lines of Line until CRLF max 2;
        index lines by name nocase { A = "aa" : single; L = "ll" : single digits u8; C = "cc" : list token; }
        require !(lines.A.present && lines.L.present) else BAD;
      }
      """;

  private static void reads(String input, String outcome) {
    Trial trial = new Trial(HEAD);
    byte[] octets = input.getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(outcome, trial.read("T", octets).describe(), input);
  }

  @Test
  void wholeText_isRead() {
    reads("GET 7\r\n\r\n", "OK, 9 bytes");
    reads("GET 7\r\n\r\nmore", "OK, 9 bytes");
  }

  @Test
  void beginning_needsMore() {
    String whole = "GET 7\r\nAA: b\r\n\r\n";
    for (int i = 0; i < whole.length(); i++) {
      reads(whole.substring(0, i), "NEED_MORE");
    }
    reads(whole, "OK, 16 bytes");
  }

  @Test
  void token_outsideItsSet_isCharset() {
    reads(" 7\r\n", "CHARSET at 0, field 1");
  }

  @Test
  void token_tooLong_isLimitAtTheFirstTooMany() {
    reads("GETT", "LIMIT at 3, field 1");
  }

  @Test
  void literal_thatDiffers_isReportedForTheItemBefore() {
    reads("GET\t7\r\n", "LITERAL at 3, field 1");
    reads("GET 7\n", "LITERAL at 5, field 2");
    reads("GET 7\r\r", "LITERAL at 6, field 2");
  }

  @Test
  void digits_haveTheirLimits() {
    reads("GET x", "DIGITS at 4, field 2");
    reads("GET 256", "LIMIT at 6, field 2");
    reads("GET 0000", "LIMIT at 7, field 2");
    reads("GET 9\r\n", "BAD at 4, field 2");
    reads("GET 9", "NEED_MORE");
  }

  @Test
  void lines_failWithTheirOwnField() {
    reads("GET 7\r\n: x\r\n", "CHARSET at 7, field 3");
    reads("GET 7\r\nAA x\r\n", "LITERAL at 9, field 3");
    reads("GET 7\r\nAA:123456789", "LIMIT at 18, field 3");
    reads("GET 7\r\n\rX", "CHARSET at 7, field 3");
  }

  @Test
  void oneLineTooMany_isLimitAtItsFirstOctet() {
    reads("GET 7\r\na:\r\nb:\r\n", "NEED_MORE");
    reads("GET 7\r\na:\r\nb:\r\nc", "LIMIT at 15, field 3");
    reads("GET 7\r\na:\r\nb:\r\n\r\n", "OK, 17 bytes");
  }

  @Test
  void index_judgesALineWhenItIsWhole() {
    reads("GET 7\r\nAA:1\r\naa:2\r", "NEED_MORE");
    reads("GET 7\r\nAA:1\r\naa:2\r\n", "DUPLICATE at 13, field 3");
    reads("GET 7\r\nll: 25x\r\n", "DIGITS at 13, field 3");
    reads("GET 7\r\nll: 256\r\n", "LIMIT at 13, field 3");
    reads("GET 7\r\nll:  \r\n", "DIGITS at 12, field 3");
    reads("GET 7\r\ncc: a, ,b\t\r\n\r\n", "OK, 21 bytes");
    reads("GET 7\r\ncc: a b\r\n", "CHARSET at 12, field 3");
  }

  @Test
  void require_isReportedAtTheItemBefore() {
    reads("GET 7\r\nAA:1\r\nll:2\r\n\r\n", "BAD at 7, field 3");
  }

  @Test
  void textBeyondItsLimit_isLimitThere() {
    Trial trial =
        new Trial("charset w = ALPHA; text T stream max 4 { a : token of w 0..9; CRLF; }");
    assertEquals("NEED_MORE", trial.read("T", ascii("aaa")).describe());
    assertEquals("LIMIT at 4, field 1", trial.read("T", ascii("aaaa")).describe());
    assertEquals("LIMIT at 4, field 1", trial.read("T", ascii("aaa\r\n")).describe());
    assertEquals("OK, 4 bytes", trial.read("T", ascii("aa\r\n")).describe());
  }

  @Test
  void textThatIsNoStream_endsWithItsWindow() {
    Trial trial =
        new Trial("charset w = ALPHA; text T { a : token of w 1..9; \":\"; b : token of w 0..9; }");
    assertEquals("OK, 2 bytes", trial.read("T", ascii("a:")).describe());
    assertEquals("OK, 3 bytes", trial.read("T", ascii("a:b")).describe());
    assertEquals("SHORT at 1, field 1", trial.read("T", ascii("a")).describe());
    assertEquals("SHORT at 0, field 1", trial.read("T", ascii("")).describe());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
