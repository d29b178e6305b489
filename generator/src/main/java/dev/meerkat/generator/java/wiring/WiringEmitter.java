// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.wiring;

import com.palantir.javapoet.JavaFile;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.wiring.Conversation;
import dev.meerkat.generator.plan.wiring.Side;
import java.util.ArrayList;
import java.util.List;

/** Handler, peer and adapter of each root, for each message that one side reads. */
public final class WiringEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    List<JavaFile> files = new ArrayList<>();
    for (Conversation conversation : Conversation.of(context, module)) {
      emit(context, conversation.server(), files);
      if (!conversation.root().isSymmetric()) {
        emit(context, conversation.client(), files);
      }
    }
    return files;
  }

  private static void emit(GenerationContext context, Side side, List<JavaFile> files) {
    files.add(JavaPrinter.file(context, side.reads(), new HandlerClass(context, side).type()));
    files.add(JavaPrinter.file(context, side.reads(), new PeerClass(side).type()));
    files.add(JavaPrinter.file(context, side.reads(), new AdapterClass(context, side).type()));
  }
}
