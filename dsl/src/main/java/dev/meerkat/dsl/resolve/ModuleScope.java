// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.resolve;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstModule;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that one module declares. */
public final class ModuleScope {
  private final AstModule ast;
  private final Map<String, AstDecl.Named> declarations = new LinkedHashMap<>();
  private final Map<String, AstName> errors = new LinkedHashMap<>();
  private final Set<String> broken = new HashSet<>();
  private final List<ModuleScope> imports = new ArrayList<>();
  private final Set<ModuleScope> extenders = new LinkedHashSet<>();
  private final Map<String, ModuleScope> importNames = new LinkedHashMap<>();
  private final Set<AstDecl.Named> implied = new HashSet<>();
  private boolean littleEndian;
  private AstExpr defaultMax;

  ModuleScope(AstModule ast) {
    this.ast = ast;
  }

  public AstModule ast() {
    return ast;
  }

  public String name() {
    return ast.name().text();
  }

  /** The last segment of the name. */
  public String lastSegment() {
    return name().substring(name().lastIndexOf('.') + 1);
  }

  public boolean littleEndian() {
    return littleEndian;
  }

  /** The value of {@code default max}, or null. */
  public AstExpr defaultMax() {
    return defaultMax;
  }

  public List<ModuleScope> imports() {
    return imports;
  }

  public Collection<AstDecl.Named> declarations() {
    return List.copyOf(declarations.values());
  }

  /** The modules that add cases to what is declared here. */
  Set<ModuleScope> extenders() {
    return extenders;
  }

  void extendedBy(ModuleScope module) {
    extenders.add(module);
  }

  /** The error names declared here, in order. */
  public Collection<AstName> errors() {
    return errors.values();
  }

  AstDecl.Named find(String name) {
    return declarations.get(name);
  }

  boolean isBroken(String name) {
    return broken.contains(name);
  }

  ModuleScope imported(String name) {
    return importNames.get(name);
  }

  Collection<String> importNames() {
    return importNames.keySet();
  }

  void importModule(String name, String alias, ModuleScope module) {
    imports.add(module);
    importNames.putIfAbsent(name, module);
    importNames.putIfAbsent(alias == null ? module.lastSegment() : alias, module);
  }

  void missingImport(String name) {
    broken.add(name);
  }

  /** Whether an import could not be found: then unknown names may be its. */
  boolean hasMissingImport() {
    return ast.imports().stream().anyMatch(i -> broken.contains(i.module().text()));
  }

  /**
   * Declares a struct or text that others imply; gives the one of this name if the same is implied
   * already, null if something else has the name.
   */
  public Symbol implied(AstDecl.Named struct) {
    String name = struct.name().text();
    AstDecl.Named before = declarations.get(name);
    if (before == null && !BuiltIn.isType(name)) {
      declarations.put(name, struct);
      implied.add(struct);
      return new Symbol(this, struct);
    }
    boolean isSame = implied.contains(before) && placeless(before).equals(placeless(struct));
    return isSame ? new Symbol(this, before) : null;
  }

  /** What a declaration says, wherever it stands. */
  private static String placeless(AstDecl.Named decl) {
    return decl.toString().replaceAll("span=.*?:[0-9]+:[0-9]+", "");
  }

  void declareAll(Diagnostics diagnostics) {
    for (AstDecl decl : ast.declarations()) {
      if (decl instanceof AstDecl.Named named) {
        declare(named, diagnostics);
      } else if (decl instanceof AstDecl.Errors names) {
        names.names().forEach(name -> declareError(name, diagnostics));
      } else if (decl instanceof AstDecl.DefaultEndian endian) {
        littleEndian = endian.little();
      } else if (decl instanceof AstDecl.DefaultMax max) {
        defaultMax = max.value();
      } else if (decl instanceof AstDecl.Broken lost && lost.name() != null) {
        broken.add(lost.name().text());
      }
    }
  }

  private void declare(AstDecl.Named decl, Diagnostics diagnostics) {
    AstName name = decl.name();
    if (BuiltIn.isType(name.text()) || BuiltIn.charset(name.text()) != null) {
      diagnostics.report(
          Code.DUPLICATE_NAME, name.span(), name + " is a built-in name; choose another");
      return;
    }
    AstDecl.Named before = declarations.putIfAbsent(name.text(), decl);
    if (before != null) {
      diagnostics.report(
          Code.DUPLICATE_NAME,
          name.span(),
          name + " is declared twice",
          "the first is " + before.kind() + " " + name + " in line " + before.span().line());
    }
  }

  private void declareError(AstName name, Diagnostics diagnostics) {
    AstName before = errors.putIfAbsent(name.text(), name);
    if (before != null) {
      diagnostics.report(
          Code.DUPLICATE_NAME,
          name.span(),
          "error " + name + " is declared twice",
          "the first is in line " + before.span().line());
    }
  }
}
