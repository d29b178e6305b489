// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each construct of a text by itself, against the interpreter: streams in all ways of cutting. */
class SmallTextsTest {
  private static final String OK = "OK";

  @Test
  void stream_numbersOfSeveralBases_agree() {
    TextOracle oracle =
        oracle(
            TextIr.text(
                "T",
                true,
                64,
                TextIr.digits(1, "size", 63, 16, 1, 16),
                TextIr.literal(";"),
                TextIr.digits(2, "mode", 9, 8, 3, 3),
                TextIr.literal(","),
                TextIr.digits(3, "big", 63, 10, 1, 100),
                TextIr.literal("\n")));
    ok(oracle, "1aF;777,9223372036854775807\n");
    ok(oracle, "7fffffffffffffff;000,0000000000000000000000000000001\nrest");
    bad(oracle, "8000000000000000;000,1\n", Codec.LIMIT, 15);
    bad(oracle, "1;77,1\n", Codec.DIGITS, 4);
    bad(oracle, "1;7777,1\n", Codec.LIMIT, 5);
    bad(oracle, "1;778,1\n", Codec.DIGITS, 4);
    bad(oracle, "1;777,9223372036854775808\n", Codec.LIMIT, 24);
    bad(oracle, "g", Codec.DIGITS, 0);
    fuzz(oracle, "0123456789abcdefABF;,\n");
  }

  @Test
  void stream_smallNumberTypes_agree() {
    TextOracle oracle =
        oracle(
            TextIr.text(
                "T",
                true,
                16,
                TextIr.digits(1, "bit", 1, 10, 1, 9),
                TextIr.literal("."),
                TextIr.digits(2, "nibble", 4, 2, 0, 4),
                TextIr.literal("!")));
    ok(oracle, "1.1111!");
    ok(oracle, "0001.!");
    bad(oracle, "5.1!", Codec.LIMIT, 0);
    bad(oracle, "1.11111!", Codec.LIMIT, 6);
    fuzz(oracle, "01259.!");
  }

  @Test
  void stream_singleDigits_agree() {
    TextOracle oracle =
        oracle(
            TextIr.text(
                "T",
                true,
                16,
                TextIr.literal("v"),
                TextIr.digits(1, "major", 4, 10, 1, 1),
                TextIr.literal("."),
                TextIr.digits(2, "minor", 40, 10, 1, 1),
                TextIr.literal("."),
                TextIr.digits(3, "bits", 3, 10, 1, 1),
                TextIr.literal("!")));
    ok(oracle, "v1.9.7!");
    bad(oracle, "v1.9.8!", Codec.LIMIT, 5);
    bad(oracle, "v10.1.1!", Codec.LIMIT, 2);
    bad(oracle, "v.", Codec.DIGITS, 1);
    bad(oracle, "v1.9x", Codec.LITERAL, 4);
    fuzz(oracle, "v1.9.!");
  }

  @Test
  void stream_conditionThatShouldHold_isAFinding() {
    IrExpr notSeven =
        new IrExpr.Binary(
            IrExpr.BinaryOp.NOT_EQUAL,
            new IrExpr.Field(1, new Interval(0, 255)),
            new IrExpr.Const(7),
            Interval.BOOL);
    IrField.Constraint should = new IrField.Constraint(notSeven, true, null, 3, TextIr.SPAN);
    TextOracle oracle =
        oracle(
            TextIr.text(
                "T",
                true,
                16,
                new IrText.Digits(
                    1,
                    "n",
                    "",
                    TextIr.SPAN,
                    new IrType.Int(8, false, false),
                    10,
                    1,
                    3,
                    List.of(should)),
                TextIr.literal(";")));
    ok(oracle, "8;");
    assertEquals(OK, oracle.check(TextOracle.bytes("8;")).substring(0, 2));
    assertEquals(0, oracle.reader().number("findings"));
    assertEquals(OK, oracle.check(TextOracle.bytes("7;")).substring(0, 2));
    assertEquals(1 << 3, oracle.reader().number("findings"));
  }

