// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.Library;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Diagrams are what RFCs show; pages say what stands in the description. */
class ProtocolPagesTest {
  private final IrProgram library = Library.compile(Library.files(Library.folder()));

  @Test
  void udp_asLetters_isAsInRfc768() {
    IrModule udp = library.module("net.udp").orElseThrow();
    String expected =
        """
         0                   1                   2                   3
         0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
        |          sourcePort           |          targetPort           |
        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
        |            length             |           checksum            |
        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
        ~                          payload ...                          ~
        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
        """;
    assertEquals(expected, AsciiDiagram.text(HeaderLayout.of(udp.structs().get(0))));
  }

  @Test
  void bitsAndLongFields_asLetters_keepTheirPlaces() {
    IrModule module =
        compile("message M { a : u4; b : u12; c : u32; d : bytes[8]; e : u8; f : bytes[..]; }");
    String expected =
        """
         0                   1                   2                   3
         0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
        |   a   |           b           |               c               |
        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
        |               c               |               d               |
        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
        |                               d                               |
        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
        |               d               |       e       |     f ...     ~
        +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
        """;
    assertEquals(expected, AsciiDiagram.text(HeaderLayout.of(module.structs().get(0))));
  }

  @Test
  void field_withConditions_saysThemByName() {
    IrModule module = compile("message M { n : u8 where n > 3; b : bytes[n - 3] if n != 9; }");
    String page = page(module);
    assertTrue(page.contains("| 0 | 8 | `n` | u8 | must hold: `n > 3` |"), page);
    assertTrue(page.contains("`b` | bytes[n - 3] | there if `n != 9` |"), page);
  }

  @Test
  void modulesOfTheLibrary_haveAPageAndAPictureAMessage() {
    for (IrModule module : library.modules()) {
      long messages = module.structs().stream().filter(s -> s.message()).count();
      assertEquals(messages + 1, ProtocolPages.of(module).size(), module.name());
      assertTrue(page(module).startsWith("## `" + module.name() + "`\n"));
    }
  }

  @Test
  void sameModule_twice_sameText() {
    IrModule tcp = library.module("net.tcp").orElseThrow();
    assertEquals(ProtocolPages.of(tcp), ProtocolPages.of(tcp));
  }

  private static String page(IrModule module) {
    List<GeneratedFile> files = ProtocolPages.of(module);
    return files.stream().filter(f -> f.path().endsWith(".md")).findFirst().orElseThrow().content();
  }

  private static IrModule compile(String declarations) {
    String source = "module a.b;\ndefault endian big;\n" + declarations;
    return new WireCompiler()
        .compile(CompileRequest.of("b.wire", source))
        .orThrow()
        .modules()
        .get(0);
  }
}
