// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstDecl;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.diagnostic.Suggestion;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrChecksum;
import dev.meerkat.dsl.ir.IrExpr.BinaryOp;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.BuiltIn;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.List;

/** The five verbs: sizes, counts, tags, presents, checks. */
final class DerivedLowering {
  private final Body body;

  DerivedLowering(Body body) {
    this.body = body;
  }

  /** What the field is computed from; null when it is not, or after a report. */
  IrField.Derived lower(ClauseSet clauses, Meaning.Field field, AstItem.Field ast) {
    AstClause.Sizes sizes = clauses.get(AstClause.Sizes.class);
    AstClause.Counts counts = clauses.get(AstClause.Counts.class);
    AstClause.Tags tags = clauses.get(AstClause.Tags.class);
    AstClause.Presents presents = clauses.get(AstClause.Presents.class);
    AstClause.Checks checks = clauses.get(AstClause.Checks.class);
    IrField.Derived derived = null;
    if (sizes != null) {
      derived = sizes(sizes, field);
    } else if (counts != null) {
      Meaning.Field target = field(counts.target(), "list");
      derived = target == null ? null : new IrField.Derived.Counts(target.id);
    } else if (tags != null) {
      Meaning.Field target = field(tags.target(), "switch");
      derived = target == null ? null : new IrField.Derived.Tags(target.id);
    } else if (presents != null) {
      derived = presents(presents);
    } else if (checks != null) {
      derived = checks(checks);
    } else {
      return null;
    }
    if (derived == null || field.range == null) {
      body.unsound();
    }
    return derived;
  }

  private IrField.Derived sizes(AstClause.Sizes ast, Meaning.Field field) {
    IrField.Target target = target(ast.target());
    if (ast.divide() == 0 || ast.multiply() == 0) {
      body.program.report(Code.DIVISION, ast.span(), "the factor of sizes cannot be 0");
      return null;
    }
    if (field.range == null) {
      return null;
    }
    field.targetBytes = targetBytes(ast, field);
    if (target instanceof IrField.Target.Message) {
      Interval said = field.targetBytes;
      body.table.messageBytes = Ranges.meet(body.table.messageBytes, said);
    }
    if (target == null) {
      body.sizesUnknown();
    }
    return target == null
        ? null
        : new IrField.Derived.Sizes(target, ast.multiply(), ast.divide(), ast.add());
  }

  /** value * multiply / divide + add, for what is known of the value after its conditions. */
  private Interval targetBytes(AstClause.Sizes ast, Meaning.Field field) {
    Interval value = body.table.facts().range(field.id, field.range);
    Interval scaled = Ranges.apply(BinaryOp.MULTIPLY, value, Interval.of(ast.multiply()));
    Interval divided =
        scaled == null ? null : Ranges.apply(BinaryOp.DIVIDE, scaled, Interval.of(ast.divide()));
    Interval bytes =
        divided == null ? null : Ranges.apply(BinaryOp.ADD, divided, Interval.of(ast.add()));
    if (bytes == null || bytes.max() > Layout.MAX_BYTES && bytes.min() >= 0) {
      return tooBig(ast, bytes);
    }
    if (bytes.min() < 0) {
      body.program.report(
          Code.BELOW_ZERO,
          ast.span(),
          "this size can be negative: " + ExprLowering.show(bytes) + " bytes",
          "bound the field, for instance where " + field.name + " >= " + -ast.add());
      return new Interval(0, Math.max(0, Math.min(bytes.max(), Layout.MAX_BYTES)));
    }
    return bytes;
  }

  private Interval tooBig(AstClause.Sizes ast, Interval bytes) {
    body.program.report(
        Code.TOO_BIG,
        ast.span(),
        "this size can pass 2^31 - 1 bytes",
        "bound the field with where");
    long min = bytes == null ? 0 : Math.min(bytes.min(), Layout.MAX_BYTES);
    return new Interval(Math.max(0, min), Layout.MAX_BYTES);
  }

  /** What a size or checksum runs over; null after a report. */
  private IrField.Target target(AstName name) {
    Meaning meaning = body.table.find(name.text());
    if (meaning instanceof Meaning.Field field) {
      return new IrField.Target.Field(field.id);
    }
    if (meaning instanceof Meaning.Region region) {
      return new IrField.Target.Region(region.name());
    }
    if (body.kind == StructLowering.Kind.TLV_HEAD) {
      return switch (name.text()) {
        case "element" -> new IrField.Target.Element();
        case "value" -> new IrField.Target.Value();
        default -> unknown(name, "tlv length: it sizes element or value");
      };
    }
    if (name.text().equals("message") && body.kind == StructLowering.Kind.RECORD) {
      return new IrField.Target.Message();
    }
    return meaning instanceof Meaning.Broken
        ? null
        : unknown(name, "field or region here; message means the whole");
  }

