// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.BuiltIn;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages and structs, lowered when first asked for, so that parts come before what holds them.
 */
final class Records {
  private final Program program;
  private final Map<Symbol, IrStruct> structs = new HashMap<>();
  private final Map<String, IrStruct> byName = new HashMap<>();
  private final Map<Symbol, List<IrParam>> params = new HashMap<>();
  private final Deque<Symbol> inProgress = new ArrayDeque<>();
  private final Map<Symbol, Integer> depths = new HashMap<>();

  /** For each struct in progress, how many levels it has so far. */
  private final Deque<Integer> levels = new ArrayDeque<>();

  private final List<LoweredBody> bodies = new ArrayList<>();

  Records(Program program) {
    this.program = program;
  }

  /** The struct of an earlier {@link #struct}, or null. */
  IrStruct lowered(String qualifiedName) {
    return byName.get(qualifiedName);
  }

  /** Everything lowered so far, with its AST, for the checks. */
  List<LoweredBody> bodies() {
    return bodies;
  }

  void addBody(LoweredBody body) {
    bodies.add(body);
  }

  /** Lowers a message or struct; null, reported at {@code use}, when it is being lowered now. */
  IrStruct struct(Symbol symbol, IrSpan use) {
    IrStruct known = structs.get(symbol);
    if (known != null) {
      return isTooDeep(symbol, use) ? null : known;
    }
    if (!enter(symbol, use)) {
      return null;
    }
    levels.push(1);
    IrStruct lowered = lower(symbol, (AstRecord) symbol.decl());
    leave();
    depths.put(symbol, levels.pop());
    isTooDeep(symbol, use);
    structs.put(symbol, lowered);
    byName.put(symbol.qualifiedName(), lowered);
    return lowered;
  }

  /** Counts the levels of a part into what holds it; reports when they are too many. */
  private boolean isTooDeep(Symbol part, IrSpan use) {
    if (levels.isEmpty()) {
      return false;
    }
    int depth = Math.max(levels.pop(), depths.get(part) + 1);
    boolean tooDeep = depth > Depth.MAX_NESTING;
    if (tooDeep) {
      tooDeep(use);
    }
    levels.push(tooDeep ? 1 : depth);
    return tooDeep;
  }

  private void tooDeep(IrSpan use) {
    program.report(
        Code.TOO_DEEP, use, "structs nest deeper than " + Depth.MAX_NESTING + " levels here");
  }

  /** Marks a type as being lowered; false, after a report, when it is so already. */
  boolean enter(Symbol symbol, IrSpan use) {
    if (inProgress.contains(symbol)) {
      program.report(
          Code.CIRCULAR_TYPE,
          use,
          symbol.decl().name() + " contains itself: " + circle(symbol),
          "a message may lead to itself only as a case of a switch");
      return false;
    }
    if (inProgress.size() >= Depth.MAX_NESTING) {
      tooDeep(use);
      return false;
    }
    inProgress.push(symbol);
    return true;
  }

  void leave() {
    inProgress.pop();
  }

  private String circle(Symbol symbol) {
    StringBuilder way = new StringBuilder(symbol.decl().name().text());
    for (Symbol step : inProgress) {
      way.insert(0, step.decl().name() + " -> ");
      if (step.equals(symbol)) {
        break;
      }
    }
    return way.toString();
  }

  private IrStruct lower(Symbol symbol, AstRecord ast) {
    Long max =
        ast.max() == null
            ? null
            : new ExprLowering(program, new NameTable(symbol.module())).constant(ast.max(), null);
    long maxBytes = max == null ? -1 : Math.max(0, Math.min(max, Layout.MAX_BYTES));
    StructLowering body =
        new StructLowering(
            program, symbol.module(), StructLowering.Kind.RECORD, params(symbol), maxBytes);
    body.belongsTo(symbol);
    if (ast.message()) {
      body.beginsAtOrigin();
    }
    List<IrItem> items = body.lower(ast.items());
    IrStruct struct =
        new IrStruct(
            symbol.qualifiedName(),
            ast.doc(),
            ast.span(),
            ast.message(),
            ast.stream(),
            maxBytes,
            Annotations.lower(ast.annotations()),
            params(symbol),
            items,
            body.sizeBits());
    bodies.add(new LoweredBody(symbol.module(), symbol, struct, ast.items(), body.soundness()));
    return struct;
  }

