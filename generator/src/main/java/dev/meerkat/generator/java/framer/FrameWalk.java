// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.framer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.frame.FixedSize;
import dev.meerkat.dsl.frame.FrameStep;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.List;

/** Walks the steps of a framing and fills the blocks. */
final class FrameWalk {
  private final FramerState state;
  private final FixedSize sizes;
  private final FrameScopes scopes;
  private final Fields fields;
  private final List<FrameStep.Read> run = new ArrayList<>();
  private final List<Where> places = new ArrayList<>();
  private Where at = Where.START;

  FrameWalk(FramerState state) {
    this.state = state;
    this.sizes = new FixedSize(state.context.program());
    this.scopes = new FrameScopes(state);
    this.fields = new Fields(state, scopes);
  }

  void run() {
    for (FrameStep step : state.framing.steps()) {
      if (step instanceof FrameStep.Read read) {
        read(read);
      } else if (step instanceof FrameStep.Elastic elastic) {
        flush();
        elastic(elastic);
      } else {
        flush();
        other(step);
      }
    }
    flush();
    end();
  }

  private void other(FrameStep step) {
    if (step instanceof FrameStep.Skip skip) {
      skip(skip.field());
    } else if (step instanceof FrameStep.Payload) {
      state.variable(TypeName.INT, "headSize");
      add(CodeBlock.builder().addStatement("headSize = $L", at.octets()).build());
    } else if (step instanceof FrameStep.Require require) {
      require(require.require());
    } else if (step instanceof FrameStep.Enter enter) {
      enter(enter.region());
    } else if (step instanceof FrameStep.Leave leave) {
      add(CodeBlock.builder().addStatement("position = $L", scopes.leave(leave.region())).build());
      at = Where.POSITION;
    }
  }

  private void add(CodeBlock code) {
    if (!code.isEmpty()) {
      state.blocks.unguarded();
      state.blocks.add(code);
    }
  }

  /** A field joins the run at hand; one that is looked at ends it. */
  private void read(FrameStep.Read read) {
    IrField field = read.field();
    long bits = sizes.bits(field.type());
    if (field.condition() != null) {
      flush();
      conditional(read, bits);
      return;
    }
    CodeBlock beyond = scopes.mustFit(field, at, bits);
    if (!beyond.isEmpty()) {
      flush();
      add(beyond);
    }
    run.add(read);
    places.add(at);
    at = at.plus(bits);
    if (fields.isLookedAt(read)) {
      flush();
    }
  }

  /** The run at hand becomes a block. */
  private void flush() {
    if (run.isEmpty()) {
      return;
    }
    state.blocks.await(at.octets());
    for (int i = 0; i < run.size(); i++) {
      IrField field = run.get(i).field();
      Where behind = places.get(i).plus(sizes.bits(field.type()));
      state.blocks.add(fields.code(run.get(i), places.get(i), behind));
    }
    run.clear();
    places.clear();
  }

  private void conditional(FrameStep.Read read, long bits) {
    IrField field = read.field();
    toPosition();
    add(fields.place(field, at));
    state.blocks.awaitIf(
        state.expressions.condition(field.condition()),
        scopes.mustFit(field, at, bits),
        at.plus(bits).octets(),
        absent(field));
    state.blocks.add(fields.code(read, at, at.plus(bits)));
    state.blocks.add(CodeBlock.builder().addStatement("position += $L", bits / 8).build());
  }

  /** A number of variable width: its block waits until the last octet is there. */
  private void elastic(FrameStep.Elastic step) {
    IrField field = step.field();
    String first = at.plus(step.type().minBits()).octets();
    state.variable(TypeName.INT, "position");
    if (field.condition() != null) {
      toPosition();
      add(fields.place(field, at));
      first = at.plus(8).octets();
      state.blocks.awaitIf(
          state.expressions.condition(field.condition()),
          scopes.mustFit(field, at, 8),
          first,
          absent(field));
    } else {
      add(scopes.mustFit(field, at, step.type().minBits()));
      state.blocks.await(first);
    }
    state.blocks.add(fields.elastic(step, at));
    at = Where.POSITION;
  }

  /** The value of a field that is not there. */
  private CodeBlock absent(IrField field) {
    return JavaTypes.isScalar(field.type()) && fields.isKept(field.id())
        ? CodeBlock.builder().addStatement("$L = 0", FramerState.nameOf(field)).build()
        : CodeBlock.of("");
  }

  /** From here on places are counted from the variable. */
  private void toPosition() {
    state.variable(TypeName.INT, "position");
    if (!at.equals(Where.POSITION) && !at.equals(Where.START)) {
      add(CodeBlock.builder().addStatement("position = $L", at.octets()).build());
    }
    at = Where.POSITION;
  }

  private void skip(IrField field) {
    state.variable(TypeName.INT, "position");
    Content content = new Content(state, scopes, fields, field);
    if (field.condition() != null) {
      toPosition();
      state.blocks.awaitIf(
          state.expressions.condition(field.condition()),
          content.before(at),
          content.prefixEnd(at),
          CodeBlock.of(""));
      state.blocks.add(content.code(at));
    } else {
      add(content.before(at));
      if (content.prefixEnd(at) != null) {
        state.blocks.await(content.prefixEnd(at));
        state.blocks.add(content.code(at));
      } else {
        add(content.code(at));
      }
    }
    at = Where.POSITION;
  }

  private void require(IrItem.Require require) {
    IrField field = state.field(require.fieldId());
    CodeBlock failure = state.failNamed(field, require.error(), fields.place(field.id()));
    add(FramerState.failIf(state.expressions.negated(require.condition()), failure));
  }

  private void enter(IrItem.Region region) {
    String start = at.octets();
    if (at.isMoved()) {
      start = state.variable(TypeName.INT, JavaNames.camel(region.name()) + "Start");
      add(CodeBlock.builder().addStatement("$L = $L", start, at.octets()).build());
    }
    state.variable(TypeName.INT, "position");
    String end = JavaNames.camel(region.name()) + "End";
    Scope scope = scopes.enter(region, start, state.variable(TypeName.INT, end));
    if (fields.isRead(region.sizedBy())) {
      IrField by = state.field(region.sizedBy());
      add(scopes.narrow(scope, by, fields.place(by.id()), null));
    }
  }

  private void end() {
    if (scopes.message().isKnown) {
      return;
    }
    long tail = (at.bits() + 7) / 8;
    if (at.isMoved() && tail > 0) {
      add(FramerState.failIf(CodeBlock.of("position > $L", state.max - tail), state.tooLarge()));
    }
    add(CodeBlock.builder().addStatement("size = $L", at.octets()).build());
  }
}