  private IrField.Target unknown(AstName name, String what) {
    if (!body.table.isPartial) {
      body.program.report(
          Code.DERIVED_TARGET,
          name.span(),
          "there is no " + name + ": it must name a " + what,
          Suggestion.didYouMean(name.text(), body.table.names()));
    }
    return null;
  }

  private Meaning.Field field(AstName name, String what) {
    Meaning meaning = body.table.find(name.text());
    if (meaning instanceof Meaning.Field field) {
      return field;
    }
    if (!(meaning instanceof Meaning.Broken)) {
      unknown(name, what + " field");
    }
    return null;
  }

  private IrField.Derived presents(AstClause.Presents ast) {
    List<Integer> ids = new ArrayList<>();
    for (AstName name : ast.targets()) {
      Meaning.Field target = field(name, "field with if");
      if (target != null) {
        ids.add(target.id);
      }
    }
    return ids.size() < ast.targets().size() ? null : new IrField.Derived.Presents(ids);
  }

  private IrField.Derived checks(AstClause.Checks ast) {
    IrChecksum function = function(ast.algorithm());
    if (function == null && !BuiltIn.SUMS.contains(ast.algorithm().text())) {
      return null;
    }
    String algorithm = function == null ? ast.algorithm().text() : function.name();
    List<IrField.Covered> covered = new ArrayList<>();
    for (AstExpr argument : ast.covered()) {
      IrField.Covered one = covered(argument, algorithm);
      if (one != null) {
        covered.add(one);
      }
    }
    long zero = ast.zero() == null ? -1 : ast.zero().value();
    return covered.size() < ast.covered().size()
        ? null
        : new IrField.Derived.Checks(
            algorithm, function, covered, zero, ast.optional(), body.nextFinding(ast.span()));
  }

  /** A built-in checksum over octets, or one of the user's own; null for others, or reported. */
  private IrChecksum function(AstName name) {
    String text = name.text();
    if (BuiltIn.SUMS.contains(text) || IrChecksum.builtIn(text) != null) {
      return IrChecksum.builtIn(text);
    }
    Symbol symbol = body.program.symbols().find(body.module, text);
    if (symbol != null
        && symbol.decl() instanceof AstDecl.Extern extern
        && extern.role().equals("checksum")) {
      return body.program.externs().checksum(symbol);
    }
    body.program.report(
        Code.UNKNOWN_NAME,
        name.span(),
        "there is no checksum " + name,
        "built in are " + String.join(", ", BuiltIn.checksumNames()));
    return null;
  }

  private IrField.Covered covered(AstExpr ast, String algorithm) {
    if (!(ast instanceof AstExpr.Name name)) {
      body.program.report(
          Code.DERIVED_TARGET, ast.span(), "a checksum covers fields, regions, lets and message");
      return null;
    }
    Meaning meaning = body.table.find(name.text());
    boolean isSum = BuiltIn.SUMS.contains(algorithm);
    if (meaning instanceof Meaning.Param param && isSum) {
      return param(name, param, algorithm);
    }
    if (meaning instanceof Meaning.Param || meaning instanceof Meaning.Let && !isSum) {
      body.program.report(
          Code.DERIVED_TARGET,
          name.span(),
          algorithm + " runs over octets of the message; " + name.text() + " is not on the wire",
          "a pseudo-header is summed by inet16 only");
      return null;
    }
    if (meaning instanceof Meaning.Let let && let.let().construct() != null) {
      return new IrField.Covered.Let(let.let().id());
    }
    IrField.Target target = target(new AstName(name.text(), name.span()));
    return target == null ? null : new IrField.Covered.Span(target);
  }

  private IrField.Covered param(AstExpr.Name name, Meaning.Param param, String algorithm) {
    if (param.param().type() instanceof IrType.PartialSum sum
        && sum.algorithm().equals(algorithm)) {
      return new IrField.Covered.Param(param.index());
    }
    if (param.param().struct() == null) {
      body.program.report(
          Code.DERIVED_TARGET,
          name.span(),
          "parameter " + name.text() + " is no partial sum",
          "declare it " + name.text() + ": " + algorithm);
    }
    return null;
  }
}
