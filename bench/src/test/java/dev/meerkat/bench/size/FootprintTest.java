// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.size;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.bench.wire.tcp.TcpReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FootprintTest {
  private static List<ClassFile> generated() throws IOException {
    return Archive.ofPackage(TcpReader.class, SizeCommand.CODECS);
  }

  @Test
  void generatedClasses_read_haveModuleTypeAndCode() throws IOException {
    ClassFile reader =
        generated().stream().filter(f -> f.type().equals("TcpReader")).findFirst().orElseThrow();
    assertEquals("tcp", reader.module());
    assertTrue(reader.methods().stream().anyMatch(m -> m.name().equals("wrap")));
    assertTrue(reader.bytecodes() > 200 && reader.bytecodes() < reader.bytes());
  }

  @Test
  void everyGeneratedMethod_isOneThatHotSpotCompiles() throws IOException {
    List<ClassFile> files = generated();
    assertTrue(files.size() > 100, "classes: " + files.size());
    assertEquals(List.of(), new Footprint(files).methodsAbove(MethodSize.COMPILED));
  }

  @Test
  void everyWrapOfAReader_isOneThatHotSpotInlines() throws IOException {
    List<MethodSize> large = new Footprint(generated()).methodsAbove(MethodSize.INLINED);
    assertEquals(
        List.of(),
        large.stream()
            .filter(m -> m.type().endsWith("Reader") && m.name().equals("wrap"))
            .toList());
  }

  @Test
  void tableByMessage_hasARowForEachMessageAndASum() throws IOException {
    String table = new Footprint(generated()).table(true).toMarkdown();
    assertTrue(table.contains("| tcp.Tcp "), table);
    assertTrue(table.contains("| all "), table);
  }

  @Test
  void somethingElse_read_isRefused() {
    assertThrows(IOException.class, () -> ClassFile.read(new byte[64]));
  }
}
