// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.Library;
import dev.meerkat.generator.java.CompiledDescriptions;
import dev.meerkat.generator.laws.LawFiles;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FuzzFilesTest {
  private static final int MUTATIONS = 3;
  private static final long SEED = 20_261_122;
  private static final Pattern WORD = Pattern.compile("\\w+=\"([^\"\\\\]|\\\\x[0-9a-f]{2})+\"");

  @Test
  void library_everyTarget_holdsOnItsSeedsAndSomeChanged() throws Exception {
    IrProgram library = CompiledDescriptions.library().program();
    Map<String, byte[]> files = new HashMap<>();
    for (IrModule module : library.modules()) {
      files.putAll(FuzzFiles.of(library, module, "gen"));
    }
    Map<String, String> sources = new HashMap<>();
    for (IrModule module : library.modules()) {
      LawFiles.of(library, module, "gen", Library.modules(library))
          .forEach(
              (path, text) -> {
                if (path.endsWith("Laws.java") || path.endsWith("Copies.java")) {
                  sources.put(path.substring("java/".length()), text);
                }
              });
    }
    files.forEach(
        (path, octets) -> {
          if (path.endsWith("Target.java")) {
            sources.put(path.substring("java/".length()), text(octets));
          }
        });
    CompiledDescriptions classes = CompiledDescriptions.libraryWith(sources);
    SplittableRandom random = new SplittableRandom(SEED);
    int seeds = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      int inputs = file.getKey().indexOf("TestInputs/");
      if (inputs > 0) {
        String target = file.getKey().substring("resources/".length(), inputs) + "Target";
        Class<?> type = classes.type(target.replace('/', '.'));
        run(type, file.getValue(), random);
        seeds++;
      }
    }
    assertTrue(seeds > 1000, "seeds: " + seeds);
  }

  private static void run(Class<?> target, byte[] seed, SplittableRandom random) {
    CompiledDescriptions.callStatic(target, "fuzzerTestOneInput", seed);
    for (int i = 0; i < MUTATIONS && seed.length > 0; i++) {
      byte[] input = seed.clone();
      input[random.nextInt(input.length)] = (byte) random.nextInt();
      CompiledDescriptions.callStatic(target, "fuzzerTestOneInput", input);
    }
  }

  @Test
  void dictionary_isInTheSyntaxOfLibFuzzer() {
    IrProgram library = CompiledDescriptions.library().program();
    for (IrModule module : library.modules()) {
      for (String line : Dictionary.of(library, module).split("\n", -1)) {
        boolean isFine = line.isEmpty() || line.startsWith("#") || WORD.matcher(line).matches();
        assertTrue(isFine, line);
      }
    }
  }

  @Test
  void dictionary_holdsTheWordsOfTheDescription() {
    IrProgram program =
        compile(
            """
            enum Kind : u16 { HELLO = 0x1234 }
            charset letters = 0x61..0x7A;
            message M { magic : u32 = 0x4D4B0102; kind : Kind; name : bytes[3] = "a\\"b"; }
            text T stream max 64 { word : token of letters 1..4; ": "; CRLF; }
            """);
    String words = Dictionary.of(program, program.modules().get(0));
    assertTrue(words.contains("=\"MK\\x01\\x02\""), words);
    assertTrue(words.contains("Kind_HELLO_0=\"\\x124\""), words);
    assertTrue(words.contains("=\"a\\x22b\""), words);
    assertTrue(words.contains("=\": \""), words);
    assertTrue(words.contains("=\"\\x0d\\x0a\""), words);
    assertTrue(words.contains("=\"\\xff\\xff\\xff\\xff\""), words);
  }

  @Test
  void test_ofAMessage_findsDictionaryAndSeedsBesideIt() {
    IrProgram program = compile("message Ping { a : u8; }");
    Map<String, byte[]> files = FuzzFiles.of(program, program.modules().get(0), "com.acme");
    String test = text(files.get("java/com/acme/b/PingFuzzTest.java"));
    assertTrue(test.contains("resourcePath = \"/com/acme/b/b.dict\""), test);
    assertTrue(test.contains("void ping(byte[] input)"), test);
    assertTrue(files.containsKey("resources/com/acme/b/b.dict"));
    assertEquals(1, files.get("resources/com/acme/b/PingFuzzTestInputs/ping/000-smallest").length);
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }

  private static IrProgram compile(String declarations) {
    String text = "module a.b; default endian big;\n" + declarations;
    return new WireCompiler().compile(CompileRequest.of("b.wire", text)).orThrow();
  }
}
