// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java;

import com.palantir.javapoet.JavaFile;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.generator.plan.GenerationContext;
import java.util.List;

/** Makes one kind of class for what a module declares. */
public interface Emitter {
  /**
   * The classes for a module.
   *
   * <p>Called for every module of the program, declared or not: ask the context ({@code
   * context.structs(module)} and its like) which declarations are wanted; it may be none. Modules
   * are asked for side by side: an emitter has no state.
   */
  List<JavaFile> emit(GenerationContext context, IrModule module);
}
