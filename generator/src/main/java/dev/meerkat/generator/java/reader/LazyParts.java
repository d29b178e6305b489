// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.Fallibility;

/**
 * Parts of a fixed size that cannot be wrong, such as an address in a record of DNS: the size is
 * looked at, and the part is wrapped when somebody asks for it.
 */
final class LazyParts {
  private LazyParts() {}

  /** Whether a case of a switch is such a part. */
  static boolean is(Body body, IrType type) {
    if (!(type instanceof IrType.StructOf of) || !body.plan.guard().isEmpty()) {
      return false;
    }
    IrStruct struct = body.context.program().struct(of.structName());
    return struct.sizeBits().min() % Byte.SIZE == 0
        && new Fallibility(body.context.program()).isPlain(struct);
  }

  /**
   * The content is read at once for what is wrong with it only.
   *
   * <pre>
   * if (rdataEnd - (nameEnd + 10) != 4) {
   *   …
   * }
   * </pre>
   */
  static CodeBlock unlessRightBySize(Place place, IrType type, CodeBlock content) {
    IrStruct struct = place.body().context.program().struct(((IrType.StructOf) type).structName());
    return CodeBlock.builder()
        .beginControlFlow(
            "if ($L != $L)",
            FieldBounds.minus(place.end(), place.at()),
            struct.sizeBits().min() / Byte.SIZE)
        .add(content)
        .endControlFlow()
        .build();
  }
}
