// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstAnnotation;
import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrChecksum;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.BuiltIn;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a description leaves to Java: {@code @java("com.acme.FleetSum") extern checksum …}. */
final class Externs {
  private static final Pattern CLASS = Pattern.compile("([a-z_][a-z0-9_]*\\.)+[A-Z][A-Za-z0-9_]*");

  private final Program program;
  private final Map<Symbol, IrChecksum> checksums = new HashMap<>();

  Externs(Program program) {
    this.program = program;
  }

  /** Looks at a declaration, whether it is used or not. */
  void look(Symbol symbol) {
    AstDecl.Extern ast = (AstDecl.Extern) symbol.decl();
    if (ast.role().equals("checksum")) {
      checksum(symbol);
    } else {
      program.report(
          Code.NOT_GENERATED_EXTERN,
          ast.name().span(),
          "extern " + ast.role() + " is not generated yet; extern checksum is");
    }
  }

  /** A checksum of one's own; null after a report. */
  IrChecksum checksum(Symbol symbol) {
    if (!checksums.containsKey(symbol)) {
      checksums.put(symbol, lowered(symbol, (AstDecl.Extern) symbol.decl()));
    }
    return checksums.get(symbol);
  }

  private IrChecksum lowered(Symbol symbol, AstDecl.Extern ast) {
    String name = ast.name().text();
    if (BuiltIn.checksumNames().contains(name)) {
      program.report(
          Code.DUPLICATE_NAME, ast.name().span(), "the checksum " + name + " is built in already");
      return null;
    }
    if (!ast.params().isEmpty()) {
      return bad(
          ast.params().get(0).span(),
          "an extern checksum has no parameters",
          "what it runs over stands behind checks: checks " + name + "(message)");
    }
    NameTable none = new NameTable(symbol.module());
    Shape shape =
        new TypeLowering(program, new ExprLowering(program, none), none)
            .shape(ast.type(), symbol.module());
    boolean isWhole =
        shape != null
            && shape.type() instanceof IrType.Int number
            && !number.signed()
            && number.bits() % 8 == 0
            && number.bits() < Long.SIZE;
    if (!isWhole) {
      return shape == null
          ? null
          : bad(ast.type().span(), "a checksum is u8, u16, u24 and so on to u56", null);
    }
    String java = javaClass(ast.annotations());
    if (java == null || !CLASS.matcher(java).matches()) {
      return bad(
          ast.name().span(),
          java == null ? "no class computes " + name : java + " is no name of a Java class",
          "write @java(\"com.acme.FleetSum\") in front");
    }
    return new IrChecksum(symbol.qualifiedName(), ((IrType.Int) shape.type()).bits(), java);
  }

  private static String javaClass(List<AstAnnotation> annotations) {
    return annotations.stream()
        .filter(a -> a.name().text().equals("java") && a.arguments().size() == 1)
        .map(a -> a.arguments().get(0))
        .findFirst()
        .orElse(null);
  }

  private IrChecksum bad(IrSpan span, String message, String hint) {
    program.report(Code.BAD_EXTERN, span, message, hint);
    return null;
  }
}
