// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.ast.AstText;
import dev.meerkat.dsl.ast.AstTlv;
import dev.meerkat.dsl.ast.AstVector;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrConst;
import dev.meerkat.dsl.ir.IrEnum;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrVector;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import dev.meerkat.dsl.resolve.Symbols;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lowers all modules of a compilation: hands each declaration to the class of its kind. */
public final class Lowering {
  private final Program program;

  /** Takes the names of the modules that the build declares, or null when it declares all. */
  public Lowering(Symbols symbols, Diagnostics diagnostics, Set<String> declared) {
    this.program = new Program(symbols, diagnostics, declared);
  }

  /**
   * What the checks look at.
   *
   * @param raised the error names that something raises
   */
  public record Result(IrProgram program, List<LoweredBody> bodies, Set<String> raised) {
    public Result {
      bodies = List.copyOf(bodies);
      raised = Set.copyOf(raised);
    }
  }

  public Result lower() {
    List<IrModule> modules = new ArrayList<>();
    for (ModuleScope module : importsFirst()) {
      modules.add(module(module));
    }
    return new Result(new IrProgram(modules), program.records().bodies(), program.raised());
  }

  /** Imports before importers, as far as circles allow. */
  private Set<ModuleScope> importsFirst() {
    Set<ModuleScope> ordered = new LinkedHashSet<>();
    Set<ModuleScope> entered = new LinkedHashSet<>();
    program.symbols().modules().forEach(module -> visit(module, entered, ordered));
    return ordered;
  }

  private static void visit(
      ModuleScope module, Set<ModuleScope> entered, Set<ModuleScope> ordered) {
    if (entered.add(module)) {
      module.imports().forEach(imported -> visit(imported, entered, ordered));
      ordered.add(module);
    }
  }

  private IrModule module(ModuleScope module) {
    Parts parts = new Parts();
    declarations(module, parts);
    List<IrVector> vectors = vectors(module);
    return new IrModule(
        module.name(),
        module.ast().sourceName(),
        module.ast().doc(),
        module.imports().stream().map(ModuleScope::name).distinct().toList(),
        errors(module),
        module.errors().size(),
        parts.constants,
        parts.enums,
        parts.flags,
        program.values().charsetsOf(module),
        parts.structs,
        parts.tlvs,
        parts.chains,
        parts.texts,
        vectors);
  }

  /** All declarations, those too that others imply while they are looked at. */
  private void declarations(ModuleScope module, Parts parts) {
    Set<AstDecl.Named> done = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean isNew = true;
    while (isNew) {
      isNew = false;
      for (AstDecl.Named decl : module.declarations()) {
        if (done.add(decl)) {
          declaration(new Symbol(module, decl), parts);
          isNew = true;
        }
      }
    }
  }

  /** What a module declares, by kind. */
  private static final class Parts {
    final List<IrConst> constants = new ArrayList<>();
    final List<IrEnum> enums = new ArrayList<>();
    final List<IrFlags> flags = new ArrayList<>();
    final List<IrStruct> structs = new ArrayList<>();
    final List<IrTlv> tlvs = new ArrayList<>();
    final List<IrChain> chains = new ArrayList<>();
    final List<IrText> texts = new ArrayList<>();
  }

  private void declaration(Symbol symbol, Parts parts) {
    AstDecl.Named decl = symbol.decl();
    if (decl instanceof AstDecl.Const) {
      parts.constants.add(program.values().lowered(symbol));
    } else if (decl instanceof AstDecl.Enumeration) {
      parts.enums.add(program.values().enumeration(symbol));
    } else if (decl instanceof AstDecl.Flags) {
      parts.flags.add(program.values().flags(symbol));
    } else if (decl instanceof AstRecord) {
      parts.structs.add(program.records().struct(symbol, decl.name().span()));
    } else if (decl instanceof AstTlv) {
      IrTlv tlv = program.tlvs().lower(symbol);
      if (tlv != null) {
        parts.tlvs.add(tlv);
      }
    } else if (decl instanceof AstDecl.Chain) {
      IrChain chain = program.chains().lower(symbol);
      if (chain != null) {
        parts.chains.add(chain);
      }
    } else if (decl instanceof AstText) {
      parts.texts.add(new TextLowering(program, symbol).lower());
    } else {
      other(symbol);
    }
  }

  /** Aliases have no IR of their own but are looked at; the rest is not generated yet. */
  private void other(Symbol symbol) {
    if (symbol.decl() instanceof AstDecl.Alias alias) {
      NameTable none = new NameTable(symbol.module());
      ExprLowering exprs = new ExprLowering(program, none);
      new TypeLowering(program, exprs, none).shape(alias.type(), symbol.module());
    } else if (symbol.decl() instanceof AstDecl.Extern) {
      program.externs().look(symbol);
    }
  }

  private List<String> errors(ModuleScope module) {
    List<String> errors = ErrorNames.table(program, module);
    if (errors.size() > ErrorNames.MAX_NAMES) {
      program.report(
          Code.TOO_MANY,
          module.ast().name().span(),
          "a module and its imports have at most " + ErrorNames.MAX_NAMES + " error names");
    }
    return errors;
  }

  private List<IrVector> vectors(ModuleScope module) {
    List<IrVector> vectors = new ArrayList<>();
    VectorLowering lowering = new VectorLowering(program);
    for (AstDecl decl : module.ast().declarations()) {
      if (decl instanceof AstVector ast) {
        IrVector vector = lowering.lower(ast, module);
        if (vector != null) {
          vectors.add(vector);
        }
      }
    }
    return vectors;
  }
}
