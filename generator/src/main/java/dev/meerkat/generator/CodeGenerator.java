// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator;

import com.palantir.javapoet.JavaFile;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.java.constants.EnumEmitter;
import dev.meerkat.generator.java.constants.FlagsEmitter;
import dev.meerkat.generator.java.constants.StructNamesEmitter;
import dev.meerkat.generator.java.constants.TlvNamesEmitter;
import dev.meerkat.generator.java.dump.DumpEmitter;
import dev.meerkat.generator.java.editor.EditorEmitter;
import dev.meerkat.generator.java.framer.FramerEmitter;
import dev.meerkat.generator.java.layer.LayerEmitter;
import dev.meerkat.generator.java.layer.LayerTable;
import dev.meerkat.generator.java.reader.ChainReaderEmitter;
import dev.meerkat.generator.java.reader.StructReaderEmitter;
import dev.meerkat.generator.java.reader.TlvReaderEmitter;
import dev.meerkat.generator.java.text.CharsetsEmitter;
import dev.meerkat.generator.java.text.ChunkedReaderEmitter;
import dev.meerkat.generator.java.text.ChunkedWriterEmitter;
import dev.meerkat.generator.java.text.TextConstantsEmitter;
import dev.meerkat.generator.java.text.TextReaderEmitter;
import dev.meerkat.generator.java.text.TextWriterEmitter;
import dev.meerkat.generator.java.wiring.NetFacade;
import dev.meerkat.generator.java.wiring.WiringEmitter;
import dev.meerkat.generator.java.writer.WriterEmitter;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.work.Parallel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The conductor: asks every emitter for every module, on all cores; prints, sorts. */
public final class CodeGenerator {
  private CodeGenerator() {}

  /** Which emitter makes which part; the order does not show in the output. */
  private static List<Emitter> emitters(GenerationRequest request) {
    List<Emitter> emitters = new ArrayList<>();
    emitters.add(new EnumEmitter());
    emitters.add(new FlagsEmitter());
    emitters.add(new StructNamesEmitter());
    emitters.add(new TlvNamesEmitter());
    emitters.add(new TextConstantsEmitter());
    emitters.add(new CharsetsEmitter());
    if (request.parts().contains(Part.READER)) {
      emitters.add(new StructReaderEmitter());
      emitters.add(new TlvReaderEmitter());
      emitters.add(new ChainReaderEmitter());
      emitters.add(new TextReaderEmitter());
      emitters.add(new ChunkedReaderEmitter());
    }
    if (request.parts().contains(Part.WRITER)) {
      emitters.add(new WriterEmitter());
      emitters.add(new TextWriterEmitter());
      emitters.add(new ChunkedWriterEmitter());
    }
    if (request.parts().contains(Part.EDITOR)) {
      emitters.add(new EditorEmitter());
    }
    if (request.parts().contains(Part.FRAMER)) {
      emitters.add(new FramerEmitter());
    }
    if (request.parts().contains(Part.DUMP)) {
      emitters.add(new DumpEmitter());
    }
    if (request.parts().contains(Part.LAYER)) {
      emitters.add(new LayerEmitter());
    }
    if (request.parts().contains(Part.HANDLER)) {
      emitters.add(new WiringEmitter());
    }
    return emitters;
  }

  /**
   * Generates the sources of the declared modules.
   *
   * @return files sorted by path
   */
  public static List<GeneratedFile> generate(GenerationRequest request) {
    GenerationContext context =
        GenerationContext.of(
            request.program(), request.packageName(), request.modules(), request.messages());
    List<Job> jobs = new ArrayList<>();
    for (Emitter emitter : emitters(request)) {
      request.program().modules().forEach(module -> jobs.add(new Job(emitter, module)));
    }
    List<GeneratedFile> files = new ArrayList<>();
    Parallel.map(jobs, job -> job.files(context)).forEach(files::addAll);
    if (request.parts().contains(Part.LAYER)) {
      LayerTable.emit(context).forEach(f -> files.add(generated(f)));
    }
    if (request.parts().contains(Part.HOST_NETWORK)) {
      files.add(generated(NetFacade.overHost(context)));
    } else if (request.parts().contains(Part.STACK_NETWORK)) {
      files.add(generated(NetFacade.overStack(context)));
    }
    files.sort(Comparator.comparing(GeneratedFile::path));
    return List.copyOf(files);
  }

  /** One emitter for one module. */
  private record Job(Emitter emitter, IrModule module) {
    List<GeneratedFile> files(GenerationContext context) {
      return emitter.emit(context, module).stream().map(CodeGenerator::generated).toList();
    }
  }

  private static GeneratedFile generated(JavaFile file) {
    return new GeneratedFile(JavaPrinter.path(file), JavaPrinter.print(file));
  }
}
