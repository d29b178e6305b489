// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrConst;
import dev.meerkat.dsl.ir.IrEnum;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Enums, flags and constants, lowered when first asked for. */
final class Values {
  private static final IrType.Int STAND_IN = new IrType.Int(32, false, false);

  private final Program program;
  private final Charsets charsets;
  private final Map<Symbol, IrEnum> enums = new HashMap<>();
  private final Map<Symbol, IrFlags> flags = new HashMap<>();
  private final Map<Symbol, Long> constants = new HashMap<>();
  private final Set<Symbol> inProgress = new HashSet<>();

  Values(Program program) {
    this.program = program;
    this.charsets = new Charsets(program);
  }

  Charsets charsets() {
    return charsets;
  }

  /** The qualified name of a charset; null after a report. */
  String charsetName(ModuleScope module, AstName name) {
    return charsets.name(module, name);
  }

  IrEnum enumeration(Symbol symbol) {
    IrEnum known = enums.get(symbol);
    if (known == null) {
      AstDecl.Enumeration ast = (AstDecl.Enumeration) symbol.decl();
      List<IrEnum.Item> items = new ArrayList<>();
      for (AstDecl.EnumItem item : ast.items()) {
        items.add(
            new IrEnum.Item(
                item.name().text(), item.doc(), item.first().value(), item.last().value()));
      }
      known =
          new IrEnum(
              symbol.qualifiedName(),
              ast.doc(),
              ast.span(),
              wire(ast.wire(), symbol.module()),
              ast.closed(),
              items);
      enums.put(symbol, known);
    }
    return known;
  }

  IrFlags flags(Symbol symbol) {
    IrFlags known = flags.get(symbol);
    if (known == null) {
      AstDecl.Flags ast = (AstDecl.Flags) symbol.decl();
      IrType.Int wire = wire(ast.wire(), symbol.module());
      known =
          new IrFlags(symbol.qualifiedName(), ast.doc(), ast.span(), wire, flagItems(ast, wire));
      flags.put(symbol, known);
    }
    return known;
  }

  /** Items from the top bit down; when they do not add up, the check says so. */
  private static List<IrFlags.Item> flagItems(AstDecl.Flags ast, IrType.Int wire) {
    List<IrFlags.Item> items = new ArrayList<>();
    int shift = wire.bits();
    for (AstDecl.FlagItem item : ast.items()) {
      int bits = Math.max(1, Math.min(item.bits(), Math.max(shift, 1)));
      shift = Math.max(0, shift - bits);
      String name = item.name() == null ? null : item.name().text();
      items.add(new IrFlags.Item(name, item.doc(), shift, bits));
    }
    return items;
  }

  /** The integer type of an enum or of flags; a stand-in after a report. */
  IrType.Int wire(AstType ast, ModuleScope module) {
    if (ast instanceof AstType.Named named) {
      Symbol symbol = program.symbols().find(module, named.name().text());
      if (symbol != null && !(symbol.decl() instanceof AstDecl.Alias)) {
        return noInteger(ast);
      }
    }
    NameTable none = new NameTable(module);
    ExprLowering exprs = new ExprLowering(program, none);
    int before = program.diagnostics().count();
    Shape shape = new TypeLowering(program, exprs, none).shape(ast, module);
    if (shape != null && shape.prefix() == null && shape.type() instanceof IrType.Int number) {
      return number;
    }
    return program.diagnostics().count() == before ? noInteger(ast) : STAND_IN;
  }

  private IrType.Int noInteger(AstType ast) {
    program.report(Code.WIRE_TYPE, ast.span(), "an integer type is needed here", "for instance u8");
    return STAND_IN;
  }

  /** The values that a field of an enum can have once it was read: those of a closed one. */
  Interval within(Symbol enumeration, Interval values) {
    AstDecl.Enumeration ast = (AstDecl.Enumeration) enumeration.decl();
    boolean isSmall = values.min() >= 0 && values.max() < Long.MAX_VALUE;
    if (!ast.closed() || ast.items().isEmpty() || !isSmall) {
      return values;
    }
    long min = values.max();
    long max = values.min();
    for (AstDecl.EnumItem item : ast.items()) {
      min = Math.min(min, item.first().value());
      max = Math.max(max, item.last().value());
    }
    return min <= max ? Ranges.meet(values, new Interval(min, max)) : values;
  }

  /** The item of an enum by name, or null. */
  AstDecl.EnumItem item(Symbol enumeration, String name) {
    for (AstDecl.EnumItem item : ((AstDecl.Enumeration) enumeration.decl()).items()) {
      if (item.name().text().equals(name)) {
        return item;
      }
    }
    return null;
  }

  /** The enum that a type takes its values from, or null. */
  Symbol enumOf(IrType type) {
    if (!(type instanceof IrType.EnumOf known)) {
      return null;
    }
    return program.symbols().declaration(known.enumName());
  }

  /** The value of a constant; null after a report. */
  Long constant(Symbol symbol) {
    if (constants.containsKey(symbol)) {
      return constants.get(symbol);
    }
    AstDecl.Const ast = (AstDecl.Const) symbol.decl();
    if (inProgress.size() >= Depth.MAX_NESTING) {
      program.report(
          Code.TOO_DEEP, ast.span(), "constants nest deeper than " + Depth.MAX_NESTING + " here");
      return null;
    }
    if (!inProgress.add(symbol)) {
      program.report(
          Code.CIRCULAR_TYPE, ast.span(), "const " + ast.name() + " is defined by itself");
      return null;
    }
    Long value =
        new ExprLowering(program, new NameTable(symbol.module())).constant(ast.value(), null);
    inProgress.remove(symbol);
    constants.put(symbol, value);
    return value;
  }

  IrConst lowered(Symbol symbol) {
    AstDecl.Const ast = (AstDecl.Const) symbol.decl();
    Long value = constant(symbol);
    return new IrConst(symbol.qualifiedName(), ast.doc(), ast.span(), value == null ? 0 : value);
  }

  List<IrCharset> charsetsOf(ModuleScope module) {
    return charsets.of(module);
  }
}
