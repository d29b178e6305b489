// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstText;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Suggestion;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.dsl.resolve.BuiltIn;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.List;

/** Textual messages and lines. */
final class TextLowering {
  private final Program program;
  private final Symbol symbol;
  private final Body body;
  private final ConstraintLowering constraints;
  private final IndexLowering indexes;

  TextLowering(Program program, Symbol symbol) {
    this.program = program;
    this.symbol = symbol;
    this.body = new Body(program, symbol.module(), StructLowering.Kind.RECORD);
    this.constraints = new ConstraintLowering(body);
    this.indexes = new IndexLowering(body);
  }

  IrText lower() {
    AstText ast = (AstText) symbol.decl();
    if (!ast.params().isEmpty()) {
      program.report(
          Code.NOT_GENERATED_TEXT_PARAMS,
          ast.params().get(0).span(),
          "parameters of a text are not generated yet");
    }
    Long max = ast.max() == null ? null : body.exprs.constant(ast.max(), null);
    return new IrText(
        symbol.qualifiedName(),
        ast.doc(),
        ast.span(),
        ast.stream(),
        max == null || isChunked(ast) ? -1 : Math.max(0, Math.min(max, Layout.MAX_BYTES)),
        Annotations.lower(ast.annotations()),
        items(ast.items()));
  }

  /** Of a text in chunks the parts are limited, not the whole. */
  private static boolean isChunked(AstText ast) {
    return ast.items().stream()
        .anyMatch(i -> i instanceof AstText.Named n && n.shape() instanceof AstText.Chunked);
  }

