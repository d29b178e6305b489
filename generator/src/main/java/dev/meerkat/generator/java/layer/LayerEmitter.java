// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.layer;

import com.palantir.javapoet.JavaFile;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextPlanner;
import java.util.ArrayList;
import java.util.List;

/** A layer for every message. */
public final class LayerEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    List<JavaFile> files = new ArrayList<>();
    for (IrStruct struct : context.structs(module)) {
      if (struct.message()) {
        files.add(JavaPrinter.file(context, struct, new StructLayer(context, struct).type()));
      }
    }
    for (TextPlan plan : TextPlanner.written(context, module)) {
      TextLayer layer = new TextLayer(context.names(), plan.text());
      files.add(JavaPrinter.file(context, plan.text(), layer.type()));
    }
    return files;
  }
}
