// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.resolve;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstModule;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import dev.meerkat.dsl.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of all modules of a compilation, and what they mean where they are used. */
public final class Symbols {
  private final Map<String, ModuleScope> modules = new LinkedHashMap<>();
  private final Extensions extensions;
  private final Diagnostics diagnostics;

  public Symbols(List<AstModule> asts, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    asts.forEach(this::addModule);
    modules.values().forEach(this::linkImports);
    modules.values().forEach(module -> module.declareAll(diagnostics));
    this.extensions = new Extensions(this, diagnostics);
    extensions.link(modules.values());
  }

  public Collection<ModuleScope> modules() {
    return modules.values();
  }

  /** The cases that other files, or the same, add to a tlv. */
  public List<Extension> extensions(Symbol tlv) {
    return extensions.ofTlv(tlv);
  }

  /** The cases that other files, or the same, add to switches of a message or struct. */
  public List<SwitchExtension> switchExtensions(Symbol record) {
    return extensions.ofRecord(record);
  }

  /**
   * The module and everything it imports, directly or not, itself first, each once; what extends
   * one of them counts as imported by it.
   */
  public static List<ModuleScope> reachable(ModuleScope module) {
    Set<ModuleScope> found = new LinkedHashSet<>();
    collect(module, found);
    return List.copyOf(found);
  }

  private static void collect(ModuleScope module, Set<ModuleScope> found) {
    if (found.add(module)) {
      module.imports().forEach(imported -> collect(imported, found));
      module.extenders().forEach(extender -> collect(extender, found));
    }
  }

  /** What a name means in a module; null when it means nothing or is broken. Reports nothing. */
  public Symbol find(ModuleScope from, String name) {
    List<Symbol> found = candidates(from, name);
    return found.size() == 1 ? found.get(0) : null;
  }

  /** The declaration of a qualified name such as {@code net.ip.Ipv4}, or null. */
  public Symbol declaration(String qualifiedName) {
    int dot = qualifiedName.lastIndexOf('.');
    ModuleScope module = modules.get(qualifiedName.substring(0, dot));
    AstDecl.Named decl = module == null ? null : module.find(qualifiedName.substring(dot + 1));
    return decl == null ? null : new Symbol(module, decl);
  }

  /** What a name means in a module; null after a report. */
  public Symbol resolve(ModuleScope from, AstName name, Code unknown, String what) {
    List<Symbol> found = candidates(from, name.text());
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.size() > 1) {
      diagnostics.report(
          Code.AMBIGUOUS_NAME,
          name.span(),
          name + " could be " + found.get(0) + " or " + found.get(1),
          "write " + found.get(0).module().lastSegment() + "." + name);
    } else if (!isExcused(from, name.text())) {
      diagnostics.report(
          unknown,
          name.span(),
          "there is no " + what + " " + name,
          Suggestion.didYouMean(name.text(), visibleNames(from)));
    }
    return null;
  }

  /** Whether an unknown name may be the fault of something reported before. */
  public boolean isExcused(ModuleScope from, String name) {
    return from.isBroken(name)
        || from.hasMissingImport()
        || from.imports().stream().anyMatch(module -> module.isBroken(name));
  }

  /** Everything that can be named without a module, built-in types included. */
  public List<String> visibleNames(ModuleScope from) {
    if (diagnostics.isFull()) {
      return List.of();
    }
    List<String> names = new ArrayList<>(BuiltIn.typeNames());
    from.declarations().forEach(decl -> names.add(decl.name().text()));
    from.imports()
        .forEach(module -> module.declarations().forEach(d -> names.add(d.name().text())));
    return names;
  }

  private List<Symbol> candidates(ModuleScope from, String name) {
    int dot = name.lastIndexOf('.');
    if (dot > 0) {
      String prefix = name.substring(0, dot);
      boolean own = prefix.equals(from.name()) || prefix.equals(from.lastSegment());
      ModuleScope module = own ? from : from.imported(prefix);
      return module == null ? List.of() : in(module, name.substring(dot + 1));
    }
    List<Symbol> own = in(from, name);
    if (!own.isEmpty()) {
      return own;
    }
    return from.imports().stream().distinct().flatMap(module -> in(module, name).stream()).toList();
  }

  private static List<Symbol> in(ModuleScope module, String name) {
    AstDecl.Named decl = module.find(name);
    return decl == null ? List.of() : List.of(new Symbol(module, decl));
  }

  private void addModule(AstModule ast) {
    ModuleScope before = modules.putIfAbsent(ast.name().text(), new ModuleScope(ast));
    if (before != null) {
      diagnostics.report(
          Code.MODULE_TWICE,
          ast.name().span(),
          "module " + ast.name() + " is also declared in " + before.ast().sourceName());
    }
  }

  private void linkImports(ModuleScope module) {
    for (AstModule.Import line : module.ast().imports()) {
      String name = line.module().text();
      ModuleScope imported = modules.get(name);
      if (imported == null) {
        module.missingImport(name);
      } else {
        module.importModule(name, line.alias() == null ? null : line.alias().text(), imported);
      }
    }
  }
}
