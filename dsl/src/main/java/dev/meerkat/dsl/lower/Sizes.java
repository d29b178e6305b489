// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstExpr;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.Interval;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.resolve.Symbol;

/** How many bits a field can take up, between its shortest and longest form. */
final class Sizes {
  private final Body body;

  /** Numbers of elements (lists, tlvs) or bytes (bytes); both 0 for other types. */
  record Bounds(long min, long max) {}

  Sizes(Body body) {
    this.body = body;
  }

  /** Bytes with a constant and no extent are as long as the constant. */
  IrType withConstant(IrType type, IrType prefix, IrField.Constant constant) {
    if (constant instanceof IrField.Constant.Text text
        && type instanceof IrType.Bytes bytes
        && bytes.extent() instanceof IrType.Extent.Rest
        && prefix == null) {
      return new IrType.Bytes(bytes.encoding(), new IrType.Extent.Fixed(text.value().length()));
    }
    return type;
  }

  Bounds bounds(IrType type, IrField.Scope scope, ClauseSet clauses, IrSpan span) {
    IrType.Extent extent = extent(type);
    long min = bound(clauses.get(AstClause.Min.class));
    long max = bound(clauses.get(AstClause.Max.class));
    if (extent instanceof IrType.Extent.Fixed fixed) {
      return new Bounds(fixed.count(), fixed.count());
    }
    if (extent == null) {
      return new Bounds(0, 0);
    }
    long widest =
        extent instanceof IrType.Extent.Computed computed
            ? computed.count().range().max()
            : scopeBytes(scope) / Math.max(1, elementBytes(type, span));
    if (max < 0) {
      max = isLimited(extent, scope) ? widest : Math.min(widest, defaultMax(widest));
    }
    long atLeast = Math.max(0, min);
    long atMost = Math.min(max, widest);
    return new Bounds(atLeast, atMost);
  }

  /** The clause's number, or -1. */
  private long bound(AstClause clause) {
    AstExpr value =
        clause instanceof AstClause.Min min
            ? min.value()
            : clause instanceof AstClause.Max max ? max.value() : null;
    Long constant = value == null ? null : body.exprs.constant(value, null);
    if (constant != null && (constant < 0 || constant > Layout.MAX_BYTES)) {
      body.program.report(Code.LIMIT_ORDER, value.span(), "a bound is between 0 and 2^31 - 1");
      return -1;
    }
    return constant == null ? -1 : constant;
  }

  private boolean isLimited(IrType.Extent extent, IrField.Scope scope) {
    return extent instanceof IrType.Extent.Computed
        || !(scope instanceof IrField.Scope.Open)
        || body.layout.remainingBytes() < Layout.MAX_BYTES - (1 << 20);
  }

  private long defaultMax(long otherwise) {
    AstExpr value = body.module.defaultMax();
    Long max = value == null ? null : body.exprs.constant(value, null);
    return max == null || max < 0 ? otherwise : max;
  }

  private static IrType.Extent extent(IrType type) {
    if (type instanceof IrType.Bytes bytes) {
      return bytes.extent();
    }
    if (type instanceof IrType.ListOf list) {
      return list.extent();
    }
    return type instanceof IrType.TlvOf ? new IrType.Extent.Rest() : null;
  }

  private long elementBytes(IrType type, IrSpan span) {
    if (type instanceof IrType.ListOf list) {
      return content(list.element(), new Bounds(0, 0), span).min() / 8;
    }
    return 1;
  }

  /** What the scope has room for at most, in bytes. */
  private long scopeBytes(IrField.Scope scope) {
    long remaining = body.layout.remainingBytes();
    if (scope instanceof IrField.Scope.Prefixed prefixed) {
      long behind = Math.max(0, remaining - prefixed.octets());
      return Math.min(behind, Types.range(prefixed.prefix()).max());
    }
    if (scope instanceof IrField.Scope.SizedBy sized) {
      Interval bytes = body.table.field(sized.fieldId()).targetBytes;
      return bytes == null ? remaining : Math.min(remaining, bytes.max());
    }
    return remaining;
  }

  /** The bits of a field, its prefix included. */
  Interval field(IrType type, IrField.Scope scope, Bounds bounds, IrSpan span) {
    Interval content = content(type, bounds, span);
    long room = scopeBytes(scope) * 8;
    if (scope instanceof IrField.Scope.Prefixed prefixed) {
      long head = prefixed.octets() * 8L;
      long most = prefixed.mostOctets() * 8L;
      return new Interval(
          head + Math.min(content.min(), room), Layout.clamp(most + Math.min(content.max(), room)));
    }
    if (scope instanceof IrField.Scope.SizedBy sized) {
      Interval bytes = body.table.field(sized.fieldId()).targetBytes;
      if (bytes != null) {
        Interval said = new Interval(Layout.clamp(bytes.min() * 8), Layout.clamp(bytes.max() * 8));
        return Ranges.meet(said, content);
      }
    }
    return content;
  }

