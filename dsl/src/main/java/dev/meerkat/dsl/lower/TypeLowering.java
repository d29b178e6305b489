// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.ast.AstTlv;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.BuiltIn;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.List;

/** Types of fields. */
final class TypeLowering {
  private static final IrType.Extent REST = new IrType.Extent.Rest();

  private final Program program;
  private final ExprLowering exprs;
  private final ArgumentLowering arguments;
  private final ElasticLowering elastics;
  private int aliasDepth;

  TypeLowering(Program program, ExprLowering exprs, NameTable table) {
    this.program = program;
    this.exprs = exprs;
    this.arguments = new ArgumentLowering(program, exprs, table);
    this.elastics = new ElasticLowering(program, this);
  }

  /** The shape of a type as seen from a module; null after a report. */
  Shape shape(AstType ast, ModuleScope module) {
    if (ast instanceof AstType.Named named) {
      return named(named, module);
    }
    if (ast instanceof AstType.Run run) {
      return run(run, module);
    }
    if (ast instanceof AstType.Prefixed prefixed) {
      return prefixed(prefixed, module);
    }
    if (ast instanceof AstType.Group group) {
      Shape inner = shape(group.type(), module);
      return inner == null ? null : inner.with(group.clauses());
    }
    if (ast instanceof AstType.VarUint varuint) {
      return elastics.varuint(varuint);
    }
    if (ast instanceof AstType.Escape escape) {
      return elastics.escape(escape, module);
    }
    program.report(
        Code.TYPE_MISPLACED,
        ast.span(),
        "a switch can only be the whole type of a field",
        "give it a field of its own");
    return null;
  }

  private Shape named(AstType.Named ast, ModuleScope module) {
    String name = ast.name().text();
    boolean local = name.indexOf('.') < 0;
    if (local && BuiltIn.isInteger(name)) {
      return integer(ast, module);
    }
    if (local && BuiltIn.encoding(name) != null) {
      noArguments(ast);
      return Shape.of(new IrType.Bytes(BuiltIn.encoding(name), REST));
    }
    if (local && BuiltIn.SUMS.contains(name)) {
      return misplaced(
          ast.span(), name + " is the type of a parameter only", "a checksum field is u16");
    }
    Symbol symbol = program.symbols().resolve(module, ast.name(), Code.UNKNOWN_TYPE, "type");
    if (symbol == null) {
      return null;
    }
    if (!(symbol.decl() instanceof AstRecord) && !(symbol.decl() instanceof AstTlv)) {
      noArguments(ast);
    }
    return declared(ast, symbol);
  }

  private Shape integer(AstType.Named ast, ModuleScope module) {
    noArguments(ast);
    int bits = Integer.parseInt(ast.name().text().substring(1));
    boolean signed = ast.name().text().charAt(0) == 'i';
    if (bits < (signed ? 2 : 1) || bits > Long.SIZE) {
      program.report(
          Code.BAD_WIDTH,
          ast.span(),
          "there is no " + ast.name() + ": integers have 1 to 64 bits",
          "longer runs are bytes[n]");
      return null;
    }
    boolean little = module.littleEndian() && bits % 8 == 0 && bits > 8;
    return Shape.of(new IrType.Int(bits, signed, little));
  }

  private void noArguments(AstType.Named ast) {
    if (!ast.arguments().isEmpty()) {
      program.report(Code.ARGUMENTS, ast.span(), ast.name() + " takes no arguments");
    }
  }

  private Shape declared(AstType.Named ast, Symbol symbol) {
    AstDecl.Named decl = symbol.decl();
    if (decl instanceof AstDecl.Alias alias) {
      return alias(alias, symbol, ast);
    }
    if (decl instanceof AstDecl.Enumeration) {
      IrType.Int wire = program.values().enumeration(symbol).wire();
      return new Shape(
          new IrType.EnumOf(symbol.qualifiedName(), wire), null, List.of(), symbol, null);
    }
    if (decl instanceof AstDecl.Flags) {
      IrType.Int wire = program.values().flags(symbol).wire();
      return new Shape(
          new IrType.FlagsOf(symbol.qualifiedName(), wire), null, List.of(), null, symbol);
    }
    if (decl instanceof AstRecord) {
      List<IrExpr> lowered = arguments.lower(ast, program.records().params(symbol), symbol);
      return Shape.of(new IrType.StructOf(symbol.qualifiedName(), lowered));
    }
    if (decl instanceof AstTlv) {
      List<IrExpr> lowered = arguments.lower(ast, program.tlvs().params(symbol), symbol);
      return Shape.of(new IrType.TlvOf(symbol.qualifiedName(), lowered));
    }
    if (decl instanceof AstDecl.Chain) {
      return chain(symbol);
    }
    program.report(
        Code.WRONG_KIND, ast.span(), decl.kind() + " " + decl.name() + " is not a type of a field");
    return null;
  }

