// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast;

import dev.meerkat.dsl.ir.IrSpan;
import java.util.List;

/** A textual message or line. */
public record AstText(
    AstName name,
    String doc,
    List<AstAnnotation> annotations,
    List<AstDecl.Param> params,
    boolean stream,
    AstExpr max,
    List<Item> items,
    IrSpan span)
    implements AstDecl.Named {

  public AstText {
    annotations = List.copyOf(annotations);
    params = List.copyOf(params);
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "text";
  }

  /** One step. */
  public sealed interface Item {
    IrSpan span();
  }

  /** A step with a name. */
  public record Named(AstName name, String doc, Shape shape, List<AstClause> clauses, IrSpan span)
      implements Item {
    public Named {
      clauses = List.copyOf(clauses);
    }
  }

  /** What a named step is. */
  public sealed interface Shape {
    IrSpan span();
  }

  /** {@code token of tchar 1..32 trim nocase}; the bounds are null when not given. */
  public record Run(
      AstName charset, AstExpr min, AstExpr max, boolean trim, boolean nocase, IrSpan span)
      implements Shape {}

  /** {@code digits u63 1..19 base 16}; bounds and base are null when not given. */
  public record Digits(
      AstType type, AstExpr.Int min, AstExpr.Int max, AstExpr.Int base, IrSpan span)
      implements Shape {}

  /** {@code lines of Header until CRLF}. */
  public record Lines(AstName line, Literal until, IrSpan span) implements Shape {}

  /** {@code chunked { ... } until ...}: the clause stands at the step. */
  public record Chunked(List<Item> items, IrSpan span) implements Shape {
    public Chunked {
      items = List.copyOf(items);
    }
  }

  /** A binary type inside a text. */
  public record Other(AstType type, IrSpan span) implements Shape {}

  /** A string or the name of a well-known one; exactly one is not null. */
  public record Literal(AstExpr.Text text, AstName name, List<AstClause> clauses, IrSpan span)
      implements Item {
    public Literal {
      clauses = List.copyOf(clauses);
    }
  }

  public record Index(AstName list, AstName key, boolean nocase, List<Slot> slots, IrSpan span)
      implements Item {
    public Index {
      slots = List.copyOf(slots);
    }
  }

  /** {@code CONTENT_LENGTH = "content-length" : single digits u63;}; {@code digits} may be null. */
  public record Slot(
      AstName name,
      AstExpr.Text key,
      boolean single,
      boolean list,
      boolean token,
      AstType digits,
      IrSpan span) {}

  public record Require(AstExpr condition, AstName error, IrSpan span) implements Item {}

  /** What could not be parsed; the name it would have had, or null. */
  public record Broken(AstName name, IrSpan span) implements Item {}
}