  /** The bits of a field behind whose content anything may follow in its scope. */
  Interval opaque(Interval content, IrField.Scope scope) {
    long head = scope instanceof IrField.Scope.Prefixed prefixed ? prefixed.mostOctets() : 0;
    long most = Layout.clamp((head + scopeBytes(scope)) * 8);
    return new Interval(content.min(), Math.max(content.max(), most));
  }

  /** The bits of a type in what remains of the enclosing scopes. */
  private Interval content(IrType type, Bounds bounds, IrSpan span) {
    if (type instanceof IrType.Elastic elastic) {
      return new Interval(elastic.minBits(), elastic.maxBits());
    }
    IrType.Int wire = Types.wire(type);
    if (wire != null) {
      return Interval.of(wire.bits());
    }
    if (type instanceof IrType.Bytes bytes) {
      return run(bytes.extent(), bounds, Interval.of(8));
    }
    if (type instanceof IrType.ListOf list) {
      return run(list.extent(), bounds, content(list.element(), fixedBounds(list.element()), span));
    }
    if (type instanceof IrType.StructOf part) {
      return struct(part, span);
    }
    if (type instanceof IrType.ChainOf use) {
      return chain(use);
    }
    if (type instanceof IrType.Switch choice) {
      return choice(choice, span);
    }
    return type instanceof IrType.TlvOf
        ? new Interval(0, Layout.clamp(body.layout.remainingBytes() * 8))
        : new Interval(0, 0);
  }

  /** Bounds of a type without clauses of its own. */
  private Bounds fixedBounds(IrType type) {
    IrType.Extent extent = extent(type);
    if (extent instanceof IrType.Extent.Fixed fixed) {
      return new Bounds(fixed.count(), fixed.count());
    }
    return new Bounds(0, body.layout.remainingBytes());
  }

  private Interval run(IrType.Extent extent, Bounds bounds, Interval element) {
    long room = Layout.clamp(body.layout.remainingBytes() * 8);
    long min = bounds.min();
    if (extent instanceof IrType.Extent.Computed computed) {
      min = Math.max(min, computed.count().range().min());
    }
    if (extent instanceof IrType.Extent.Until) {
      min = Math.max(min, 1);
    }
    long max = element.max() == 0 ? 0 : times(bounds.max(), element.max());
    if (!(extent instanceof IrType.Extent.Fixed)) {
      max = Math.min(max, room);
    }
    long least = times(min, element.min());
    return new Interval(Math.min(least, max), max);
  }

  private static long times(long count, long bits) {
    return Math.multiplyHigh(count, bits) != 0 ? Layout.MAX_BITS : Layout.clamp(count * bits);
  }

  private Interval chain(IrType.ChainOf use) {
    Symbol symbol = body.program.symbols().declaration(use.chainName());
    return body.program.chains().lower(symbol).sizeBits();
  }

  private Interval struct(IrType.StructOf part, IrSpan span) {
    Symbol symbol = body.program.symbols().declaration(part.structName());
    IrStruct struct = symbol == null ? null : body.program.records().struct(symbol, span);
    if (struct == null) {
      body.unsound();
      return new Interval(0, Layout.clamp(body.layout.remainingBytes() * 8));
    }
    long room = Math.max(struct.sizeBits().min(), body.layout.remainingBytes() * 8);
    return new Interval(
        struct.sizeBits().min(), Math.min(struct.sizeBits().max(), Layout.clamp(room)));
  }

  private Interval choice(IrType.Switch choice, IrSpan span) {
    Interval bits = null;
    for (IrType.Case one : choice.cases()) {
      if (one.type() != null) {
        Interval of =
            body.program.records().isLayer(one.type())
                ? new Interval(0, Layout.clamp(body.layout.remainingBytes() * 8))
                : content(one.type(), fixedBounds(one.type()), span);
        bits = bits == null ? of : Ranges.hull(bits, of);
      }
    }
    return bits == null ? new Interval(0, 0) : bits;
  }

  /** With fill bytes; what runs to the end of its scope has them inside. */
  Interval padded(Interval bits, IrField.Pad pad, IrType type) {
    if (Types.isRest(type)) {
      return bits;
    }
    return new Interval(bits.min(), Layout.clamp(bits.max() + (pad.to() - 1) * 8L));
  }
}
