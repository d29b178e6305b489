// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.generator.Library;
import dev.meerkat.generator.Part;
import dev.meerkat.generator.java.CompiledDescriptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Handlers of library protocols talk to each other, cut at every octet. */
class LibraryHandlersTest {
  @Test
  void mqtt_modbus_dns_websocket_talk() throws IOException, ReflectiveOperationException {
    String source = Files.readString(Path.of("src/test/resources/wiring/Conversations.java"));
    List<Path> files =
        Stream.of("dns", "modbus", "mqtt", "websocket")
            .map(name -> Library.folder().resolve("net." + name + ".wire"))
            .toList();
    Class<?> conversations =
        CompiledDescriptions.with(
                Library.compile(files),
                EnumSet.complementOf(EnumSet.of(Part.DUMP, Part.LAYER, Part.EDITOR)),
                Map.of("gen.Conversations", source))
            .type("gen.Conversations");
    Object told = ((Supplier<?>) conversations.getDeclaredConstructor().newInstance()).get();

    assertEquals(
        List.of(
            "sent 15",
            "connect level 4",
            "connack 0",
            "ping",
            "modbus 7 555",
            "dns 9 3",
            "head of 1000",
            "pieces of 1000",
            "frame of 2",
            "fault MASK_RULE"),
        told);
  }
}
