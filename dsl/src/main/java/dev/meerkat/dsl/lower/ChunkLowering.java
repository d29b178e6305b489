// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.ast.AstName;
import dev.meerkat.dsl.ast.AstText;
import dev.meerkat.dsl.ast.AstType;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.Octets;
import dev.meerkat.dsl.resolve.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Bodies in chunks. The head of a chunk and what stands behind the last one become texts that
 * nobody wrote, {@code ChunkedBodyChunk} and {@code ChunkedBodyEnd}: their readers can be resumed,
 * as all are.
 */
final class ChunkLowering {
  /** The limit of heads, and of what stands behind the chunks, of a text without {@code max}. */
  private static final long DEFAULT_MAX = 65536;

  private final Program program;
  private final Symbol symbol;
  private final Function<AstText.Literal, Octets> literals;

  ChunkLowering(Program program, Symbol symbol, Function<AstText.Literal, Octets> literals) {
    this.program = program;
    this.symbol = symbol;
    this.literals = literals;
  }

  /** The step; null after a report. */
  IrText.Chunked lower(AstText.Named ast, Meaning.Field field) {
    AstText text = (AstText) symbol.decl();
    AstText.Chunked shape = (AstText.Chunked) ast.shape();
    int at = data(shape.items());
    boolean isFirst = text.items().get(0) == ast && text.stream();
    if (!isFirst || at <= 0) {
      return refused(
          ast.span(),
          isFirst
              ? "a chunk has digits that count its octets, and the octets: data : bytes[size]"
                  + " stream"
              : "a body in chunks is the first step of a text that is a stream");
    }
    AstText.Named data = (AstText.Named) shape.items().get(at);
    int size = sizeItem(shape.items().subList(0, at), data);
    Octets behind = behind(shape.items().subList(at + 1, shape.items().size()));
    if (size == 0 || behind == null || !endsWithNone(ast.clauses(), data)) {
      return refused(
          ast.span(),
          "a chunk is digits that count, plain steps, octets and literals, until the digits are 0");
    }
    String end =
        text.items().size() == 1
            ? null
            : text(text, "End", text.items().subList(1, text.items().size()));
    return new IrText.Chunked(
        field.id,
        field.name,
        ast.doc(),
        ast.span(),
        text(text, "Chunk", shape.items().subList(0, at)),
        size,
        data.name().text(),
        behind,
        end);
  }

  private IrText.Chunked refused(IrSpan span, String what) {
    program.report(
        Code.NOT_GENERATED_CHUNKED,
        span,
        what + "; other forms are not generated yet",
        "body : chunked { size : digits u60 base 16; CRLF; data : bytes[size] stream; CRLF; }"
            + " until size == 0;");
    return null;
  }

  /** Where the octets stand, or -1. */
  private static int data(List<AstText.Item> items) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof AstText.Named named
          && named.shape() instanceof AstText.Other other
          && counted(other.type()) != null
          && named.clauses().stream().anyMatch(AstClause.Stream.class::isInstance)) {
        return i;
      }
    }
    return -1;
  }

  /** {@code size} of {@code bytes[size]}. */
  private static String counted(AstType type) {
    return type instanceof AstType.Run run
            && run.element() instanceof AstType.Named bytes
            && bytes.name().text().equals("bytes")
            && run.count() instanceof AstExpr.Name size
        ? size.text()
        : null;
  }

  /** The id of the digits that count, 0 when there are none. */
  private static int sizeItem(List<AstText.Item> head, AstText.Named data) {
    String wanted = counted(((AstText.Other) data.shape()).type());
    int id = 0;
    for (AstText.Item item : head) {
      if (item instanceof AstText.Named named) {
        id++;
        if (named.shape() instanceof AstText.Digits && named.name().text().equals(wanted)) {
          return id;
        }
      }
    }
    return 0;
  }

  /** The literals behind the octets as one; null when there is something else. */
  private Octets behind(List<AstText.Item> items) {
    Octets all = Octets.of(new byte[0]);
    for (AstText.Item item : items) {
      Octets one = item instanceof AstText.Literal literal ? literals.apply(literal) : null;
      if (one == null) {
        return null;
      }
      byte[] joined = Arrays.copyOf(all.toArray(), all.length() + one.length());
      System.arraycopy(one.toArray(), 0, joined, all.length(), one.length());
      all = Octets.of(joined);
    }
    return all;
  }

  /** {@code until size == 0}. */
  private static boolean endsWithNone(List<AstClause> clauses, AstText.Named data) {
    String size = counted(((AstText.Other) data.shape()).type());
    return clauses.size() == 1
        && clauses.get(0) instanceof AstClause.Until until
        && until.end() instanceof AstExpr.Binary equal
        && equal.op() == IrExpr.BinaryOp.EQUAL
        && equal.left() instanceof AstExpr.Name name
        && name.text().equals(size)
        && equal.right() instanceof AstExpr.Int none
        && none.value() == 0;
  }

  /** A part of the text as a stream of its own; declared beside it. */
  private String text(AstText around, String suffix, List<AstText.Item> items) {
    IrSpan span = around.name().span();
    AstExpr max = around.max() == null ? new AstExpr.Int(DEFAULT_MAX, false, span) : around.max();
    List<AstText.Item> all = new ArrayList<>(items);
    StringBuilder name = new StringBuilder(around.name().text()).append(suffix);
    Symbol part = null;
    while (part == null) {
      AstText text =
          new AstText(
              new AstName(name.toString(), span),
              "A part of " + around.name() + ".",
              List.of(),
              List.of(),
              true,
              max,
              all,
              span);
      part = symbol.module().implied(text);
      name.append("Part");
    }
    return part.qualifiedName();
  }
}
