// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.check;

import dev.meerkat.dsl.ast.AstText;
import dev.meerkat.dsl.diagnostic.Code;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.resolve.Symbol;

/** Texts as wholes: a stream has a limit, a line is made of plain steps and never empty. */
final class TextCheck implements Check {
  @Override
  public void run(CheckInput input) {
    for (IrModule module : input.program().modules()) {
      for (IrText text : module.texts()) {
        Symbol symbol = input.symbols().declaration(text.qualifiedName());
        whole((AstText) symbol.decl(), text, input);
        text.items().stream()
            .filter(IrText.Lines.class::isInstance)
            .forEach(item -> lines((IrText.Lines) item, input));
        if (text.chunked() != null) {
          chunks(text.chunked(), input);
        }
        new TextLimits(text, input).check();
      }
    }
  }

  private static void whole(AstText ast, IrText text, CheckInput input) {
    boolean chunked =
        ast.items().stream()
            .anyMatch(i -> i instanceof AstText.Named n && n.shape() instanceof AstText.Chunked);
    if (text.stream() && text.maxBytes() < 0 && !chunked) {
      input.report(
          Code.NO_LIMIT,
          ast.name().span(),
          "nothing limits the stream " + ast.name(),
          "write text " + ast.name() + " stream max 65536 { .. }");
    }
    if (text.maxBytes() == 0) {
      input.report(Code.LIMIT_ORDER, ast.name().span(), "the limit of a text is at least 1");
    }
    if (ast.items().isEmpty()) {
      input.report(Code.TEXT_ITEM, ast.name().span(), "text " + ast.name() + " has no steps");
    }
  }

  /** A writer makes heads by itself: all but the size can be left away. */
  private static void chunks(IrText.Chunked chunked, CheckInput input) {
    IrText head = input.program().text(chunked.chunkText());
    boolean isPlain =
        head.items().stream()
            .allMatch(
                item ->
                    item instanceof IrText.Literal
                        || item instanceof IrText.Lines
                        || item instanceof IrText.Token token && token.min() == 0
                        || item instanceof IrText.Digits size && size.id() == chunked.sizeItem());
    if (!isPlain) {
      input.report(
          Code.NOT_GENERATED_CHUNKED,
          chunked.span(),
          "what stands in a head beside the size must be able to be empty: not generated yet",
          "for instance text of tchar 0..64");
    }
  }

  private static void lines(IrText.Lines lines, CheckInput input) {
    IrText line = input.program().text(lines.lineText());
    boolean plain =
        line.items().stream()
            .allMatch(
                item ->
                    item instanceof IrText.Token
                        || item instanceof IrText.Literal
                        || item instanceof IrText.Digits);
    if (!plain) {
      input.report(
          Code.TEXT_ITEM,
          lines.span(),
          "a line of " + line.simpleName() + " has tokens, digits and literals only");
    }
    if (line.items().stream().allMatch(IrText.Literal.class::isInstance)) {
      input.report(
          Code.TEXT_ITEM,
          lines.span(),
          "a line of " + line.simpleName() + " has nothing to read but literals",
          "give it a token or digits");
    }
    boolean mayBeEmpty =
        line.items().stream().allMatch(item -> item instanceof IrText.Token t && t.min() == 0);
    if (mayBeEmpty) {
      input.report(
          Code.EMPTY_ELEMENT,
          lines.span(),
          "a line of " + line.simpleName() + " may be empty, so the list would never end",
          "end the line with a literal");
    }
  }
}
