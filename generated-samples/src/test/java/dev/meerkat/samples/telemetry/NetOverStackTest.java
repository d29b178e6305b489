// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.core.loop.ErrorSink;
import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.SourceLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Part;
import dev.meerkat.link.NapWaiter;
import dev.meerkat.link.Waiter;
import dev.meerkat.stack.NetworkStack;
import dev.meerkat.testkit.CompileInMemory;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The facade over a stack of our own compiles against it, and opens it. */
class NetOverStackTest {
  @Test
  void facade_opened_isAStack() throws ReflectiveOperationException {
    SourceText text =
        new SourceText(
            "beacon.wire",
            "module acme.beacon; message Beacon stream { length : u8 sizes message; rest :"
                + " bytes[..]; }");
    IrProgram program =
        new WireCompiler()
            .compile(CompileRequest.of(List.of(text), SourceLocator.none()))
            .program()
            .orElseThrow();
    Map<String, String> files =
        CodeGenerator.generate(
                new GenerationRequest(
                    program,
                    "acme",
                    Set.of("acme.beacon"),
                    EnumSet.of(
                        Part.READER, Part.WRITER, Part.FRAMER, Part.HANDLER, Part.STACK_NETWORK)))
            .stream()
            .collect(Collectors.toMap(GeneratedFile::path, GeneratedFile::content));
    Class<?> net = CompileInMemory.compile(files).loadClass("acme.Net");
    ErrorSink errors = (source, failure) -> {};
    Object opened =
        net.getMethod("open", Waiter.class, ErrorSink.class).invoke(null, new NapWaiter(1), errors);
    try (NetworkStack stack = (NetworkStack) opened) {
      assertEquals(0, stack.connections());
    }
  }
}