  /** A chain that was refused where it is declared is taken as one byte. */
  private Shape chain(Symbol symbol) {
    IrChain chain = program.chains().lower(symbol);
    if (chain == null) {
      return Shape.of(new IrType.Bytes(IrType.Encoding.BYTES, new IrType.Extent.Fixed(1)));
    }
    IrExpr origin = chain.jump() == null ? null : Origins.argument(arguments.table());
    return Shape.of(new IrType.ChainOf(symbol.qualifiedName(), origin));
  }

  private Shape alias(AstDecl.Alias alias, Symbol symbol, AstType.Named use) {
    if (aliasDepth >= Depth.MAX_ALIASES) {
      program.report(
          Code.CIRCULAR_TYPE,
          use.span(),
          "type "
              + alias.name()
              + " leads to itself or through more than "
              + Depth.MAX_ALIASES
              + " types");
      return null;
    }
    aliasDepth++;
    Shape shape = shape(alias.type(), symbol.module());
    aliasDepth--;
    return shape == null ? null : shape.with(alias.clauses());
  }

  private Shape run(AstType.Run ast, ModuleScope module) {
    Shape element = shape(ast.element(), module);
    IrType.Extent extent = extent(ast.count());
    if (element == null || extent == null) {
      return null;
    }
    if (element.type() instanceof IrType.Bytes bytes
        && bytes.extent() instanceof IrType.Extent.Rest
        && element.prefix() == null) {
      return element.withType(new IrType.Bytes(bytes.encoding(), extent));
    }
    if (element.type() instanceof IrType.TlvOf) {
      return ast.count() == null
          ? element
          : misplaced(
              ast.span(), "a tlv runs to the end of its scope", "write [..] in place of a count");
    }
    return list(ast, element, extent, module);
  }

  private Shape list(AstType.Run ast, Shape element, IrType.Extent extent, ModuleScope module) {
    if (isElement(element)) {
      return Shape.of(new IrType.ListOf(around(ast.element(), module), extent));
    }
    IrType.Int wire = Types.wire(element.type());
    if (wire != null && wire.bits() % 8 != 0) {
      program.report(
          Code.UNALIGNED,
          ast.span(),
          "the elements of a list must be whole bytes; these have " + wire.bits() + " bits");
      return null;
    }
    return element.withType(new IrType.ListOf(element.type(), extent));
  }

  /** Whether a list of it has a struct around each element. */
  private static boolean isElement(Shape element) {
    IrType type = element.type();
    boolean isBytes =
        type instanceof IrType.Bytes bytes
            && (!(bytes.extent() instanceof IrType.Extent.Fixed)
                || bytes.encoding() == IrType.Encoding.UTF8);
    return element.prefix() != null
        || isBytes
        || type instanceof IrType.ChainOf
        || type instanceof IrType.ListOf
        || type instanceof IrType.Elastic
        || element.clauses().stream().anyMatch(ClauseSet::isCondition);
  }

  /** A type with what belongs to it as the only field of a struct. */
  IrType.StructOf around(AstType type, ModuleScope module) {
    return new ElementStructs(program, arguments).around(type, module);
  }

  private IrType.Extent extent(AstExpr count) {
    if (count == null) {
      return REST;
    }
    IrExpr lowered = exprs.count(count);
    if (lowered == null) {
      return null;
    }
    return lowered.range().isConstant()
        ? new IrType.Extent.Fixed(lowered.range().min())
        : new IrType.Extent.Computed(lowered);
  }

  private Shape prefixed(AstType.Prefixed ast, ModuleScope module) {
    Shape inner = shape(ast.type(), module);
    Shape prefix = shape(ast.prefix(), module);
    if (inner == null || prefix == null) {
      return null;
    }
    if (inner.prefix() != null) {
      return misplaced(ast.span(), "this type has a prefix already", null);
    }
    if (!Types.isPrefix(prefix.type())) {
      return misplaced(
          ast.prefix().span(),
          "a prefix is u8, u16, u24, u32, varuint or escape",
          "it counts bytes");
    }
    return new Shape(
        inner.type(), prefix.type(), inner.clauses(), inner.enumeration(), inner.flags());
  }

  private Shape misplaced(IrSpan span, String message, String hint) {
    program.report(Code.TYPE_MISPLACED, span, message, hint);
    return null;
  }

  /** The arguments of a case that leads to another message. */
  ArgumentLowering arguments() {
    return arguments;
  }
}
