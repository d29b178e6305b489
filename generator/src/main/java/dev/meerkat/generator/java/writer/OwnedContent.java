// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.JavaValue;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** A struct or a tlv: written by a writer of its own, made with this one. */
record OwnedContent(PartModel part) implements Content {

  @Override
  public void addTo(TypeSpec.Builder type) {
    type.addField(
        FieldSpec.builder(writer(), part.owned(), Modifier.PRIVATE, Modifier.FINAL)
            .initializer(made())
            .build());
    type.addMethod(begin());
  }

  /** {@code new TcpOptionWriter<>(this)}, told which elements may stand here. */
  private CodeBlock made() {
    CodeBlock made = CodeBlock.of("new $T<>(this)", writerClass());
    if (!(part.type() instanceof IrType.TlvOf type) || part.field().allowed().isEmpty()) {
      return made;
    }
    IrTlv tlv = part.model().context().program().tlv(type.tlvName());
    long allowed = 0;
    for (int i = 0; i < tlv.cases().size(); i++) {
      if (part.field().allowed().contains(tlv.cases().get(i).name())) {
        allowed |= 1L << i;
      }
    }
    return CodeBlock.of(
        "new $T(this)$Z.allow(0x$LL)",
        writer(),
        Long.toHexString(allowed).toUpperCase(Locale.ROOT));
  }

  /**
   * Emits.
   *
   * <pre>
   * public TcpOptionWriter&lt;TcpWriter&gt; options() {
   *   if (openOptions()) {
   *     set |= 1L &lt;&lt; OPTIONS;
   *     options.wrap(buffer, optionsStart, limit - optionsStart);
   *   } else {
   *     options.wrap(buffer, offset, 0);
   *   }
   *   return options;
   * }
   * </pre>
   */
  private MethodSpec begin() {
    CodeBlock arguments = Arguments.forWrap(part.model(), part.field(), part.type());
    return Setters.method(part.method(), part.field())
        .returns(writer())
        .addCode(Arguments.given(part.model(), part.type()))
        .beginControlFlow("if ($L())", part.open())
        .addCode(part.begun())
        .addStatement(
            "$L.wrap(buffer, $L, limit - $L$L)",
            part.owned(),
            part.start(),
            part.start(),
            arguments)
        .nextControlFlow("else")
        .addStatement("$L.wrap(buffer, offset, 0$L)", part.owned(), arguments)
        .endControlFlow()
        .addStatement("return $L", part.owned())
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * int length = options.finish();
   * if (length &lt; 0) {
   *   fail(OPTIONS, Codec.kind(length));
   *   return;
   * }
   * optionsEnd += length;
   * </pre>
   */
  @Override
  public CodeBlock close() {
    return taken(part.model(), part.field(), finished()).toBuilder().add(limits()).build();
  }

  /** {@code options.finish()}. */
  CodeBlock finished() {
    return CodeBlock.of(
        "$L.finish($L)",
        part.owned(),
        Arguments.forFinish(part.model(), part.field(), part.type()));
  }

  /** What {@link #close} emits, for a length or a negative code. */
  static CodeBlock taken(WriterModel model, IrField field, CodeBlock length) {
    return CodeBlock.builder()
        .addStatement("int length = $L", length)
        .beginControlFlow("if (length < 0)")
        .addStatement("fail($L, $T.kind(length))", model.names().id(field), CoreTypes.CODEC)
        .addStatement("return")
        .endControlFlow()
        .addStatement("$L += length", model.names().end(field))
        .build();
  }

  /** {@code if (options.count() > 40) fail(OPTIONS, Codec.RANGE);} for a tlv with limits. */
  private CodeBlock limits() {
    // a case has no limits: those of the field are not about it
    if (!(part.type() instanceof IrType.TlvOf) || part.option() != null) {
      return CodeBlock.of("");
    }
    JavaValue count = JavaValue.primary(JavaValue.Kind.INT, "$L.count()", part.owned());
    CodeBlock outside = Ranges.outside(part.field(), count);
    return outside == null
        ? CodeBlock.of("")
        : CodeBlock.builder()
            .beginControlFlow("if ($L)", outside)
            .add(part.fail("RANGE"))
            .endControlFlow()
            .build();
  }

  private TypeName writer() {
    return ParameterizedTypeName.get(writerClass(), part.model().self());
  }

  private ClassName writerClass() {
    String name =
        part.type() instanceof IrType.TlvOf tlv
            ? tlv.tlvName()
            : ((IrType.StructOf) part.type()).structName();
    return part.model().context().names().writer(name);
  }
}
