// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Random descriptions hold every construct of the language; the test prints how often. */
class ConstructsTest {
  private static final int DESCRIPTIONS = 500;
  private static final int CHOICES = 500;
  private static final long SEED = 20261122;

  private static final List<String> BINARY =
      List.of(
          "message ~ (?m)^message",
          "struct ~ (?m)^struct",
          "parameters ~ (message|struct|tlv) \\w+\\(",
          "a partial sum ~ pseudo: inet16",
          "a struct that is summed ~ let \\w+ = H\\d",
          "stream ~ message Main stream",
          "max of a message ~ (Main|stream) max",
          "type ~ (?m)^type",
          "const ~ LIMIT",
          "charset ~ (?m)^charset",
          "endian little",
          "enum ~ (?m)^enum",
          "closed enum",
          "range of an enum ~ = \\d+\\.\\.\\d+[ ,]",
          "flags",
          "signed ~ : i\\d",
          "varuint",
          "minimal",
          "escape",
          "unit",
          "constant ~ : u\\d+ = ",
          "constant octets ~ = \"",
          "utf8",
          "ascii",
          "format",
          "secret",
          "prefixed",
          "prefixed varuint",
          "min ~  min ",
          "max ~ \\] prefixed \\w+ max|\\w+ max \\d",
          "pad",
          "where",
          "range ~ range 1",
          "else",
          "should",
          "require",
          "only ~ only \\w+",
          ".only(",
          "if ~  if ",
          "more ~ if more",
          ".present",
          "presents",
          "sizes",
          "sizes message",
          "counts",
          "tags",
          "opaque",
          "region",
          "let ~  let ",
          "tlv ~ (?m)^tlv",
          "sizes element",
          "sizes value",
          "unique",
          "except",
          "allow",
          "stop ~ : stop",
          "skip ~ : skip",
          "switch",
          "default =>",
          "=> error",
          "default error",
          "a layer in a case ~ => L\\d",
          "chain ~ (?m)^chain",
          "goto",
          "tolerated",
          "until",
          "xor",
          "a payload that flows ~ stream;",
          "inet16",
          "zero",
          "optional",
          "crc32",
          "crc32c",
          "crc16ccitt",
          "crc16modbus",
          "crc16x25",
          "adler32",
          "fletcher16",
          "extern checksum");

  private static final List<String> TEXTS =
      List.of(
          "text ~ (?m)^text",
          "stream ~ text Main stream",
          "a window ~ text Main max",
          "charset ~ (?m)^charset",
          "token of",
          "text of",
          "trim",
          "nocase",
          "digits",
          "base 16",
          "base 8",
          "base 2",
          "bounds of digits ~ digits u\\d+ \\d\\.\\.",
          "where",
          "require",
          "else",
          "lines of",
          "until",
          "index",
          "single ~ : single;",
          "list ~ : list",
          "token ~ (list|:) token;",
          "single digits",
          "a slot without a kind ~ = \"c-1\";",
          ".present",
          "chunked");

  @Test
  void texts_manySeeds_holdEveryConstruct() {
    holdAll(TEXTS, draws -> TextDescription.of(draws, "rnd.t"));
  }

  @Test
  void binaryDescriptions_manySeeds_holdEveryConstruct() {
    holdAll(BINARY, draws -> Description.of(draws, "rnd.g"));
  }

  private static void holdAll(List<String> constructs, Function<Draws, String> description) {
    Constructs found = new Constructs(constructs);
    Random random = new Random(SEED);
    int valid = 0;
    for (int i = 0; i < DESCRIPTIONS; i++) {
      List<Integer> choices = new ArrayList<>();
      for (int length = random.nextInt(CHOICES); length > 0; length--) {
        choices.add(random.nextInt(1 << 20));
      }
      String text = description.apply(Draws.of(choices));
      if (Trial.compile(List.of(text)).program().isPresent()) {
        found.count(text);
        valid++;
      }
    }
    System.out.print(
        valid + " of " + DESCRIPTIONS + " descriptions are valid; in them stand\n" + found);
    assertEquals(List.of(), found.missing());
    assertTrue(valid > DESCRIPTIONS / 2);
  }
}
