// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.testkit.CompileInMemory;
import dev.meerkat.testkit.Hex;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a build does not declare is not in its output. */
class TrimmingTest {
  private static final byte[] UDP_IN_IPV4 =
      Hex.parse(
          "45 00 00 1c 00 01 00 00 40 11 66 ce 0a 00 00 01 0a 00 00 02 00 35 00 35 00 08 00 00");

  private static IrProgram library() {
    return Library.compile(Library.files(Library.folder()));
  }

  @Test
  void undeclaredLayer_ofDeclaredModule_hasNoClasses() {
    Map<String, String> sources =
        Library.generate(library(), Set.of("net.ip", "net.tcp"), EnumSet.allOf(Part.class));
    assertTrue(sources.containsKey("gen/tcp/TcpReader.java"));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      assertTrue(source.getKey().matches("gen/((Layers|Net).java|(ip|tcp)/.*)"), source.getKey());
      assertFalse(source.getValue().contains("gen.udp"), source.getKey() + " knows UDP");
      assertFalse(source.getValue().contains("gen.icmp"), source.getKey() + " knows ICMP");
    }
    CompileInMemory.compile(sources);
  }

  @Test
  void undeclaredLayer_inPacket_isOpaque() throws ReflectiveOperationException {
    ClassLoader classes =
        CompileInMemory.compile(
            Library.generate(library(), Set.of("net.ip", "net.tcp"), Set.of(Part.READER)));
    Class<?> type = classes.loadClass("gen.ip.Ipv4Reader");
    Object reader = type.getConstructor().newInstance();
    Object status =
        type.getMethod("wrap", byte[].class, int.class, int.class)
            .invoke(reader, UDP_IN_IPV4, 0, UDP_IN_IPV4.length);
    assertEquals(0, status);
    assertEquals(
        type.getField("PAYLOAD_DEFAULT").get(null), type.getMethod("payloadCase").invoke(reader));
    assertEquals(8, type.getMethod("payloadLength").invoke(reader));
  }

  @Test
  void partsOfUndeclaredModule_used_areGeneratedAlone() {
    IrProgram program = Library.compile(List.of(Library.samples().resolve("test.parts.wire")));
    Map<String, String> sources =
        Library.generate(program, Set.of("test.parts"), Set.of(Part.READER));
    assertTrue(sources.containsKey("gen/shared/ForeignReader.java"));
    assertFalse(sources.containsKey("gen/shared/OtherReader.java"));
  }

  @Test
  void partsNotAskedFor_haveNoClasses() {
    Map<String, String> sources =
        Library.generate(library(), Set.of("net.udp"), Set.of(Part.READER));
    assertEquals(Set.of("gen/udp/Udp.java", "gen/udp/UdpReader.java"), sources.keySet());
  }

  @Test
  void messagesNotNamed_ofADeclaredModule_haveNoClasses() {
    IrProgram library = library();
    GenerationRequest request =
        new GenerationRequest(
            library, "gen", Set.of("net.tls"), Set.of(Part.READER), Set.of("net.tls.TlsRecord"));
    Map<String, String> sources = new TreeMap<>();
    CodeGenerator.generate(request).forEach(f -> sources.put(f.path(), f.content()));
    assertEquals(
        Set.of(
            "gen/tls/ContentType.java", "gen/tls/TlsRecord.java", "gen/tls/TlsRecordReader.java"),
        sources.keySet());
    CompileInMemory.compile(sources);
  }

  @Test
  void messageBehindASwitch_notNamed_isOpaque() {
    GenerationRequest request =
        new GenerationRequest(
            library(),
            "gen",
            Set.of("net.ethernet"),
            EnumSet.allOf(Part.class),
            Set.of("net.ethernet.Ethernet"));
    Map<String, String> sources = new TreeMap<>();
    CodeGenerator.generate(request).forEach(f -> sources.put(f.path(), f.content()));
    assertTrue(sources.containsKey("gen/ethernet/EthernetReader.java"));
    assertFalse(sources.containsKey("gen/ethernet/VlanReader.java"), sources.keySet()::toString);
    CompileInMemory.compile(sources);
  }

  @Test
  void messageThatIsNotThere_named_isRefused() {
    IrProgram library = library();
    assertThrows(
        GenerationException.class,
        () ->
            new GenerationRequest(
                library, "gen", Set.of("net.udp"), Set.of(Part.READER), Set.of("net.udp.Tcp")));
  }
}
