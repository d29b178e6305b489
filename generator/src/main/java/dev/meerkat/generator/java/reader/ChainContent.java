// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.BodyPlan;

/** A chain: an owned reader follows it once and walks it again when asked. */
final class ChainContent {
  private ChainContent() {}

  /**
   * The chain takes what it needs of the scope.
   *
   * <pre>
   * if (name.wrap(buffer, offset, end - offset, messageStart) != Codec.OK) {
   *   return failIn(Question.FIELD_NAME, name.status(), name.errorOffset());
   * }
   * nameEnd = offset + name.size();
   * </pre>
   */
  static CodeBlock read(Place place, IrType.ChainOf type) {
    Body body = place.body();
    declare(body, type, place.stem());
    CodeBlock.Builder call = CodeBlock.builder();
    call.add("$L.wrap(buffer,$W$L,$W", place.stem(), place.at());
    call.add("$L", FieldBounds.minus(place.end(), place.at()));
    if (type.origin() != null) {
      call.add(",$W$L", origin(body, type.origin()));
    }
    CodeBlock failed = CodeBlock.of("$L) != $T.OK", call.build(), CoreTypes.CODEC);
    String module = StructContent.module(type.chainName());
    return CodeBlock.builder()
        .add(body.failIf(failed, body.failIn(place.field(), place.stem(), module)))
        .add(place.endsAt(place.at() + " + " + place.stem() + ".size()"))
        .build();
  }

  static void declare(Body body, IrType.ChainOf type, String stem) {
    ClassName reader = body.context.names().reader(type.chainName());
    body.own(reader, stem, CodeBlock.of("new $T()", reader));
  }

  /** {@code offset} in a message, the parameter in its parts. */
  static CodeBlock origin(Body body, IrExpr origin) {
    if (origin instanceof IrExpr.Param param) {
      return CodeBlock.of("$L", BodyPlan.variable(body.params().get(param.index()).name()));
    }
    return CodeBlock.of("$L", origin instanceof IrExpr.Start ? "offset" : "0");
  }

  /** {@code name.rewind();}. */
  static CodeBlock rewind(String stem) {
    return CodeBlock.builder().addStatement("$L.rewind()", stem).build();
  }
}
