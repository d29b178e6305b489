// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.WireCompiler;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartialReadingTest {
  private static final String TEXT =
      """
      module a.b; default endian big;
      struct P { x : u8; y : u16; }
      tlv T { tag t : u8; len l : u8 sizes value; 1 A { a : u8; } }
      message M { k : u8; ps : P[2]; ts : T[..] max 9; }
      """;

  @Test
  void message_whole_leavesNothing() {
    assertEquals(List.of(), partials("07 01 0002 01 0003 01 01 09"));
  }

  @Test
  void message_cutInAnElement_leavesWhatWasReadOfEach() {
    List<Partial> partials = partials("07 01 0002 03 00");

    assertEquals(2, partials.size());
    assertEquals(1, partials.get(0).struct().fields().size());
    assertEquals(1, partials.get(0).parts().size());
    assertEquals(3, partials.get(0).parts().get(0).length());
    assertEquals("P", partials.get(1).struct().type().simpleName());
    assertEquals(1, partials.get(1).struct().fields().size());
  }

  @Test
  void tlv_withAWrongElement_leavesThoseBefore() {
    List<Partial> partials = partials("07 01 0002 01 0003 01 01 09 01 05 09");

    assertEquals(1, partials.size());
    assertEquals(2, partials.get(0).struct().fields().size());
    assertEquals("A", ((Value.Element) partials.get(0).parts().get(0)).type().name());
  }

  private static List<Partial> partials(String hex) {
    byte[] octets = HexFormat.of().parseHex(hex.replace(" ", ""));
    Interpreter interpreter =
        new Interpreter(new WireCompiler().compile(CompileRequest.of("b.wire", TEXT)).orThrow());
    return interpreter.partials("a.b.M", octets, 0, octets.length, List.of(), ReadOptions.DEFAULT);
  }
}
