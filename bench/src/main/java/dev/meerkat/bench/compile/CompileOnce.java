// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench.compile;

import dev.meerkat.dsl.CompileRequest;
import dev.meerkat.dsl.CompileResult;
import dev.meerkat.dsl.SourceLocator;
import dev.meerkat.dsl.SourceText;
import dev.meerkat.dsl.WireCompiler;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.generator.CodeGenerator;
import dev.meerkat.generator.GeneratedFile;
import dev.meerkat.generator.GenerationRequest;
import dev.meerkat.generator.Part;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Text of all descriptions to text of all Java, with a time for each pass: the classes that a build
 * has when it does not say which.
 */
final class CompileOnce {
  private static final double NANOS_PER_MILLI = 1e6;

  private CompileOnce() {}

  /**
   * What one run took and made.
   *
   * @param millis by pass, in order; {@code generate} is the last
   * @param files generated
   * @param characters of them
   */
  record Run(Map<String, Double> millis, int files, long characters) {}

  static Run run(List<SourceText> sources) {
    Map<String, Double> millis = new LinkedHashMap<>();
    long[] since = {System.nanoTime()};
    CompileResult result =
        new WireCompiler()
            .compile(
                CompileRequest.of(sources, SourceLocator.none()),
                pass -> {
                  long now = System.nanoTime();
                  millis.put(pass, (now - since[0]) / NANOS_PER_MILLI);
                  since[0] = now;
                });
    IrProgram program =
        result.program().orElseThrow(() -> new IllegalStateException(result.render()));
    since[0] = System.nanoTime();
    List<GeneratedFile> files =
        CodeGenerator.generate(
            new GenerationRequest(
                program,
                "measured",
                program.modules().stream().map(IrModule::name).collect(Collectors.toSet()),
                EnumSet.of(Part.READER, Part.WRITER, Part.FRAMER, Part.DUMP)));
    millis.put("generate", (System.nanoTime() - since[0]) / NANOS_PER_MILLI);
    long characters = files.stream().mapToLong(file -> file.content().length()).sum();
    return new Run(millis, files.size(), characters);
  }
}
