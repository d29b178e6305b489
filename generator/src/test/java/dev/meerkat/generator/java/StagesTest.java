// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meerkat.generator.Library;
import dev.meerkat.generator.Part;
import dev.meerkat.testkit.AllocationProbe;
import dev.meerkat.testkit.CompileInMemory;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written out of order does not compile where the writer is asked for its stages. */
class StagesTest {
  private static final String REQUEST = "return new RequestHeadWriter().wrap(b, 0, 99).inOrder()";
  private static final String IP =
      "return new Ipv4Writer().wrap(b, 0, 99).dscp(0).ecn(0).id(1).df(1).mf(0).fragment(0).ttl(9)"
          + ".source(A, 0).target(A, 0).inOrder()";
  private static final Map<String, String> WRITERS = writers();

  private static Map<String, String> writers() {
    return Library.generate(
        Library.compile(Library.files(Library.folder())),
        Set.of("net.http", "net.ip", "net.udp"),
        EnumSet.of(Part.READER, Part.WRITER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".method(\"GET\").target(\"/\").major(1).minor(1).header(\"Host\", \"a\").finish();",
        ".method(\"GET\").target(\"/\").major(1).minor(0).finish();",
        ".method(\"GET\").target(A).major(1).minor(1).header(A, A).header(A, 7L).finish();"
      })
  void requestHead_inOrder_compiles(String calls) {
    assertDoesNotThrow(() -> compile(REQUEST + calls));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".target(\"/\").method(\"GET\").major(1).minor(1).finish();",
        ".method(\"GET\").target(\"/\").minor(1).finish();",
        ".method(\"GET\").target(\"/\").major(1).header(\"Host\", \"a\").finish();",
        ".method(\"GET\").finish();",
        ".method(\"GET\").method(\"GET\").target(\"/\").major(1).minor(1).finish();",
        ".method(\"GET\").target(\"/\").major(1).minor(1).header(\"a\", \"b\").minor(1).finish();"
      })
  void requestHead_outOfOrder_doesNotCompile(String calls) {
    assertThrows(CompileInMemory.Failed.class, () -> compile(REQUEST + calls));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".options().nop().nop().end().payload(A, 0, 4).finish();",
        ".payload(A, 0, 4).finish();"
      })
  void packet_inOrder_compiles(String calls) {
    assertDoesNotThrow(() -> compile(IP + calls));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".payload(A, 0, 4).options().nop().end().finish();",
        ".options().nop().end().finish();",
        ".options().nop().end().options().nop().end().payload(A, 0, 4).finish();",
        ".payload(A, 0, 4).payload(A, 0, 4).finish();"
      })
  void packet_outOfOrder_doesNotCompile(String calls) {
    assertThrows(CompileInMemory.Failed.class, () -> compile(IP + calls));
  }

  /** The writer itself still takes what comes, and says ORDER or MISSING at the end. */
  @Test
  void looseCalls_compileAsBefore() {
    assertDoesNotThrow(
        () ->
            compile(
                "RequestHeadWriter w = new RequestHeadWriter().wrap(b, 0, 99); w.target(A);"
                    + " return w.method(A).finish();"));
  }

  @Test
  void stagesAtRun_areTheWriterAndAllocateNothing() throws Exception {
    ToIntFunction<byte[]> call =
        compile(
            "return W.wrap(b, 0, 99).inOrder().method(A).target(A).major(1).minor(1)"
                + ".header(H, A).finish();");
    byte[] buffer = new byte[100];
    int length = call.applyAsInt(buffer);
    assertTrue(length > 0, "code " + -length);
    assertEquals(
        "GETX GETX HTTP/1.1\r\nHost: GETX\r\n\r\n",
        new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
    AllocationProbe.assertAllocatesNothing(() -> assertTrue(call.applyAsInt(buffer) > 0));
  }

  @SuppressWarnings("unchecked")
  private static ToIntFunction<byte[]> compile(String body) throws Exception {
    Map<String, String> sources = new HashMap<>(WRITERS);
    sources.put(
        "Use",
        """
        import gen.http.*;
        import gen.ip.*;
        public final class Use implements java.util.function.ToIntFunction<byte[]> {
          private static final byte[] A = {'G', 'E', 'T', 'X'};
          private static final byte[] H = {'H', 'o', 's', 't'};
          private static final RequestHeadWriter W = new RequestHeadWriter();
          @Override public int applyAsInt(byte[] b) { %s }
        }
        """
            .formatted(body));
    return (ToIntFunction<byte[]>)
        CompileInMemory.compile(sources).loadClass("Use").getDeclaredConstructor().newInstance();
  }
}
