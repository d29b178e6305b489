// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.ChecksumUse;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Runs of tagged elements: an owned reader of the tlv, which is a cursor. */
final class TlvContent {
  private TlvContent() {}

  /**
   * The reader validates all elements; behind a stop stands padding. Often there is none: then the
   * reader's code is not even gone through.
   *
   * <pre>
   * if (headerEnd &gt; offset + 20) {
   *   if (options.wrap(buffer, offset + 20, headerEnd - (offset + 20)) != Codec.OK) {
   *     return failIn(Tcp.FIELD_OPTIONS, options.status(), options.errorOffset());
   *   }
   * } else {
   *   options.none(buffer, offset + 20);
   * }
   * </pre>
   */
  static CodeBlock read(Place place, IrType.TlvOf type) {
    Body body = place.body();
    IrTlv tlv = body.context.program().tlv(type.tlvName());
    String stem = place.stem();
    ClassName reader = body.context.names().reader(type.tlvName());
    body.own(reader, stem, creation(place.field(), tlv, reader));
    if (new ChecksumUse(body.context).in(tlv)) {
      body.reader.policyPart(stem);
    }
    CodeBlock.Builder call =
        CodeBlock.builder()
            .add("$L.wrap(buffer,$W$L,$W", stem, place.at())
            .add("$L", FieldBounds.minus(place.end(), place.at()));
    StructContent.arguments(body, tlv.params(), type.arguments())
        .forEach(a -> call.add(",$W$L", a));
    CodeBlock failed = CodeBlock.of("$L) != $T.OK", call.build(), CoreTypes.CODEC);
    CodeBlock.Builder code =
        CodeBlock.builder()
            .beginControlFlow("if ($L > $L)", place.end(), place.at())
            .add(
                body.failIf(
                    failed,
                    body.failIn(place.field(), stem, StructContent.module(type.tlvName()))));
    boolean stops = tlv.cases().stream().anyMatch(c -> c.kind() == IrTlv.Kind.STOP);
    if (place.field().pad() != null && stops) {
      code.add(padding(body, place.field(), stem + ".end()", place.end()));
    }
    return code.nextControlFlow("else")
        .addStatement("$L.none(buffer, $L)", stem, place.at())
        .endControlFlow()
        .add(Limits.atLeast(place, stem + ".count()"))
        .add(Checks.constraints(body, place.field()))
        .add(place.fills())
        .build();
  }

  private static CodeBlock creation(IrField field, IrTlv tlv, ClassName reader) {
    CodeBlock.Builder creation = CodeBlock.builder().add("new $T()", reader);
    if (Limits.hasMax(field)) {
      creation.add(".atMost($L)", field.max());
    }
    if (!field.allowed().isEmpty()) {
      creation.add(".allow($L)", "0x" + Long.toHexString(mask(tlv, field.allowed())) + "L");
    }
    return creation.build();
  }

  /** One bit for each case in order. */
  private static long mask(IrTlv tlv, List<String> names) {
    long mask = 0;
    for (int i = 0; i < tlv.cases().size(); i++) {
      mask |= names.contains(tlv.cases().get(i).name()) ? 1L << i : 0;
    }
    return mask;
  }

  /**
   * Octets that must all have one value.
   *
   * <pre>
   * if (checkPadding(12, options.end(), headerEnd, 0) != Codec.OK) {
   *   return status;
   * }
   * </pre>
   */
  static CodeBlock padding(Body body, IrField field, String from, String to) {
    body.reader.method(
        MethodSpec.methodBuilder("checkPadding")
            .addJavadoc(Javadocs.of("Every octet from one place to another must have this value."))
            .addModifiers(Modifier.PRIVATE)
            .returns(int.class)
            .addParameter(int.class, "field")
            .addParameter(int.class, "from")
            .addParameter(int.class, "to")
            .addParameter(int.class, "octet")
            .beginControlFlow("for (int i = from; i < to; i++)")
            .beginControlFlow("if ($T.getU8(buffer, i) != octet)", CoreTypes.BYTES)
            .addStatement("return fail(field, $T.PAD, i)", CoreTypes.CODEC)
            .endControlFlow()
            .endControlFlow()
            .addStatement("return $T.OK", CoreTypes.CODEC)
            .build());
    return CodeBlock.builder()
        .beginControlFlow(
            "if (checkPadding($L,$W$L,$W$L,$W$L) != $T.OK)",
            body.code(field),
            from,
            to,
            field.pad().octet(),
            CoreTypes.CODEC)
        .addStatement("return status")
        .endControlFlow()
        .build();
  }
}
