// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.ast.AstText;
import dev.meerkat.dsl.ast.AstVector;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Suggestion;
import dev.meerkat.dsl.ir.IrErrorKind;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.IrVector;
import dev.meerkat.dsl.resolve.ModuleScope;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Vectors and rejects. */
final class VectorLowering {
  /** Error kinds that need no declaration. */
  private static final List<String> BUILT_IN_ERRORS =
      Arrays.stream(IrErrorKind.values()).map(IrErrorKind::name).toList();

  private final Program program;

  VectorLowering(Program program) {
    this.program = program;
  }

  /** Null after a report that leaves nothing to run. */
  IrVector lower(AstVector ast, ModuleScope module) {
    Symbol target = program.symbols().resolve(module, ast.target(), Code.UNKNOWN_NAME, "message");
    if (target == null) {
      return null;
    }
    if (!(target.decl() instanceof AstRecord) && !(target.decl() instanceof AstText)) {
      program.report(
          Code.VECTOR_TARGET,
          ast.target().span(),
          target.decl().kind() + " " + ast.target() + " cannot be read by itself",
          "name a message, struct or text");
      return null;
    }
    checkParts(ast);
    List<IrVector.Expect> expects = new ArrayList<>();
    ExpectLowering lowering = new ExpectLowering(program, target);
    for (AstVector.Expect expect : ast.expects()) {
      dev.meerkat.dsl.ir.IrExpr condition = lowering.condition(expect.condition());
      if (condition != null) {
        expects.add(new IrVector.Expect(expect.source(), condition));
      }
    }
    List<Long> arguments = arguments(ast, target, module);
    return ast.octets() == null
        ? null
        : new IrVector(
            ast.reject(),
            target.qualifiedName(),
            arguments,
            ast.title(),
            ast.span(),
            ast.octets(),
            expects,
            error(ast, target.module()),
            ast.errorAt() == null ? -1 : ast.errorAt().value());
  }

  private void checkParts(AstVector ast) {
    if (ast.reject() && ast.error() == null) {
      program.report(
          Code.VECTOR_PARTS,
          ast.span(),
          "a reject says which error it meets",
          "add error NAME at OFFSET;");
    } else if (!ast.reject() && ast.error() != null) {
      program.report(
          Code.VECTOR_PARTS, ast.error().span(), "a vector is accepted; write reject instead");
    }
    if (ast.reject() && !ast.expects().isEmpty()) {
      program.report(
          Code.VECTOR_PARTS, ast.span(), "a reject cannot expect values of what is not read");
    }
  }

  private String error(AstVector ast, ModuleScope module) {
    if (ast.error() == null || BUILT_IN_ERRORS.contains(ast.error().text())) {
      return ast.error() == null ? null : ast.error().text();
    }
    List<String> near = new ArrayList<>(BUILT_IN_ERRORS);
    near.addAll(ErrorNames.table(program, module));
    if (!near.contains(ast.error().text())) {
      program.report(
          Code.UNKNOWN_ERROR,
          ast.error().span(),
          "there is no error " + ast.error(),
          Suggestion.didYouMean(ast.error().text(), near));
    }
    return ast.error().text();
  }

  /** Values of the parameters in order; those not given are taken as unknown or 0. */
  private List<Long> arguments(AstVector ast, Symbol target, ModuleScope module) {
    List<IrParam> params =
        target.decl() instanceof AstRecord ? program.records().params(target) : List.of();
    boolean hasOrigin = Origins.isLast(params);
    params = hasOrigin ? params.subList(0, params.size() - 1) : params;
    NameTable none = new NameTable(module);
    ExprLowering exprs = new ExprLowering(program, none);
    List<Long> values = new ArrayList<>();
    for (AstExpr argument : ast.arguments()) {
      Long value = exprs.constant(argument, null);
      values.add(value == null ? 0 : value);
    }
    List<String> names = params.stream().map(IrParam::name).toList();
    for (AstVector.With with : ast.withs()) {
      int index = names.indexOf(with.param().text());
      if (index < 0) {
        program.report(
            Code.ARGUMENTS,
            with.param().span(),
            target.decl().name() + " has no parameter " + with.param(),
            Suggestion.didYouMean(with.param().text(), names));
        continue;
      }
      while (values.size() <= index) {
        values.add(0L);
      }
      Long value = exprs.constant(with.value(), null);
      values.set(index, value == null ? 0 : value);
    }
    checkCount(ast, target, params, values.size());
    if (hasOrigin) {
      while (values.size() < params.size()) {
        values.add(0L);
      }
      values.add(0L);
    }
    return values;
  }

  private void checkCount(AstVector ast, Symbol target, List<IrParam> params, int given) {
    boolean sums = params.stream().allMatch(p -> p.type() instanceof IrType.PartialSum);
    boolean missing = given < params.size() && !(given == 0 && sums);
    if (given > params.size() || missing) {
      program.report(
          Code.ARGUMENTS,
          ast.span(),
          target.decl().name()
              + " has "
              + params.size()
              + " parameters, the vector gives "
              + given);
    }
  }
}
