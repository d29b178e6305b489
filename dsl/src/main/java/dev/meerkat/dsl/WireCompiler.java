// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl;

import dev.meerkat.dsl.ast.AstModule;
import dev.meerkat.dsl.ast.build.AstBuilder;
import dev.meerkat.dsl.check.CheckInput;
import dev.meerkat.dsl.check.Checks;
import dev.meerkat.dsl.lower.Lowering;
import dev.meerkat.dsl.resolve.Symbols;
import dev.meerkat.dsl.syntax.SyntaxTree;
import java.util.List;
import java.util.function.Consumer;

/**
 * The conductor of the front end: text to checked IR.
 *
 * <p>The order of the passes stands in {@link #PASSES} and nowhere else. Each pass does what it can
 * with what the one before left, so that all mistakes of all files are reported together. Instances
 * have no state.
 */
public final class WireCompiler {
  private static final List<Pass> PASSES =
      List.of(
          new Pass("parse", compilation -> new Sources(compilation).parseAll()),
          new Pass("build", WireCompiler::build),
          new Pass("resolve", WireCompiler::resolve),
          new Pass("lower", WireCompiler::lower),
          new Pass("check", WireCompiler::check));

  /** One step; its name is what {@link #compileUntil} stops before. */
  private record Pass(String name, Consumer<Compilation> step) {}

  /** Compiles and reports; the same request gives the same result. */
  public CompileResult compile(CompileRequest request) {
    return compile(request, pass -> {});
  }

  /** Compiles and tells the name of each pass when it is through. */
  public CompileResult compile(CompileRequest request, Consumer<String> afterPass) {
    return compileUntil(request, "end", afterPass).result();
  }

  /** The names of the passes in order. */
  public static List<String> passes() {
    return PASSES.stream().map(Pass::name).toList();
  }

  /** Runs the passes before the named one, for tests and stage dumps. */
  Compilation compileUntil(CompileRequest request, String stopBefore) {
    return compileUntil(request, stopBefore, pass -> {});
  }

  private static Compilation compileUntil(
      CompileRequest request, String stopBefore, Consumer<String> afterPass) {
    Compilation compilation = new Compilation(request);
    for (Pass pass : PASSES) {
      if (pass.name.equals(stopBefore)) {
        break;
      }
      pass.step.accept(compilation);
      afterPass.accept(pass.name);
    }
    return compilation;
  }

  private static void build(Compilation compilation) {
    for (SyntaxTree tree : compilation.trees) {
      if (tree.file() != null) {
        AstModule module = new AstBuilder(tree, compilation.diagnostics).build(tree.file());
        if (module != null) {
          compilation.modules.add(module);
        }
      }
    }
  }

  private static void resolve(Compilation compilation) {
    compilation.symbols = new Symbols(compilation.modules, compilation.diagnostics);
  }

  private static void lower(Compilation compilation) {
    compilation.lowered =
        new Lowering(compilation.symbols, compilation.diagnostics, compilation.request.declared())
            .lower();
  }

  private static void check(Compilation compilation) {
    Checks.run(new CheckInput(compilation.symbols, compilation.lowered, compilation.diagnostics));
  }
}
