// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.ChecksumUse;
import java.util.ArrayList;
import java.util.List;

/** A part with a reader of its own, owned by this one. */
final class StructContent {
  private StructContent() {}

  /**
   * The part takes what it needs of the scope.
   *
   * <pre>
   * if (mx.wrap(buffer, headEnd, rdataEnd - headEnd) != Codec.OK) {
   *   return failIn(Record.FIELD_RDATA, mx.status(), mx.errorOffset());
   * }
   * </pre>
   */
  static CodeBlock read(Place place, IrType.StructOf type) {
    Body body = place.body();
    String length = FieldBounds.minus(place.end(), place.at());
    return CodeBlock.builder()
        .add(wrap(body, place.field(), type, place.stem(), place.at(), length))
        .add(place.endsAt(place.at() + " + " + place.stem() + ".size()"))
        .build();
  }

  /** Declares the owned reader and wraps it. */
  static CodeBlock wrap(
      Body body, IrField field, IrType.StructOf type, String stem, String at, String length) {
    declare(body, type, stem);
    CodeBlock call = call(body, field, type, stem, at, length);
    return body.failIf(
        CodeBlock.of("$L != $T.OK", call, CoreTypes.CODEC),
        body.failIn(field, stem, module(type.structName())));
  }

  static void declare(Body body, IrType.StructOf type, String stem) {
    ClassName reader = body.context.names().reader(type.structName());
    body.own(reader, stem, CodeBlock.of("new $T()", reader));
    if (new ChecksumUse(body.context).in(body.context.program().struct(type.structName()))) {
      body.reader.policyPart(stem);
    }
  }

  /** The call for a field: one that is less than an octet is told where in it. */
  static CodeBlock call(
      Body body, IrField field, IrType.StructOf type, String stem, String at, String length) {
    return BitStructs.is(field)
        ? CodeBlock.of("$L.wrap(buffer, $L, $L, $L)", stem, at, length, field.position().bits() % 8)
        : call(body, type, stem, at, length);
  }

  /** {@code mx.wrap(buffer, at, length, level)}. */
  static CodeBlock call(Body body, IrType.StructOf type, String stem, String at, String length) {
    IrStruct struct = body.context.program().struct(type.structName());
    CodeBlock.Builder call = CodeBlock.builder().add("$L.wrap(buffer,$W$L,$W$L", stem, at, length);
    arguments(body, struct.params(), type.arguments()).forEach(a -> call.add(",$W$L", a));
    return call.add(")").build();
  }

  /** Arguments as the Java types of the parameters. */
  static List<CodeBlock> arguments(Body body, List<IrParam> params, List<IrExpr> arguments) {
    List<CodeBlock> codes = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      codes.add(ArgumentEmitter.emit(body, params.get(i), arguments.get(i)));
    }
    return codes;
  }

  static String module(String qualifiedName) {
    return qualifiedName.substring(0, qualifiedName.lastIndexOf('.'));
  }
}
