// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.dsl.diagnostic.Diagnostics;
import dev.meerkat.dsl.syntax.SyntaxReader;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The seven protocols that the language was tried on. */
class SharedLanguageTest {

  @Test
  void sevenProtocols_parsed_haveNoSyntaxError() {
    List<SourceText> files = SharedLanguage.files();

    assertEquals(7, files.size());
    for (SourceText file : files) {
      Diagnostics diagnostics = new Diagnostics();
      new SyntaxReader(diagnostics).read(file.name(), file.text());
      assertEquals(List.of(), diagnostics.sorted(), file.name());
    }
  }

  /** Whatever is not generated yet is said by name; nothing is passed over in silence. */
  @Test
  void protocolsOfLaterWork_compiled_sayWhatIsNotGenerated() {
    assertEquals("[]", errors("dns.wire"));
    assertEquals("[]", errors("http.wire"));
    assertEquals("[W0906]", errors("mqtt.wire"));
    assertEquals("[]", errors("tls.wire"));
    assertEquals("[W0503]", errors("ws.wire"));
  }

  @Test
  void ipAndTcp_importingEachOther_lackOnlyWhatIsNotThere() {
    assertEquals("[W0104, W0910]", errors("ip.wire"));
    assertEquals("[W0104, W0910]", errors("tcp.wire"));
  }

  private static String errors(String name) {
    List<SourceText> files = SharedLanguage.files();
    SourceLocator beside =
        module ->
            files.stream()
                .filter(file -> ModuleLine.find(file.text()).equals(Optional.of(module)))
                .findFirst();
    List<SourceText> wanted = files.stream().filter(f -> f.name().equals(name)).toList();
    CompileResult result = new WireCompiler().compile(CompileRequest.of(wanted, beside));
    TreeSet<String> codes = new TreeSet<>();
    result.diagnostics().stream().filter(d -> d.isError()).forEach(d -> codes.add(d.code().id()));
    return codes.toString();
  }
}
