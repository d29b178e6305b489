// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.interpret.VectorRunner;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Part;
import dev.meerkat.testkit.CompileInMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's description compiles, its vectors hold, its Java compiles against it and runs. */
class ReadmeTest {
  private static final Path README = Path.of("../README.md");

  @Test
  void readme_itsSnippets_areTrue() throws Exception {
    CompileResult compiled =
        new WireCompiler().compile(CompileRequest.of("reading.wire", only("wire")));
    IrProgram program = compiled.orThrow();
    assertEquals("", compiled.render());
    new VectorRunner(program)
        .run(program.modules().get(0))
        .forEach(verdict -> assertTrue(verdict.passed(), verdict::toString));

    Map<String, String> sources = new TreeMap<>();
    for (GeneratedFile file :
        CodeGenerator.generate(
            new GenerationRequest(
                program,
                "com.acme.device.net",
                Set.of("acme.reading"),
                EnumSet.allOf(Part.class)))) {
      sources.put(file.path(), file.content());
    }
    sources.put("Snippets", snippets());
    Object told =
        ((Supplier<?>)
                CompileInMemory.compile(sources)
                    .loadClass("Snippets")
                    .getDeclaredConstructor()
                    .newInstance())
            .get();
    assertEquals("7 215 LENGTH", told);
  }

  @Test
  void readme_itsCommands_areThose() throws IOException {
    String text = Files.readString(README);
    assertTrue(text.contains("\n./meerkat run"));
    assertTrue(text.contains("\nmvn verify"));
  }

  private static String snippets() throws IOException {
    List<String> java = blocks("java");
    assertEquals(2, java.size());
    return """
        import com.acme.device.net.Net;
        import com.acme.device.net.reading.*;
        import dev.meerkat.core.codec.Codec;
        import dev.meerkat.core.net.Endpoint;
        import dev.meerkat.transport.*;
        import dev.meerkat.transport.host.HostTransport;

        public final class Snippets implements java.util.function.Supplier<String> {
          public Snippets() {}

          @Override
          public String get() {
            %s
            return sensor + " " + first + " " + why;
          }

          static void serve() {
            %s
          }
        }
        """
        .formatted(java.get(0), java.get(1));
  }

  private static String only(String language) throws IOException {
    List<String> blocks = blocks(language);
    assertEquals(1, blocks.size(), language);
    return blocks.get(0);
  }

  private static List<String> blocks(String language) throws IOException {
    Matcher fence =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(README));
    List<String> blocks = new ArrayList<>();
    while (fence.find()) {
      blocks.add(fence.group(1));
    }
    return blocks;
  }
}
