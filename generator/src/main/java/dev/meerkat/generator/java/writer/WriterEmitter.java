// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.plan.GenerationContext;
import java.util.ArrayList;
import java.util.List;

/** A writer class for every message, struct and tlv, and stages where the order matters. */
public final class WriterEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    List<JavaFile> files = new ArrayList<>();
    for (IrStruct struct : context.structs(module)) {
      ClassName name = context.names().writer(struct.qualifiedName());
      String doc = "Writes {@code " + struct.simpleName() + "}.";
      StructWriter writer = new StructWriter(context, struct, name);
      files.add(JavaPrinter.file(context, struct, writer.type(doc).build()));
      writer.stages().ifPresent(s -> files.add(JavaPrinter.file(context, struct, s)));
    }
    for (IrTlv tlv : context.tlvs(module)) {
      files.add(JavaPrinter.file(context, tlv, new TlvWriter(context, tlv).type()));
    }
    return files;
  }
}
