// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.framer;

import com.palantir.javapoet.JavaFile;
import dev.meerkat.dsl.frame.Framing;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.java.Emitter;
import dev.meerkat.generator.java.JavaPrinter;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.GenerationException;
import java.util.List;

/** Framers of messages that come in a stream. */
public final class FramerEmitter implements Emitter {
  @Override
  public List<JavaFile> emit(GenerationContext context, IrModule module) {
    return context.structs(module).stream()
        .filter(s -> s.message() && s.stream())
        .map(s -> file(context, s))
        .toList();
  }

  private static JavaFile file(GenerationContext context, IrStruct struct) {
    Framing framing = Framing.of(context.program(), struct);
    if (!framing.isPossible()) {
      throw new GenerationException(
          struct.span() + ": nothing says how long " + framing.unknown().name() + " is");
    }
    FramerState state = new FramerState(context, struct, framing);
    new FrameWalk(state).run();
    return JavaPrinter.file(context, struct, new FramerClass(state).type());
  }
}
