// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.editor;

import com.palantir.javapoet.JavaFile;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.editor.EditorPlan;
import java.util.ArrayList;
import java.util.List;

/** An editor for every message of which something can be changed where it lies. */
public final class EditorEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    List<JavaFile> files = new ArrayList<>();
    for (IrStruct struct : context.structs(module)) {
      EditorPlan plan = new EditorPlan(context.program(), struct);
      boolean isAny = !plan.settable().isEmpty() || !plan.pseudoHeaders().isEmpty();
      if (struct.message() && isAny) {
        files.add(JavaPrinter.file(context, struct, new StructEditor(context, plan).type()));
      }
    }
    return files;
  }
}
