// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.JavaFile;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.text.TextPlan;
import dev.meerkat.generator.plan.text.TextPlanner;
import java.util.ArrayList;
import java.util.List;

/** A dump class for every message, struct, tlv, flags type and textual message. */
public final class DumpEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    List<JavaFile> files = new ArrayList<>();
    for (IrStruct struct : context.structs(module)) {
      files.add(JavaPrinter.file(context, struct, new StructDump(context, struct).type()));
    }
    for (IrTlv tlv : context.tlvs(module)) {
      files.add(JavaPrinter.file(context, tlv, new TlvDump(context, tlv).type()));
    }
    for (IrFlags flags : context.flags(module)) {
      files.add(JavaPrinter.file(context, flags, new FlagsDump(context, flags).type()));
    }
    for (TextPlan plan : TextPlanner.messages(context, module)) {
      files.add(JavaPrinter.file(context, plan.text(), new MessageTextDump(context, plan).type()));
    }
    return files;
  }
}
