// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast.build;

import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstVector;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.dsl.syntax.WireParser.ErrorClauseContext;
import dev.meerkat.dsl.syntax.WireParser.ExpectClauseContext;
import dev.meerkat.dsl.syntax.WireParser.ExprContext;
import dev.meerkat.dsl.syntax.WireParser.HexClauseContext;
import dev.meerkat.dsl.syntax.WireParser.TextClauseContext;
import dev.meerkat.dsl.syntax.WireParser.VecClauseContext;
import dev.meerkat.dsl.syntax.WireParser.VectorDeclContext;
import dev.meerkat.dsl.syntax.WireParser.WithClauseContext;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Vectors and rejects. */
final class VectorBuilder {
  private final Source source;
  private final ExprBuilder exprs;

  VectorBuilder(Source source, ExprBuilder exprs) {
    this.source = source;
    this.exprs = exprs;
  }

  AstVector vector(VectorDeclContext node) {
    boolean reject = node.getStart().getText().equals("reject");
    List<AstVector.Expect> expects = new ArrayList<>();
    List<AstVector.With> withs = new ArrayList<>();
    AstName error = null;
    AstExpr.Int errorAt = null;
    for (VecClauseContext clause : node.vecClause()) {
      if (clause instanceof ExpectClauseContext expect) {
        expect.expr().forEach(expr -> expects.add(expect(expr)));
      } else if (clause instanceof WithClauseContext with) {
        withs.add(
            new AstVector.With(source.name(with.id()), exprs.expr(with.expr()), source.span(with)));
      } else if (clause instanceof ErrorClauseContext named) {
        error = source.name(named.id());
        errorAt = named.INT() == null ? null : exprs.literals().number(named.INT().getSymbol());
      }
    }
    return new AstVector(
        reject,
        source.name(node.qname()),
        exprs.arguments(node.args()),
        Literals.unquoted(node.STRING().getText()),
        octets(node),
        expects,
        withs,
        error,
        errorAt,
        source.span(node));
  }

  private AstVector.Expect expect(ExprContext node) {
    String text =
        node.getStart()
            .getInputStream()
            .getText(Interval.of(node.getStart().getStartIndex(), node.getStop().getStopIndex()));
    return new AstVector.Expect(exprs.expr(node), text);
  }

  /** All hex and text lines in order; null when one is malformed or there is none. */
  private Octets octets(VectorDeclContext node) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean sound = true;
    boolean any = false;
    for (VecClauseContext clause : node.vecClause()) {
      if (clause instanceof HexClauseContext hex) {
        any = true;
        for (TerminalNode line : hex.STRING()) {
          sound &= appendHex(line.getSymbol(), out);
        }
      } else if (clause instanceof TextClauseContext text) {
        any = true;
        text.STRING().forEach(s -> out.writeBytes(exprs.literals().octets(s.getSymbol())));
      }
    }
    if (!any) {
      source
          .diagnostics()
          .report(
              Code.VECTOR_PARTS, source.span(node), "the vector has no octets", "add hex \"..\";");
    }
    return any && sound ? Octets.of(out.toByteArray()) : null;
  }

  private boolean appendHex(Token token, ByteArrayOutputStream out) {
    String text = Literals.unquoted(token.getText());
    int high = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0 && c != ' ' && c != '\t' && c != ':') {
        return malformed(token, "'" + c + "' is no hex digit");
      }
      if (digit >= 0 && high >= 0) {
        out.write(high << 4 | digit);
        high = -1;
      } else if (digit >= 0) {
        high = digit;
      }
    }
    return high < 0 || malformed(token, "the hex has an odd number of digits");
  }

  private boolean malformed(Token token, String message) {
    source.diagnostics().report(Code.BAD_HEX, source.span(token), message);
    return false;
  }
}
