// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CompileInMemoryTest {
  @Test
  void validSource_compiled_canBeLoadedAndCalled() throws Exception {
    MemoryClassLoader loader =
        CompileInMemory.compile(
            Map.of(
                "a.One", "package a; public class One { public static int one() { return 1; } }"));

    Object result = loader.loadClass("a.One").getMethod("one").invoke(null);

    assertEquals(1, result);
  }

  @Test
  void twoSources_oneUsesTheOther_compile() {
    MemoryClassLoader loader =
        CompileInMemory.compile(
            Map.of(
                "a/One.java",
                "package a; class One {}",
                "a/Two.java",
                "package a; class Two { One one; }"));

    assertEquals("[a.One, a.Two]", loader.classNames().toString());
  }

  @Test
  void brokenSource_compiled_failsWithFileAndLine() {
    CompileInMemory.Failed failed =
        assertThrows(
            CompileInMemory.Failed.class,
            () ->
                CompileInMemory.compile(
                    Map.of("a.One", "package a;\nclass One { int x = true; }")));

    assertTrue(failed.getMessage().startsWith("/a/One.java:2: ERROR"), failed.getMessage());
  }

  @Test
  void sourceWithWarning_compiled_fails() {
    Map<String, String> raw = Map.of("a.One", "package a; class One { java.util.List raw; }");

    assertThrows(CompileInMemory.Failed.class, () -> CompileInMemory.compile(raw));
  }
}
