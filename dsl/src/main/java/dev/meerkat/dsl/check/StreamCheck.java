// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstClause;
import dev.meerkat.dsl.ast.AstItem;
import dev.meerkat.dsl.ast.AstRecord;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.frame.Framing;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrField.Derived;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.dsl.lower.LoweredBody;

/** Messages of a stream say early where they end; a payload that flows is plain and the last. */
final class StreamCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (LoweredBody body : input.lowered().bodies()) {
      if (body.owner().decl() instanceof AstRecord record && record.stream()) {
        message(body, record, input);
      }
      if (body.sound()) {
        Bodies.forEachField(
            body,
            (ast, field) -> {
              if (field.stream()) {
                payload(body, ast, field, input);
              }
            });
      }
    }
  }

  private static void message(LoweredBody body, AstRecord record, CheckInput input) {
    if (!record.message()) {
      input.report(
          Code.CLAUSE_MISPLACED,
          record.name().span(),
          "stream needs a message: a struct is a part of one");
      return;
    }
    if (body.sound() && body.struct().sizeBits().min() == 0) {
      input.report(
          Code.FRAME_SIZE,
          record.name().span(),
          record.name() + " may be empty: nobody could tell how many of them stand in a row",
          "begin it with a field that is always there");
      return;
    }
    Framing framing = body.sound() ? Framing.of(input.program(), body.struct()) : null;
    if (framing != null && !framing.isPossible()) {
      AstItem.Field ast = Bodies.ast(body, framing.unknown().id());
      input.report(
          Code.FRAME_SIZE,
          ast.type().span(),
          "nothing in front of "
              + ast.label()
              + " says how long it is, so the message cannot be framed",
          "size it with a field or a prefix, or let a field in front size the message");
    }
  }

  private static void payload(
      LoweredBody body, AstItem.Field ast, IrField field, CheckInput input) {
    if (!body.struct().message()) {
      input.report(
          Code.NOT_GENERATED_STREAM,
          Bodies.place(ast, AstClause.Stream.class),
          "stream on a field of a part is not generated yet",
          "leave stream out: the payload is then handed over whole");
      return;
    }
    String needed = needed(body.struct(), field);
    if (needed != null) {
      input.report(
          Code.CLAUSE_MISPLACED,
          Bodies.place(ast, AstClause.Stream.class),
          "stream on a field needs " + needed);
    }
  }

  /** What a payload that is handed on in pieces would need, or null when it is right. */
  private static String needed(IrStruct struct, IrField field) {
    boolean isRest =
        field.type() instanceof IrType.Bytes bytes
            && bytes.encoding() == IrType.Encoding.BYTES
            && bytes.extent() instanceof IrType.Extent.Rest;
    boolean isPlain =
        field.constraints().isEmpty()
            && field.constant() == null
            && field.condition() == null
            && field.pad() == null
            && !(field.scope() instanceof IrField.Scope.Prefixed);
    if (!struct.stream()) {
      return "a message that is a stream";
    } else if (!isRest || !isPlain) {
      return "plain bytes[..] without conditions";
    } else if (struct.items().get(struct.items().size() - 1) != field) {
      return "to be the last of the message";
    }
    return struct.fields().stream().anyMatch(f -> covers(f, field.id()))
        ? "to stand outside of checksums"
        : null;
  }

  private static boolean covers(IrField field, int payload) {
    return field.derived() instanceof Derived.Checks checks
        && checks.covered().stream()
            .anyMatch(
                c ->
                    c instanceof IrField.Covered.Span span
                        && (span.target() instanceof IrField.Target.Message
                            || span.target().equals(new IrField.Target.Field(payload))));
  }
}