  @Test
  void stream_literalsOfAllLengths_agree() {
    for (int length : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 15, 17, 33}) {
      String literal = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQR".substring(0, length);
      TextOracle oracle =
          oracle(
              TextIr.text(
                  "T",
                  true,
                  100,
                  TextIr.literal(literal),
                  TextIr.token(1, "x", "hex", 1, 3),
                  TextIr.literal("\u00FF\u0080")));
      ok(oracle, literal + "0f\u00FF\u0080");
      bad(oracle, literal + "0f\u00FF\u0081", Codec.LITERAL, length + 3);
      for (int at = 0; at < length; at++) {
        bad(oracle, literal.substring(0, at) + "#" + literal.substring(at), Codec.LITERAL, at);
      }
    }
  }

  @Test
  void stream_untilThatBeginsLikeALine_agrees() {
    IrText line =
        TextIr.text(
            "Line", false, -1, TextIr.token(1, "word", "tchar", 1, 9), TextIr.literal("\n"));
    TextOracle oracle =
        oracle(
            line,
            TextIr.text(
                "T",
                true,
                200,
                new IrText.Lines(
                    1, "words", "", TextIr.SPAN, "net.http.Line", TextIr.octets("END\n"), 3),
                TextIr.token(2, "tail", "hex", 0, 2),
                TextIr.literal(".")));
    ok(oracle, "END\n.");
    ok(oracle, "EN\nEND\n0.");
    ok(oracle, "E\nEND1\nENDE\nEND\nff.");
    bad(oracle, "a\nb\nc\nd\nEND\n.", Codec.LIMIT, 6);
    bad(oracle, "a\n\nEND\n.", Codec.CHARSET, 2);
    bad(oracle, "abcdefghij\nEND\n.", Codec.LIMIT, 9);
    fuzz(oracle, "END\nab.f");
  }

  @Test
  void stream_linesOfNumbersWithConditions_agree() {
    IrText line =
        TextIr.text(
            "Line",
            false,
            -1,
            new IrText.Digits(
                1,
                "port",
                "",
                TextIr.SPAN,
                new IrType.Int(16, false, false),
                10,
                1,
                5,
                List.of(TextIr.where(IrExpr.BinaryOp.GREATER, 1, 0))),
            TextIr.literal("="),
            TextIr.digits(2, "weight", 40, 10, 1, 13),
            new IrText.Require(TextIr.SPAN, less(2, 1), "BAD_HEADER"),
            TextIr.literal(";"));
    TextOracle oracle =
        oracle(
            line,
            TextIr.text(
                "T",
                true,
                300,
                new IrText.Lines(
                    1, "ports", "", TextIr.SPAN, "net.http.Line", TextIr.octets("."), 4)));
    ok(oracle, ".");
    ok(oracle, "80=1;65535=1;00443=99;.");
    bad(oracle, "0=0;.", Codec.VALUE, 0);
    bad(oracle, "65536=1;.", Codec.LIMIT, 4);
    bad(oracle, "000080=1;.", Codec.LIMIT, 5);
    bad(oracle, "80=80;.", Codec.FIRST_NAMED_KIND + 2, 3);
    bad(oracle, "80=1099511627776;.", Codec.LIMIT, 15);
    fuzz(oracle, "0123456789=;.");
  }

  @Test
  void stream_conditionsOnSizes_agree() {
    IrExpr size = new IrExpr.SizeOf(new IrField.Target.Field(1), new Interval(0, 20));
    IrExpr even =
        new IrExpr.Binary(
            IrExpr.BinaryOp.EQUAL,
            new IrExpr.Binary(
                IrExpr.BinaryOp.REMAINDER, size, new IrExpr.Const(2), new Interval(0, 1)),
            new IrExpr.Const(0),
            Interval.BOOL);
    IrField.Constraint isEven = new IrField.Constraint(even, false, "BAD_TARGET", -1, TextIr.SPAN);
    TextOracle oracle =
        oracle(
            TextIr.text(
                "T",
                true,
                30,
                new IrText.Token(
                    1,
                    "word",
                    "",
                    TextIr.SPAN,
                    "net.http.fchar",
                    2,
                    20,
                    true,
                    false,
                    List.of(isEven)),
                TextIr.literal("\n")));
    ok(oracle, "  ab\t\n");
    ok(oracle, "  \n");
    bad(oracle, " a \n", Codec.FIRST_NAMED_KIND + 1, 1);
    bad(oracle, " \n", Codec.CHARSET, 1);
    fuzz(oracle, "a \t\n");
  }

  @Test
  void stream_nothingButLinesAtTheLimit_agrees() {
    TextOracle oracle =
        oracle(
            TextIr.header(),
            TextIr.text(
                "T",
                true,
                12,
                new IrText.Lines(
                    1, "headers", "", TextIr.SPAN, "net.http.Header", TextIr.octets("\r\n"), 9)));
    ok(oracle, "\r\n");
    ok(oracle, "A: 45678\r\n\r\nmore");
    bad(oracle, "A: 456789\r\n\r\n", Codec.LIMIT, 12);
    bad(oracle, "A: 4567890123\r\n\r\n", Codec.LIMIT, 12);
    assertEquals("NEED_MORE", oracle.check(TextOracle.bytes("A: 45678\r\n\r")));
    fuzz(oracle, "A: \r\n");
  }

  @Test
  void whole_textThatEndsWithItsWindow_agrees() {
    TextOracle oracle =
        oracle(
            TextIr.text(
                "T",
                false,
                10,
                TextIr.token(1, "name", "tchar", 1, 4),
                TextIr.literal("="),
                TextIr.token(2, "value", "vchar", 2, 20)));
    ok(oracle, "a=bc");
    ok(oracle, "abcd=12345");
    ok(oracle, "a=bc rest!");
    bad(oracle, "abcd=123456", Codec.LIMIT, 10);
    bad(oracle, "a=b", Codec.SHORT, 3);
    bad(oracle, "a", Codec.SHORT, 1);
    bad(oracle, "", Codec.SHORT, 0);
    bad(oracle, "abcde=1", Codec.LIMIT, 4);
    bad(oracle, "a=b c", Codec.CHARSET, 3);
    fuzz(oracle, "ab=1 ");
  }

  @Test
  void whole_numbersAndLines_agree() {
    TextOracle oracle =
        oracle(
            TextIr.header(),
            TextIr.text(
                "T",
                false,
                -1,
                TextIr.digits(1, "version", 8, 10, 1, 3),
                TextIr.literal("\n"),
                new IrText.Lines(
                    2, "headers", "", TextIr.SPAN, "net.http.Header", TextIr.octets("\r\n"), 2),
                TextIr.digits(3, "end", 8, 10, 0, 3)));
    ok(oracle, "1\n\r\n");
    ok(oracle, "255\nA: b\r\n\r\n9");
    bad(oracle, "256\n", Codec.LIMIT, 2);
    bad(oracle, "1\nA: b\r\n\r", Codec.SHORT, 9);
    bad(oracle, "1\nA: b\r\nB:c\r\nC:d\r\n\r\n", Codec.LIMIT, 13);
    bad(oracle, "1", Codec.SHORT, 1);
    fuzz(oracle, "19\nA: \r\n");
  }

  private static IrExpr less(int left, int right) {
    return new IrExpr.Binary(
        IrExpr.BinaryOp.LESS,
        new IrExpr.Field(left, Interval.ANY),
        new IrExpr.Field(right, Interval.ANY),
        Interval.BOOL);
  }

  private static TextOracle oracle(IrText... texts) {
    IrProgram program = TextIr.program(texts);
    return new TextOracle(program, new GeneratedText(program), "T");
  }

  private static void ok(TextOracle oracle, String input) {
    String outcome = oracle.checkAllWays(TextOracle.bytes(input));
    assertTrue(outcome.startsWith("OK"), () -> input + ": " + outcome);
    oracle.checkTruncations(TextOracle.bytes(input));
  }

  private static void bad(TextOracle oracle, String input, int kind, int offset) {
    String outcome = oracle.checkAllWays(TextOracle.bytes(input));
    assertTrue(outcome.startsWith("error"), () -> input + ": " + outcome);
    assertEquals(kind, Codec.kind(oracle.reader().number("status")), input);
    assertEquals(offset, oracle.reader().number("errorOffset"), input);
    oracle.checkTruncations(TextOracle.bytes(input));
  }

  /** Random texts of a few characters. */
  private static void fuzz(TextOracle oracle, String alphabet) {
    Seeds.run(
        400,
        random -> {
          StringBuilder input = new StringBuilder();
          for (int length = random.nextInt(24); length > 0; length--) {
            input.append(alphabet.charAt(random.nextInt(alphabet.length())));
          }
          oracle.checkAllWays(TextOracle.bytes(input.toString()));
        });
  }
}