  private List<IrText.Item> items(List<AstText.Item> asts) {
    List<IrText.Item> items = new ArrayList<>();
    for (AstText.Item ast : asts) {
      IrText.Item item = item(ast, asts);
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  private IrText.Item item(AstText.Item ast, List<AstText.Item> all) {
    if (ast instanceof AstText.Literal literal) {
      Octets value = literal(literal);
      noClauses(literal.clauses());
      return value == null ? null : new IrText.Literal(literal.span(), value);
    }
    if (ast instanceof AstText.Index index) {
      return indexes.lower(index, all);
    }
    if (ast instanceof AstText.Require require) {
      IrExpr condition = body.exprs.condition(require.condition());
      String error = ErrorNames.checked(body, require.error());
      return condition == null ? null : new IrText.Require(require.span(), condition, error);
    }
    if (ast instanceof AstText.Broken) {
      body.table.isPartial = true;
      return null;
    }
    return named((AstText.Named) ast);
  }

  /** The octets of a literal; null after a report. */
  private Octets literal(AstText.Literal ast) {
    if (ast.text() != null) {
      if (ast.text().value().length() == 0) {
        program.report(Code.LITERAL_EMPTY, ast.span(), "a literal needs at least one character");
      }
      return ast.text().value();
    }
    Octets known = BuiltIn.LITERALS.get(ast.name().text());
    if (known == null) {
      program.report(
          Code.LITERAL_UNKNOWN,
          ast.span(),
          "there is no literal " + ast.name(),
          Suggestion.didYouMean(ast.name().text(), BuiltIn.LITERALS.keySet()));
    }
    return known;
  }

  private void noClauses(List<AstClause> clauses) {
    if (!clauses.isEmpty()) {
      program.report(
          Code.CLAUSE_MISPLACED, clauses.get(0).span(), "this clause means nothing here");
    }
  }

  private IrText.Item named(AstText.Named ast) {
    Meaning.Field field = body.table.addField(ast.name(), program.diagnostics());
    ClauseSet clauses = new ClauseSet(program, ast.clauses(), List.of());
    if (ast.shape() instanceof AstText.Run run) {
      return token(ast, run, field, clauses);
    }
    if (ast.shape() instanceof AstText.Digits digits) {
      return digits(ast, digits, field, clauses);
    }
    if (ast.shape() instanceof AstText.Lines lines) {
      return lines(ast, lines, field, clauses);
    }
    field.isRead = true;
    if (ast.shape() instanceof AstText.Chunked) {
      field.isLines = true;
      return new ChunkLowering(program, symbol, this::literal).lower(ast, field);
    }
    body.table.isPartial = true;
    program.report(
        Code.NOT_GENERATED_TEXT_TYPE,
        ast.shape().span(),
        "a binary type inside a text is not generated yet",
        "a text has tokens, digits, literals and lines");
    return null;
  }

  private IrText.Item token(
      AstText.Named ast, AstText.Run run, Meaning.Field field, ClauseSet clauses) {
    String charset = program.values().charsetName(symbol.module(), run.charset());
    long min = bound(run.min(), 1);
    long max = bound(run.max(), -1);
    if (max < 0) {
      max = limit(run.span(), "token");
    }
    if (min > max) {
      program.report(
          Code.LIMIT_ORDER, run.span(), "the minimum " + min + " is above the maximum " + max);
    }
    field.isRead = true;
    field.bytes = new Interval(Math.min(min, max), Math.max(min, max));
    List<IrField.Constraint> conditions = constraints.lower(clauses, field);
    return charset == null
        ? null
        : new IrText.Token(
            field.id,
            field.name,
            ast.doc(),
            ast.span(),
            charset,
            min,
            max,
            run.trim(),
            run.nocase(),
            conditions);
  }

  private long bound(AstExpr ast, long otherwise) {
    Long value = ast == null ? null : body.exprs.constant(ast, null);
    return value == null ? otherwise : Math.max(0, Math.min(value, Layout.MAX_BYTES));
  }

  /** {@code default max}, or a report. */
  private long limit(IrSpan span, String what) {
    AstExpr max = symbol.module().defaultMax();
    if (max == null) {
      program.report(
          Code.NO_LIMIT,
          span,
          "nothing limits this " + what,
          "give bounds, for instance 1..256, or the file a default max");
      return 1;
    }
    return bound(max, 1);
  }

  private IrText.Item digits(
      AstText.Named ast, AstText.Digits digits, Meaning.Field field, ClauseSet clauses) {
    IrType.Int type = program.values().wire(digits.type(), symbol.module());
    int base = digits.base() == null ? 10 : (int) Math.min(digits.base().value(), 99);
    if (base != 10 && base != 16 && base != 8 && base != 2) {
      program.report(Code.TEXT_ITEM, digits.base().span(), "the base of digits is 2, 8, 10 or 16");
      base = 10;
    }
    long widest = Long.toString(Math.max(1, Ranges.of(type).max()), base).length();
    long min = digits.min() == null ? 1 : digits.min().value();
    long max = digits.max() == null ? widest : digits.max().value();
    if (min < 1 || min > max || max > 64) {
      program.report(
          Code.LIMIT_ORDER, digits.span(), "the number of digits is 1..64, smaller number first");
    }
    field.isRead = true;
    field.range = Ranges.of(type);
    field.bytes = new Interval(Math.min(min, max), Math.max(min, max));
    return new IrText.Digits(
        field.id,
        field.name,
        ast.doc(),
        ast.span(),
        type,
        base,
        (int) Math.max(1, Math.min(min, 64)),
        (int) Math.max(1, Math.min(max, 64)),
        constraints.lower(clauses, field));
  }

  private IrText.Item lines(
      AstText.Named ast, AstText.Lines lines, Meaning.Field field, ClauseSet clauses) {
    AstName name = lines.line();
    Symbol line = program.symbols().resolve(symbol.module(), name, Code.UNKNOWN_TYPE, "text");
    if (line != null && !(line.decl() instanceof AstText)) {
      program.report(
          Code.WRONG_KIND, name.span(), line.decl().kind() + " " + name + " is not a text");
      line = null;
    }
    Octets until = literal(lines.until());
    AstClause.Max max = clauses.get(AstClause.Max.class);
    long most = max == null ? limit(lines.span(), "list of lines") : bound(max.value(), 1);
    field.isRead = true;
    field.isLines = true;
    body.table.isPartial |= line == null;
    if (line == null || until == null) {
      return null;
    }
    if (line.decl() == symbol.decl()) {
      program.report(Code.CIRCULAR_TYPE, name.span(), name + " contains itself");
    }
    return new IrText.Lines(
        field.id, field.name, ast.doc(), ast.span(), line.qualifiedName(), until, most);
  }
}
