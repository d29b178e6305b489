// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.generator.java.CompiledDescriptions;
import org.junit.jupiter.api.Test;

/** Names that are words of Java, wherever a description may have them. */
class KeywordNamesTest {
  private static final String TEXT =
      """
      module a.b;
      default endian big;
      error while;
      enum int : u8 { private = 1, public = 2..9 }
      flags for : u8 { new, B, C, D, E, F, G, H }
      struct do { x : u8; }
      message class(most: u8) {
          kind : int;
          bits : for;
          part : do;
          byte : u8 where byte < most else while;
      }
      """;

  @Test
  void keywordsAsNames_generated_compileAndAreTold() throws ReflectiveOperationException {
    CompiledDescriptions classes = CompiledDescriptions.of(TEXT);

    Class<?> kinds = classes.type("gen.b.int_");
    assertEquals(1, kinds.getField("private_").getInt(null));
    assertEquals("private", CompiledDescriptions.callStatic(kinds, "name", 1));
    assertEquals(64, classes.type("gen.b.class_").getField("while_").getInt(null));
    Object reader = classes.make("a.b.class", "Reader");
    byte[] octets = {1, (byte) 0x80, 7, 3};
    assertEquals(0, CompiledDescriptions.call(reader, "wrap", octets, 0, 4, 5));
    assertEquals(3, CompiledDescriptions.call(reader, "byteField"));
  }
}
