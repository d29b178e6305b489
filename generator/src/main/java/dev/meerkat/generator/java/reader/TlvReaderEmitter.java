// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.JavaFile;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.plan.GenerationContext;
import java.util.List;

/** Readers of tlvs: each is the cursor over its elements. */
public final class TlvReaderEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    return context.tlvs(module).stream()
        .map(t -> JavaPrinter.file(context, t, new TlvClass(context, module, t).type()))
        .toList();
  }
}
