// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.interpret;

import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tries the expectations of a vector on what was read. */
final class Expectations {

  /** An expectation asks for something that is not there. */
  static final class Unanswerable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unanswerable(String message) {
      super(message, null, false, false);
    }
  }

  private final Value value;
  private final byte[] octets;
  private final Paths paths;
  private final Evaluator evaluator;

  Expectations(Interpreter interpreter, Value value, byte[] octets) {
    this.value = value;
    this.octets = octets;
    this.paths = new Paths(interpreter, value, octets);
    this.evaluator = new Evaluator(new Answers(names(interpreter)));
  }

  boolean holds(IrExpr condition) {
    if (condition instanceof IrExpr.Binary binary) {
      switch (binary.op()) {
        case AND:
          return holds(binary.left()) && holds(binary.right());
        case OR:
          return holds(binary.left()) || holds(binary.right());
        case EQUAL, NOT_EQUAL:
          if (binary.right() instanceof IrExpr.Text text) {
            boolean equal = equal(run(binary.left()), text.value());
            return equal == (binary.op() == IrExpr.BinaryOp.EQUAL);
          }
          return evaluator.holds(binary);
        default:
          return evaluator.holds(binary);
      }
    }
    if (condition instanceof IrExpr.Unary unary && unary.op() == IrExpr.UnaryOp.NOT) {
      return !holds(unary.operand());
    }
    return evaluator.holds(condition);
  }

  /** What stands on the left of a comparison, for the message of a broken expectation. */
  String found(IrExpr condition) {
    if (!(condition instanceof IrExpr.Binary binary) || !binary.op().isLogical()) {
      return "";
    }
    if (binary.right() instanceof IrExpr.Text) {
      Value run = run(binary.left());
      if (run instanceof Value.Chain chain) {
        return " (is \"" + chain.text(octets) + "\")";
      }
      byte[] found = new byte[run.length()];
      System.arraycopy(octets, run.offset(), found, 0, found.length);
      return " (is " + Octets.of(found) + ")";
    }
    return " (is " + evaluator.evaluate(binary.left()) + ")";
  }

  private Names names(Interpreter interpreter) {
    if (value instanceof Value.Struct struct) {
      Source source = new Source(interpreter.program(), octets, ReadOptions.DEFAULT);
      return new StructNames(Frame.of(source, struct));
    }
    Value.Text text = (Value.Text) value;
    return new TextNames(interpreter.program(), octets, text.items(), text.slots());
  }

  /** The run of octets that an expression names. */
  private Value run(IrExpr expression) {
    if (expression instanceof IrExpr.Path path) {
      return paths.value(path.steps());
    }
    if (expression instanceof IrExpr.Field field) {
      return value instanceof Value.Struct struct
          ? struct.field(field.id())
          : ((Value.Text) value).items().get(field.id());
    }
    throw new Unanswerable("only a field compares with text");
  }

  private boolean equal(Value run, Octets text) {
    if (run instanceof Value.Case chosen && chosen.value() instanceof Value.Chain chain) {
      return equal(chain, text);
    }
    if (run instanceof Value.Chain chain) {
      byte[] found = chain.text(octets).getBytes(StandardCharsets.ISO_8859_1);
      return Octets.of(found).equals(text);
    }
    boolean same = run.length() == text.length();
    for (int i = 0; same && i < text.length(); i++) {
      same = (octets[run.offset() + i] & 0xFF) == text.at(i);
    }
    return same;
  }

  /** The names of the value, and paths into it. */
  private final class Answers implements Names {
    private final Names own;

    private Answers(Names own) {
      this.own = own;
    }

    @Override
    public long field(int id) {
      return own.field(id);
    }

    @Override
    public long member(int structFieldId, int id) {
      return own.member(structFieldId, id);
    }

    @Override
    public long param(int index) {
      return own.param(index);
    }

    @Override
    public long let(int id) {
      return own.let(id);
    }

    @Override
    public long sizeOf(IrField.Target target) {
      return own.sizeOf(target);
    }

    @Override
    public boolean present(int fieldId) {
      return own.present(fieldId);
    }

    @Override
    public boolean ok(int fieldId) {
      return own.ok(fieldId);
    }

    @Override
    public boolean only(int fieldId, String charset) {
      return own.only(fieldId, charset);
    }

    @Override
    public boolean is(int fieldId, String caseName) {
      return own.is(fieldId, caseName);
    }

    @Override
    public long slot(IrExpr.Slot slot) {
      return own.slot(slot);
    }

    @Override
    public long path(IrExpr.Path path) {
      List<IrExpr.Step> steps = path.steps();
      return paths.number(steps);
    }
  }
}
