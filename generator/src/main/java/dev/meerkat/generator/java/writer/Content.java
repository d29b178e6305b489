// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaTypes;

/** What can stand in a part: how the user writes it, and how the writer takes it over. */
sealed interface Content
    permits BytesContent,
        ChainContent,
        NumberContent,
        OwnedContent,
        NumbersContent,
        SlicesContent,
        StructsContent {

  /** Adds the members that the content needs, the user's methods among them. */
  void addTo(TypeSpec.Builder type);

  /** Statements that take over what a nested writer wrote; empty when nothing is nested. */
  default CodeBlock close() {
    return CodeBlock.of("");
  }

  /** Statements for {@code wrap}. */
  default CodeBlock reset() {
    return CodeBlock.of("");
  }

  /** The content of a part, or of one case of it. */
  static Content of(PartModel part) {
    IrType type = part.type();
    if (JavaTypes.isScalar(type)) {
      return new NumberContent(part);
    } else if (type instanceof IrType.Bytes) {
      return new BytesContent(part);
    } else if (type instanceof IrType.StructOf struct) {
      return isMessage(part, struct) ? new BytesContent(part) : new OwnedContent(part);
    } else if (type instanceof IrType.ChainOf use) {
      return new ChainContent(part, part.model().context().program().chain(use.chainName()));
    } else if (type instanceof IrType.TlvOf) {
      return new OwnedContent(part);
    } else if (type instanceof IrType.ListOf list && JavaTypes.isScalar(list.element())) {
      return new NumbersContent(part);
    } else if (type instanceof IrType.ListOf list
        && list.element() instanceof IrType.Bytes bytes
        && bytes.extent() instanceof IrType.Extent.Fixed) {
      return new SlicesContent(part);
    } else if (type instanceof IrType.ListOf list
        && list.element() instanceof IrType.StructOf element
        && !isMessage(part, element)) {
      return new StructsContent(part);
    }
    throw new GenerationException(
        part.model().struct().qualifiedName()
            + "."
            + part.field().name()
            + ": a writer for this type is not generated yet");
  }

  private static boolean isMessage(PartModel part, IrType.StructOf struct) {
    return part.model().context().program().struct(struct.structName()).message();
  }
}
