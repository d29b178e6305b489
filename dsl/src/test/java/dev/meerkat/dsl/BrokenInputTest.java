// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.meerkat.dsl.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No text makes the compiler throw, whatever it says about it. */
class BrokenInputTest {
  private static final long SEED = 20260101;

  /** {@code ./meerkat test broken} makes it ten thousand. */
  private static final int ROUNDS = Integer.getInteger("broken.rounds", 2000);

  private static final String[] WORDS = {
    "switch",
    "{",
    "}",
    "(",
    ")",
    ";",
    "[..]",
    "prefixed u8",
    "if more",
    "sizes message",
    "where",
    "18446744073709551615",
    "u64",
    "-",
    "stream",
    "max",
    "endian little",
    "pad 0 to 4",
    "should",
    "..",
    "\"",
    "presents",
    "checks inet16(message)",
    "default",
    "=>",
    "unit 4294967295",
    "* 0",
    "/ 0",
    "<< 63",
    "tlv",
    "enum",
    "/*",
    "///"
  };

  @Test
  void changedDescriptions_compiled_giveDiagnosticsInsideTheText() throws IOException {
    List<String> seeds = seeds();
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String text = changed(new Random(SEED + round), seeds);
      try {
        CompileResult result = new WireCompiler().compile(CompileRequest.of("t", text));
        result.render();
        long lines = text.lines().count();
        for (Diagnostic diagnostic : result.diagnostics()) {
          int line = diagnostic.span().line();
          assertTrue(line >= 1 && line <= lines + 1, diagnostic::toString);
          assertTrue(diagnostic.span().column() >= 1, diagnostic::toString);
        }
        assertEquals(result.hasErrors(), result.program().isEmpty());
        refused += result.hasErrors() ? 1 : 0;
      } catch (RuntimeException | StackOverflowError failure) {
        fail("seed " + (SEED + round) + " on:\n" + text, failure);
      }
    }
    System.out.printf("%d changed descriptions, %d of them refused%n", ROUNDS, refused);
    assertTrue(refused > ROUNDS / 2, "changes that change nothing");
  }

  @Test
  void nestingWithoutEnd_compiled_isOneDiagnostic() {
    assertDeep("const X = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";");
    assertDeep("struct S { a : u8 where " + "!".repeat(20_000) + "true; }");
    assertDeep("const X = 1" + " + 1".repeat(20_000) + ";");
    assertDeep("struct S {" + "region r {".repeat(5_000) + "}".repeat(5_000) + "}");
    assertDeep("struct S { a : bytes" + " prefixed u8".repeat(5_000) + "; }");
  }

  @Test
  void chainOfStructs_inEitherOrder_isReportedAndNotFollowed() {
    StringBuilder down = new StringBuilder();
    StringBuilder up = new StringBuilder("struct S0 { a : u8; }");
    for (int i = 0; i < 500; i++) {
      down.append("struct S" + i + " { a : u8; b : S" + (i + 1) + "; }");
      up.append("struct S" + (i + 1) + " { a : u8; b : S" + i + "; }");
    }
    assertCode("W0004", down + "struct S500 { a : u8; }");
    assertCode("W0004", up.toString());
  }

  @Test
  void circleThroughTlv_compiled_isReported() {
    assertCode(
        "W0201",
        "tlv T { tag t : u8; len n : u8 sizes value; 1 A { s : S; } default { d : bytes; } }"
            + " struct S { list : T[..] prefixed u8; }");
  }

  @Test
  void fileBeyondTheLimit_compiled_isReportedUnread() {
    assertCode("W0005", "/// x\n".repeat(200_000));
  }

  private static void assertDeep(String body) {
    CompileResult result = compile(body);
    assertEquals(1, result.diagnostics().size(), result::render);
    assertEquals("W0004", result.diagnostics().get(0).code().id());
  }

  private static void assertCode(String code, String body) {
    CompileResult result = compile(body);
    assertTrue(
        result.diagnostics().stream().anyMatch(d -> d.code().id().equals(code)), result::render);
  }

  private static CompileResult compile(String body) {
    return new WireCompiler().compile(CompileRequest.of("t", "module a.b;\n" + body));
  }

  /** The examples of the diagnostics page, the library, and shared protocols where they are. */
  private static List<String> seeds() throws IOException {
    List<String> seeds = new ArrayList<>();
    Matcher example =
        Pattern.compile("(?s)```wire\n(.*?)```")
            .matcher(Files.readString(Path.of("../docs/language/diagnostics.md")));
    while (example.find()) {
      seeds.add(example.group(1));
    }
    SharedLanguage.files().forEach(file -> seeds.add(file.text()));
    SharedLanguage.files().forEach(file -> seeds.add(file.text()));
    try (Stream<Path> library =
        Files.list(Path.of("../grammars/src/main/resources/META-INF/wire"))) {
      for (Path file : library.sorted().toList()) {
        seeds.add(Files.readString(file));
      }
    }
    return seeds;
  }

  private static String changed(Random random, List<String> seeds) {
    StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes && text.length() > 4; i++) {
      change(random, seeds, text);
    }
    return text.toString();
  }

  private static void change(Random random, List<String> seeds, StringBuilder text) {
    int at = random.nextInt(text.length());
    int length =
        Math.min(text.length() - at, 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 9));
    switch (random.nextInt(6)) {
      case 0 -> text.delete(at, at + length);
      case 1 -> text.insert(at, text.substring(at, at + length));
      case 2 -> text.setCharAt(at, (char) (32 + random.nextInt(96)));
      case 3 -> {
        String other = seeds.get(random.nextInt(seeds.size()));
        int from = random.nextInt(other.length());
        text.insert(at, other, from, Math.min(other.length(), from + length));
      }
      case 4 -> text.insert(at, " " + WORDS[random.nextInt(WORDS.length)] + " ");
      default -> {
        String[] words = text.toString().split("(?<=\\W)|(?=\\W)", -1);
        words[random.nextInt(words.length)] = words[random.nextInt(words.length)];
        text.setLength(0);
        text.append(String.join("", words));
      }
    }
  }
}
