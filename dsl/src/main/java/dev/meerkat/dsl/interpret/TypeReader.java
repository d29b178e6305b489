// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrEnum;
import dev.meerkat.dsl.ir.IrErrorKind;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import java.util.ArrayList;
import java.util.List;

/** Reads what a type says, at a place, within a limit; for one struct, whose names it uses. */
final class TypeReader {
  private static final int DEEPEST = 64;

  private final Frame frame;
  private final int depth;

  TypeReader(Frame frame, int depth) {
    this.frame = frame;
    this.depth = depth;
  }

  Part read(IrType type, long at, long limit, Limits limits) throws ReadFailure {
    if (type instanceof IrType.Bytes bytes) {
      return bytes(bytes, at, limit, limits);
    } else if (type instanceof IrType.StructOf struct) {
      IrStruct declaration = frame.source().program().struct(struct.structName());
      return struct(new Frame(frame.source(), declaration, arguments(struct), at, limit));
    } else if (type instanceof IrType.ListOf list) {
      return list(list, at, limit, limits);
    } else if (type instanceof IrType.TlvOf tlv) {
      return new TlvReader(this, frame, tlv, limits).read(at, limit);
    } else if (type instanceof IrType.ChainOf chain) {
      return chain(chain, at, limit);
    } else if (type instanceof IrType.Switch choice) {
      return choice(choice, at, limit, limits);
    }
    if (type instanceof IrType.Elastic elastic) {
      return new Elastics(frame.source().bytes()).read(elastic, at, limit);
    }
    return number(type, at, limit);
  }

  private Part number(IrType type, long at, long limit) throws ReadFailure {
    IrType.Int integer = Bits.integer(type);
    long end = at + integer.bits();
    if (end > limit) {
      throw failure(IrErrorKind.SHORT, at);
    }
    long value = Bits.read(frame.source().bytes(), at, integer);
    if (type instanceof IrType.EnumOf named && !isAllowed(named, value)) {
      throw failure(IrErrorKind.ENUM, at);
    }
    return new Part(new Value.Number(value, at, integer.bits()), end);
  }

  private boolean isAllowed(IrType.EnumOf named, long value) {
    IrEnum declaration = frame.source().program().enumeration(named.enumName());
    return !declaration.closed()
        || declaration.items().stream().anyMatch(i -> i.first() <= value && value <= i.last());
  }

  private Part bytes(IrType.Bytes type, long at, long limit, Limits limits) throws ReadFailure {
    long there = limit - at >> 3;
    long length = type.extent() instanceof IrType.Extent.Rest ? there : count(type.extent());
    if (length < 0 || length > there) {
      throw failure(IrErrorKind.SHORT, at);
    }
    if (length < limits.min()) {
      throw ReadFailure.of(IrErrorKind.SHORT, limits.field(), 0);
    }
    if (limits.exceededBy(length)) {
      throw failure(IrErrorKind.LIMIT, at + (limits.max() << 3));
    }
    Value.Bytes run = new Value.Bytes((int) (at >> 3), (int) length);
    if (type.encoding() == IrType.Encoding.UTF8) {
      int wrong = Utf8Text.firstWrong(frame.source().bytes(), run.offset(), run.length());
      if (wrong >= 0) {
        throw ReadFailure.of(IrErrorKind.CHARSET, wrong, 0);
      }
    }
    return new Part(run, at + (length << 3));
  }

  private Part chain(IrType.ChainOf type, long at, long limit) throws ReadFailure {
    IrChain declaration = frame.source().program().chain(type.chainName());
    return new ChainReader(declaration, frame.source().bytes(), origin(type))
        .read((int) (at >> 3), (int) (limit >> 3));
  }

  /** The byte that jumps of a chain count from. */
  long origin(IrType.ChainOf type) {
    return type.origin() == null || !(argument(type.origin()) instanceof Argument.Number number)
        ? 0
        : number.value();
  }

  private long count(IrType.Extent extent) {
    if (extent instanceof IrType.Extent.Fixed fixed) {
      return fixed.count();
    }
    IrExpr count = ((IrType.Extent.Computed) extent).count();
    return new Evaluator(new StructNames(frame)).evaluate(count);
  }

  /** Reads a part that has names of its own. */
  Part struct(Frame inner) throws ReadFailure {
    if (depth >= DEEPEST) {
      throw failure(IrErrorKind.LIMIT, inner.position());
    }
    return new StructReader(inner, depth + 1).read();
  }

