// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.testkit.CompileInMemory;
import dev.meerkat.testkit.MemoryClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Generated methods are of a size that HotSpot inlines and compiles. */
class MethodSizeTest {
  /** What HotSpot does not compile ({@code HugeMethodLimit}). */
  private static final int HUGE = 8_000;

  /** What HotSpot inlines when it is called often ({@code FreqInlineSize}). */
  private static final int INLINED_WHEN_HOT = 325;

  /** What HotSpot always inlines ({@code MaxInlineSize}). */
  private static final int INLINED = 35;

  private static MemoryClassLoader library(Set<Part> parts) {
    IrProgram program = Library.compile(Library.files(Library.folder()));
    return CompileInMemory.compile(Library.generate(program, Library.modules(program), parts));
  }

  @Test
  void library_everyPart_methodsCompile() {
    MemoryClassLoader classes = library(EnumSet.allOf(Part.class));
    assertEquals(List.of(), longer(classes, "", HUGE - 1));
  }

  @Test
  void samples_readers_methodsCompile() {
    for (Path file : Library.files(Library.samples())) {
      IrProgram program = Library.compile(List.of(file));
      MemoryClassLoader classes =
          CompileInMemory.compile(
              Library.generate(program, Library.modules(program), Set.of(Part.READER)));
      assertEquals(List.of(), longer(classes, "", HUGE - 1));
    }
  }

  @Test
  void binaryReaders_wrap_isInlinedWhenHot() {
    MemoryClassLoader classes = library(Set.of(Part.READER));
    assertEquals(List.of(), longer(classes, "wrap", INLINED_WHEN_HOT));
  }

  @Test
  void fixedHeaders_accessors_areAlwaysInlined() {
    MemoryClassLoader classes = library(Set.of(Part.READER));
    for (String reader : List.of("ip.Ipv4", "tcp.Tcp", "udp.Udp", "ethernet.Ethernet", "arp.Arp")) {
      MethodSizes.of(classes.classFile("gen." + reader + "Reader"))
          .forEach(
              (method, size) -> {
                boolean isInside =
                    method.matches(
                        "<.*|wrap|read.*|cut.*|verify.*|forget|check.*|.*CaseOf|pseudo.*|close.*|fail.*|clear");
                assertEquals(true, isInside || size <= INLINED, reader + "." + method + " " + size);
              });
    }
  }

  private static List<String> longer(MemoryClassLoader classes, String prefix, int limit) {
    List<String> longer = new ArrayList<>();
    for (String name : classes.classNames()) {
      MethodSizes.of(classes.classFile(name))
          .forEach(
              (method, size) -> {
                if (method.startsWith(prefix) && size > limit) {
                  longer.add(name + "." + method + " " + size);
                }
              });
    }
    return longer;
  }
}
