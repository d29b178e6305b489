// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.plan.ChecksumUse;
import dev.meerkat.generator.plan.JavaNames;

/** Lists of structs: an owned cursor validates them once and walks them again when asked. */
final class StructListContent {
  private StructListContent() {}

  /**
   * The cursor is wrapped.
   *
   * <pre>
   * if (blocks.wrap(buffer, valueAt, elementEnd) != Codec.OK) {
   *   return failIn(5, blocks.status(), blocks.errorOffset());
   * }
   * </pre>
   */
  static CodeBlock read(Place place, IrType.ListOf list) {
    Body body = place.body();
    IrType.StructOf element = (IrType.StructOf) list.element();
    IrStruct struct = body.context.program().struct(element.structName());
    String stem = place.stem();
    declare(body, place, list, struct);
    CodeBlock.Builder call =
        CodeBlock.builder().add("$L.wrap(buffer,$W$L,$W$L", stem, place.at(), place.end());
    if (CursorEmitter.isCounted(list.extent())) {
      JavaValue count = BytesContent.count(body, list.extent());
      call.add(",$W$L", clamped(count));
    }
    StructContent.arguments(body, struct.params(), element.arguments())
        .forEach(a -> call.add(",$W$L", a));
    CodeBlock failed = CodeBlock.of("$L) != $T.OK", call.build(), CoreTypes.CODEC);
    String module = StructContent.module(element.structName());
    return CodeBlock.builder()
        .add(body.failIf(failed, body.failIn(place.field(), stem, module)))
        .add(Limits.atLeast(place, stem + ".count()"))
        .add(Checks.constraints(body, place.field()))
        .add(place.endsAt(stem + ".end()"))
        .build();
  }

  private static CodeBlock clamped(JavaValue count) {
    return count.kind() == JavaValue.Kind.INT
        ? count.code()
        : CodeBlock.of("(int) Math.min($L, Integer.MAX_VALUE)", count.code());
  }

  /** The class of the cursor, nested in the reader. */
  static ClassName cursor(Body body, String stem) {
    return body.reader.name().nestedClass(JavaNames.pascal(stem));
  }

  private static void declare(Body body, Place place, IrType.ListOf list, IrStruct struct) {
    ClassName cursor = cursor(body, place.stem());
    body.own(cursor, place.stem(), CodeBlock.of("new $T()", cursor));
    if (new ChecksumUse(body.context).in(struct)) {
      body.reader.policyPart(place.stem() + ".value");
    }
    body.reader.nested(new CursorEmitter(body, place.field(), list, struct, cursor).type());
  }
}
