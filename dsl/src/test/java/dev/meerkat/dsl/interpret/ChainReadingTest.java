// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.SourceLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrProgram;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chains: names of RFC 1035 in a small message. */
class ChainReadingTest {
  private static final String TEXT =
      """
      module t.names;
      error BAD_LABEL;
      chain Name max 20 {
          u2 0 label { len : u6; text : bytes[len]; } stop when len == 0;
          u2 3 jump { target : u14; } goto message + target backward max 3;
          default error BAD_LABEL;
      }
      struct One { name : Name; kind : u8; }
      message Names max 512 {
          count : u8 counts ones;
          ones : One[count];
          size : u8 sizes last;
          last : switch (count) { 1 => Name; 2 => One; default => bytes; }
      }
      """;

  private static final IrProgram PROGRAM = compile();

  private static IrProgram compile() {
    CompileResult result =
        new WireCompiler()
            .compile(
                CompileRequest.of(List.of(new SourceText("t.wire", TEXT)), SourceLocator.none()));
    return result.program().orElseThrow(() -> new AssertionError(result.render()));
  }

  private static Reading read(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    byte[] shifted = new byte[bytes.length + 5];
    System.arraycopy(bytes, 0, shifted, 5, bytes.length);
    Reading reading =
        new Interpreter(PROGRAM)
            .read("t.names.Names", shifted, 5, bytes.length, List.of(), ReadOptions.DEFAULT);
    Reading plain = new Interpreter(PROGRAM).read("t.names.Names", bytes);
    assertEquals(plain.status(), reading.status(), "moved by five");
    assertEquals(plain.errorOffset(), reading.isOk() ? -1 : reading.errorOffset() - 5);
    if (plain.isOk()) {
      rewrite(plain, bytes);
    }
    return plain;
  }

  /** What was read is written, and reads the same. */
  private static void rewrite(Reading reading, byte[] bytes) {
    Content.Struct content = (Content.Struct) Content.of(reading.value(), bytes);
    Writing writing =
        new InterpretedWriter(PROGRAM).write("t.names.Names", content, List.of(), 512);
    assertTrue(writing.octets() != null, () -> "" + writing);
    byte[] written = writing.octets().toArray();
    Reading again = new Interpreter(PROGRAM).read("t.names.Names", written);
    assertTrue(again.isOk(), again::describe);
    assertEquals(content, Content.of(again.value(), written));
  }

  private static void fails(String hex, String description) {
    assertEquals(description, read(hex).describe());
  }

  @Test
  void jumps_backward_areFollowed() {
    Reading reading = read("02 0161016200 07 0163c003 08 03 c00109");
    assertTrue(reading.isOk(), reading::describe);
    Value.Struct names = (Value.Struct) reading.value();
    Value.Elements ones = (Value.Elements) names.field("ones").orElseThrow();
    byte[] bytes = HexFormat.of().parseHex("02016101620007" + "0163c0030803c00109");
    Value.Chain second = (Value.Chain) ((Value.Struct) ones.values().get(1)).field(1);
    assertEquals("c.b", second.text(bytes));
    assertEquals(4, second.length());
  }

  @Test
  void jump_notBackward_isLoop() {
    fails("01 c001 07 00", "LOOP at 1, field 2");
    fails("01 c002 07 00", "LOOP at 1, field 2");
    fails("01 0161c001 07 00", "LOOP at 3, field 2");
    fails("02 0161c000 07 00 07 00", "LOOP at 3, field 2");
  }

  @Test
  void elements_tooManyOrTooLong_areLimit() {
    fails("01 13" + "61".repeat(19) + "00 07 00", "LIMIT at 21, field 2");
    fails("05 016100 07 c001 07 c005 07 c008 07 c00b 07 00", "LIMIT at 5, field 2");
  }

  @Test
  void name_thatDoesNotFit_isShort() {
    fails("01", "SHORT at 1, field 2");
    fails("01 0261", "SHORT at 1, field 2");
    fails("01 c0", "SHORT at 1, field 2");
    fails("01 0161", "SHORT at 3, field 2");
  }

  @Test
  void unknownTag_isTheDefaultError() {
    fails("01 40 00", "BAD_LABEL at 1, field 2");
  }

  @Test
  void case_thatIsAChain_mustFillItsScope() {
    assertTrue(read("01 016100 07 03 016200").isOk());
    fails("01 016100 07 04 01620000", "TRAILING at 9, field 4");
    fails("01 016100 07 03 016201", "SHORT at 8, field 4");
  }
}
