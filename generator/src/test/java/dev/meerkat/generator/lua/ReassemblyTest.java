// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.lua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.dsl.ir.IrDeclaration;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrVector;
import dev.meerkat.generator.java.CompiledDescriptions;
import dev.meerkat.testkit.tshark.Pdml;
import dev.meerkat.testkit.tshark.Told;
import dev.meerkat.testkit.tshark.TreeTeller;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of a stream in segments that end anywhere: tshark shows each of them, whole. */
class ReassemblyTest {
  private static final int LONGEST_SEGMENT = 40;

  @TempDir static Path folder;

  private static final CompiledDescriptions LIBRARY = CompiledDescriptions.library();

  @BeforeAll
  static void needTshark() {
    Harness.needTshark();
  }

  @Test
  void streams_cutAnywhere_showEveryMessage() throws Exception {
    Harness harness = new Harness(folder, LIBRARY.program());
    int messages = 0;
    for (IrModule module : LIBRARY.program().modules()) {
      for (IrDeclaration message : LuaNames.messages(module)) {
        if (message instanceof IrStruct struct
            && struct.stream()
            && LIBRARY.has(message.qualifiedName(), "Framer")) {
          messages += compare(harness, module, struct);
        }
      }
    }
    System.out.println("reassembled by tshark: " + messages + " messages, each as the dump says");
    assertTrue(messages >= 40, "messages: " + messages);
    assertEquals("", harness.complaints());
  }

  /** All vectors that are read with the arguments that preferences stand for by default. */
  private static int compare(Harness harness, IrModule module, IrStruct message) throws Exception {
    Dumped dumped = new Dumped(LIBRARY);
    List<List<Told>> expected = new ArrayList<>();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (IrVector vector : module.vectors()) {
      boolean isPlain = vector.arguments().stream().allMatch(a -> a == 0);
      byte[] octets = vector.octets().toArray();
      if (vector.target().equals(message.qualifiedName()) && !vector.reject() && isPlain) {
        List<Long> arguments = Dumped.arguments(message, vector.arguments());
        if (dumped.size(message, arguments, octets) == octets.length) {
          expected.add(dumped.told(message, arguments, octets));
          stream.write(octets);
        }
      }
    }
    String protocol = LuaNames.protocol(module, message);
    List<byte[]> frames =
        Segments.of(stream.toByteArray(), LONGEST_SEGMENT, new Random(expected.size()));
    List<String> options = List.of("-d", "tcp.port==" + Segments.PORT + "," + protocol);
    Process tshark = harness.dissect(Segments.LINK_ETHERNET, frames, options);
    int seen = 0;
    try (InputStream out = tshark.getInputStream()) {
      Pdml pdml = new Pdml(out);
      for (Pdml.Node packet = pdml.next(); packet != null; packet = pdml.next()) {
        for (Pdml.Node node : packet.children()) {
          if (node.name().equals(protocol)) {
            List<Told> told = expected.get(seen++);
            assertEquals(told, TreeTeller.of(node, told), protocol + ", message " + seen);
          }
        }
      }
    }
    assertEquals(expected.size(), seen, protocol);
    return seen;
  }
}