  /** The parameters of a message or struct, without looking into its body. */
  List<IrParam> params(Symbol symbol) {
    List<IrParam> known = params.get(symbol);
    if (known == null) {
      known = new ArrayList<>(lowerParams(((AstRecord) symbol.decl()).params(), symbol.module()));
      if (new Origins(program).isNeeded(symbol)) {
        known.add(Origins.param(symbol.decl().span()));
      }
      params.put(symbol, List.copyOf(known));
    }
    return known;
  }

  List<IrParam> lowerParams(List<AstDecl.Param> asts, ModuleScope module) {
    List<IrParam> lowered = new ArrayList<>();
    for (AstDecl.Param ast : asts) {
      lowered.add(param(ast, module));
    }
    return lowered;
  }

  private IrParam param(AstDecl.Param ast, ModuleScope module) {
    String name = ast.name().text();
    Symbol symbol =
        ast.type() instanceof AstType.Named named
            ? program.symbols().find(module, named.name().text())
            : null;
    if (symbol == null || !(symbol.decl() instanceof AstRecord)) {
      return new IrParam(name, paramType(ast.type(), module), ast.span());
    }
    IrStruct struct = struct(symbol, ast.span());
    if (struct != null && !isPacked(struct)) {
      program.report(
          Code.NOT_GENERATED_STRUCT_PARAM,
          ast.type().span(),
          "a struct that is handed over has numbers alone, at most 63 bits of them",
          "hand over the fields that are needed; a pseudo-header is declared inet16");
    }
    boolean isPacked = struct != null && isPacked(struct);
    int bits = isPacked ? (int) struct.sizeBits().min() : Long.SIZE;
    IrType type = new IrType.Int(bits, false, false);
    return new IrParam(name, type, struct == null ? null : symbol.qualifiedName(), ast.span());
  }

  /** Whether a struct is a few numbers in a row that one number can hold. */
  private static boolean isPacked(IrStruct struct) {
    long bits = struct.sizeBits().min();
    return struct.isFixedSize()
        && bits >= 1
        && bits < Long.SIZE
        && struct.params().isEmpty()
        && struct.fields().stream().allMatch(f -> isUnsigned(f) && f.condition() == null);
  }

  private static boolean isUnsigned(IrField field) {
    IrType.Int wire = Types.wire(field.type());
    return wire != null && !wire.signed() && !wire.littleEndian() && field.unit() == 1;
  }

  private IrType paramType(AstType ast, ModuleScope module) {
    if (ast instanceof AstType.Named named) {
      if (BuiltIn.SUMS.contains(named.name().text())) {
        return new IrType.PartialSum(named.name().text());
      }
    }
    NameTable none = new NameTable(module);
    Shape shape =
        new TypeLowering(program, new ExprLowering(program, none), none).shape(ast, module);
    if (shape != null && !Types.isNumeric(shape.type())) {
      program.report(
          Code.TYPE_MISPLACED,
          ast.span(),
          "a parameter is an integer, an enum, flags or a checksum such as inet16");
      return new IrType.Int(32, false, false);
    }
    if (shape != null && shape.type() instanceof IrType.Elastic elastic) {
      return elastic.value();
    }
    return shape == null ? new IrType.Int(32, false, false) : shape.type();
  }

  /** Whether a type is a message: a layer that is validated when it is asked for. */
  boolean isLayer(IrType type) {
    if (!(type instanceof IrType.StructOf part)) {
      return false;
    }
    Symbol symbol = program.symbols().declaration(part.structName());
    return symbol != null && symbol.decl() instanceof AstRecord ast && ast.message();
  }
}
