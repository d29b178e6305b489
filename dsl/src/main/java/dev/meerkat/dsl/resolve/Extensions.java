// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.resolve;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.ast.AstTlv;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code extend} adds to tlvs and switches. In the order of the names of the modules that add,
 * so it does not matter in which order the files were given.
 */
final class Extensions {
  private final Symbols symbols;
  private final Diagnostics diagnostics;
  private final Map<String, List<Extension>> ofTlvs = new HashMap<>();
  private final Map<String, List<SwitchExtension>> ofRecords = new HashMap<>();

  Extensions(Symbols symbols, Diagnostics diagnostics) {
    this.symbols = symbols;
    this.diagnostics = diagnostics;
  }

  void link(Collection<ModuleScope> modules) {
    for (ModuleScope module :
        modules.stream().sorted(Comparator.comparing(ModuleScope::name)).toList()) {
      for (AstDecl decl : module.ast().declarations()) {
        if (decl instanceof AstDecl.Extend extend && !extend.tlvCases().isEmpty()) {
          tlv(module, extend);
        }
        if (decl instanceof AstDecl.Extend extend && !extend.switchCases().isEmpty()) {
          choice(module, extend);
        }
      }
    }
  }

  List<Extension> ofTlv(Symbol tlv) {
    return ofTlvs.getOrDefault(tlv.qualifiedName(), List.of());
  }

  List<SwitchExtension> ofRecord(Symbol symbol) {
    return ofRecords.getOrDefault(symbol.qualifiedName(), List.of());
  }

  private void tlv(ModuleScope module, AstDecl.Extend extend) {
    Symbol target = symbols.resolve(module, extend.target(), Code.UNKNOWN_NAME, "tlv");
    if (target != null && !(target.decl() instanceof AstTlv)) {
      wrong(extend.target(), target.decl().kind() + " " + extend.target() + " takes no tags", null);
    } else if (target != null) {
      target.module().extendedBy(module);
      ofTlvs
          .computeIfAbsent(target.qualifiedName(), name -> new ArrayList<>())
          .addAll(extend.tlvCases().stream().map(c -> new Extension(module, c)).toList());
    }
  }

  /** {@code extend Ipv4 { .. }} where there is one switch, else {@code extend Ipv4.payload}. */
  private void choice(ModuleScope module, AstDecl.Extend extend) {
    AstName name = extend.target();
    Symbol target = symbols.find(module, name.text());
    String field = null;
    int dot = name.text().lastIndexOf('.');
    if (target == null && dot > 0) {
      Symbol owner = symbols.find(module, name.text().substring(0, dot));
      if (owner != null && owner.decl() instanceof AstRecord) {
        target = owner;
        field = name.text().substring(dot + 1);
      }
    }
    if (target == null) {
      target = symbols.resolve(module, name, Code.UNKNOWN_NAME, "message or struct");
    }
    if (target != null && target.decl() instanceof AstRecord record) {
      String found = choice(name, record, field);
      if (found != null) {
        add(module, target, found, extend);
      }
    } else if (target != null) {
      wrong(name, target.decl().kind() + " " + name + " has no switch", null);
    }
  }

  private void add(ModuleScope module, Symbol target, String field, AstDecl.Extend extend) {
    target.module().extendedBy(module);
    ofRecords
        .computeIfAbsent(target.qualifiedName(), name -> new ArrayList<>())
        .addAll(
            extend.switchCases().stream().map(c -> new SwitchExtension(module, field, c)).toList());
  }

  /** The field with the switch; null after a report. */
  private String choice(AstName name, AstRecord record, String wanted) {
    List<String> switches =
        AstItem.fields(record.items()).stream()
            .filter(f -> f.name() != null && isSwitch(f.type()))
            .map(f -> f.name().text())
            .filter(f -> wanted == null || f.equals(wanted))
            .toList();
    if (switches.size() == 1) {
      return switches.get(0);
    }
    wrong(
        name,
        switches.isEmpty()
            ? wanted == null ? name + " has no switch" : "there is no switch " + wanted
            : name + " has several switches",
        switches.isEmpty() ? null : "write " + name + "." + switches.get(0));
    return null;
  }

  private static boolean isSwitch(AstType type) {
    return type instanceof AstType.Switch
        || type instanceof AstType.Prefixed prefixed && isSwitch(prefixed.type());
  }

  private void wrong(AstName name, String message, String hint) {
    diagnostics.report(Code.WRONG_KIND, name.span(), message, hint);
  }
}
