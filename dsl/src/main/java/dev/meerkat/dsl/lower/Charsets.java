// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Suggestion;
import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.dsl.resolve.BuiltIn;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sets of octets. A built-in set that a module uses becomes one of the module's own. */
final class Charsets {
  private static final int OCTETS = 256;

  private final Program program;
  private final Map<Symbol, BitSet> sets = new HashMap<>();
  private final Set<Symbol> inProgress = new HashSet<>();
  private final Map<String, Map<String, IrCharset>> ofModules = new HashMap<>();

  Charsets(Program program) {
    this.program = program;
  }

  /** The qualified name under which a module finds a set; null after a report. */
  String name(ModuleScope module, AstName name) {
    BitSet builtIn = BuiltIn.charset(name.text());
    if (builtIn != null) {
      String qualified = module.name() + "." + name;
      IrSpan span = module.ast().name().span();
      table(module).putIfAbsent(name.text(), charset(qualified, "RFC 5234", span, builtIn));
      return qualified;
    }
    Symbol symbol = find(module, name);
    return symbol == null ? null : symbol.qualifiedName();
  }

  private Symbol find(ModuleScope module, AstName name) {
    Symbol symbol = program.symbols().find(module, name.text());
    if (symbol != null && !(symbol.decl() instanceof AstDecl.Charset)) {
      program.report(
          Code.WRONG_KIND, name.span(), symbol.decl().kind() + " " + name + " is not a charset");
      return null;
    }
    if (symbol == null) {
      List<String> near = new ArrayList<>(BuiltIn.charsetNames());
      near.addAll(program.symbols().visibleNames(module));
      if (!program.symbols().isExcused(module, name.text())) {
        program.report(
            Code.UNKNOWN_NAME,
            name.span(),
            "there is no charset " + name,
            Suggestion.didYouMean(name.text(), near));
      }
    }
    return symbol;
  }

  /** The sets of a module, declared and used. */
  List<IrCharset> of(ModuleScope module) {
    for (AstDecl.Named decl : module.declarations()) {
      if (decl instanceof AstDecl.Charset ast) {
        Symbol symbol = new Symbol(module, decl);
        IrCharset set = charset(symbol.qualifiedName(), ast.doc(), ast.span(), set(symbol));
        table(module).put(ast.name().text(), set);
      }
    }
    return List.copyOf(table(module).values());
  }

  private Map<String, IrCharset> table(ModuleScope module) {
    return ofModules.computeIfAbsent(module.name(), name -> new LinkedHashMap<>());
  }

  private BitSet set(Symbol symbol) {
    BitSet known = sets.get(symbol);
    if (known != null) {
      return known;
    }
    AstDecl.Charset ast = (AstDecl.Charset) symbol.decl();
    if (inProgress.size() >= Depth.MAX_NESTING) {
      program.report(
          Code.TOO_DEEP, ast.span(), "charsets nest deeper than " + Depth.MAX_NESTING + " here");
      return new BitSet(OCTETS);
    }
    if (!inProgress.add(symbol)) {
      program.report(
          Code.CIRCULAR_TYPE, ast.span(), "charset " + ast.name() + " is defined by itself");
      return new BitSet(OCTETS);
    }
    BitSet set = new BitSet(OCTETS);
    for (AstDecl.CharsetTerm term : ast.terms()) {
      BitSet octets = octets(term, symbol.module());
      if (term.minus()) {
        set.andNot(octets);
      } else {
        set.or(octets);
      }
    }
    inProgress.remove(symbol);
    sets.put(symbol, set);
    return set;
  }

  private BitSet octets(AstDecl.CharsetTerm term, ModuleScope module) {
    if (term.set() != null) {
      BitSet builtIn = BuiltIn.charset(term.set().text());
      Symbol symbol = builtIn != null ? null : find(module, term.set());
      return builtIn != null ? builtIn : symbol == null ? new BitSet(OCTETS) : set(symbol);
    }
    BitSet octets = new BitSet(OCTETS);
    if (term.literal() != null) {
      Octets value = term.literal().value();
      for (int i = 0; i < value.length(); i++) {
        octets.set(value.at(i));
      }
      return octets;
    }
    range(term, octets);
    return octets;
  }

  private void range(AstDecl.CharsetTerm term, BitSet octets) {
    long first = term.range().first().value();
    long last = term.range().last().value();
    if (first > last || first < 0 || last < 0) {
      program.report(
          Code.CHARSET_RANGE, term.span(), "this range is empty: " + first + " is above " + last);
    } else if (last == Character.MAX_CODE_POINT && first <= 0x80) {
      // all that is not ASCII: every octet of a longer character is above 0x7F
      octets.set((int) first, OCTETS);
    } else if (last >= OCTETS) {
      program.report(
          Code.NOT_GENERATED_CODE_POINTS,
          term.span(),
          "a charset beyond 0xFF is not generated yet",
          "write 0x80..0xFF for the octets of UTF-8");
      octets.set((int) Math.min(first, OCTETS - 1), OCTETS);
    } else {
      octets.set((int) first, (int) last + 1);
    }
  }

  private static IrCharset charset(String name, String doc, IrSpan span, BitSet set) {
    long[] words = new long[4];
    set.stream().filter(octet -> octet < OCTETS).forEach(o -> words[o >> 6] |= 1L << (o & 63));
    return new IrCharset(name, doc, span, words[0], words[1], words[2], words[3]);
  }
}