  private Part list(IrType.ListOf type, long at, long limit, Limits limits) throws ReadFailure {
    boolean rest = type.extent() instanceof IrType.Extent.Rest;
    IrType.Extent.Until until = type.extent() instanceof IrType.Extent.Until end ? end : null;
    long said = rest || until != null ? Long.MAX_VALUE : count(type.extent());
    long count = said < 0 ? Long.MAX_VALUE : said;
    List<Value> values = new ArrayList<>();
    long position = at;
    while (values.size() < count && (!rest || position < limit)) {
      if (limits.exceededBy(values.size() + 1L)) {
        throw failure(IrErrorKind.LIMIT, position);
      }
      Limits none = Limits.none((int) (position >> 3));
      Part part = read(type.element(), position, limit, none);
      if (part.end() == position && (rest || until != null)) {
        throw failure(IrErrorKind.LIMIT, position);
      }
      values.add(part.value());
      position = part.end();
      if (until != null && isEnd(until, part.value())) {
        break;
      }
    }
    if (values.size() < limits.min()) {
      throw ReadFailure.of(IrErrorKind.SHORT, limits.field(), 0);
    }
    int offset = (int) (at >> 3);
    return new Part(new Value.Elements(offset, (int) (position >> 3) - offset, values), position);
  }

  /** Whether an element is the last one of its list. */
  static boolean isEnd(IrType.Extent.Until until, Value element) {
    Names names =
        new Names() {
          @Override
          public long member(int list, int id) {
            Value value = ((Value.Struct) element).field(id);
            return value instanceof Value.Number number ? number.value() : 0;
          }
        };
    return new Evaluator(names).holds(until.end());
  }

  private Part choice(IrType.Switch type, long at, long limit, Limits limits) throws ReadFailure {
    long on = new Evaluator(new StructNames(frame)).evaluate(type.on());
    IrType.Case chosen = choose(type, on);
    if (chosen == null || chosen.type() == null) {
      throw ReadFailure.named(chosen == null ? null : chosen.error(), limits.field(), 0);
    }
    if (chosen.type() instanceof IrType.StructOf struct) {
      int offset = (int) (at >> 3);
      int length = (int) (limit >> 3) - offset;
      if (!frame.source().knows(struct.structName())) {
        Value opaque = new Value.Bytes(offset, length);
        return new Part(new Value.Case("default", offset, length, opaque, null, List.of()), limit);
      }
      if (frame.source().program().struct(struct.structName()).message()) {
        List<Argument> arguments = arguments(struct);
        String message = struct.structName();
        return new Part(
            new Value.Case(chosen.name(), offset, length, null, message, arguments), limit);
      }
    }
    Part part = read(chosen.type(), at, limit, limits);
    Value value = part.value();
    return new Part(
        new Value.Case(chosen.name(), value.offset(), value.length(), value, null, List.of()),
        part.end());
  }

  private static IrType.Case choose(IrType.Switch type, long on) {
    IrType.Case otherwise = null;
    for (IrType.Case candidate : type.cases()) {
      if (candidate.values().contains(on)) {
        return candidate;
      }
      if (candidate.isDefault()) {
        otherwise = candidate;
      }
    }
    return otherwise;
  }

  private List<Argument> arguments(IrType.StructOf type) {
    List<IrParam> params = frame.source().program().struct(type.structName()).params();
    return arguments(type.arguments(), params);
  }

  /** The values of arguments as the parameters want them. */
  List<Argument> arguments(List<IrExpr> expressions, List<IrParam> params) {
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < params.size(); i++) {
      arguments.add(argument(expressions.get(i), params.get(i).type()));
    }
    return arguments;
  }

  private Argument argument(IrExpr expression) {
    return argument(expression, null);
  }

  private Argument argument(IrExpr expression, IrType type) {
    if (expression instanceof IrExpr.Param param) {
      return frame.arguments().get(param.index());
    }
    if (expression instanceof IrExpr.Start) {
      return Argument.of(frame.offsetOf(0));
    }
    if (type instanceof IrType.PartialSum) {
      return Argument.of(partialSum(expression));
    }
    return Argument.of(new Evaluator(new StructNames(frame)).evaluate(expression));
  }

  /** A let's, a parameter's, or the sum of two. */
  private long partialSum(IrExpr expression) {
    if (expression instanceof IrExpr.Binary both) {
      return PartialSum.join(partialSum(both.left()), partialSum(both.right()));
    }
    return expression instanceof IrExpr.Let let
        ? new Constructs(frame).sum(let.id())
        : new Evaluator(new StructNames(frame)).evaluate(expression);
  }

  private static ReadFailure failure(IrErrorKind kind, long at) {
    return ReadFailure.of(kind, (int) (at >> 3), 0);
  }
}
