// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrTlv;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The writer class of a tlv: a method a case, each of which writes one element. */
final class TlvWriter {
  private final TlvModel model;
  private final List<OpenElement> open = new ArrayList<>();

  TlvWriter(GenerationContext context, IrTlv tlv) {
    this.model = TlvModel.of(context, tlv);
  }

  TypeSpec type() {
    IrTlv tlv = model.tlv();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(model.className())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                Javadocs.of(
                    "Writes a run of {@code " + tlv.simpleName() + "}, one element a call.",
                    Javadocs.escape(tlv.doc())));
    Parents.addTo(type);
    addFields(type);
    type.addMethod(allow());
    type.addMethod(wrap());
    tlv.cases().forEach(c -> addCase(type, c));
    TlvFrame frame = new TlvFrame(model, open);
    frame.addTo(type);
    return type.build();
  }

  private void addCase(TypeSpec.Builder type, IrTlv.Case element) {
    switch (element.kind()) {
      case STOP, SKIP -> type.addMethod(new TlvFrame(model, open).bare(element));
      case VALUE -> {
        if (SimpleBody.isSimple(WriterPlan.of(element.body()))) {
          type.addMethod(new SimpleElement(model, element).method());
        } else {
          OpenElement body = new OpenElement(model, element);
          open.add(body);
          body.addTo(type);
        }
      }
      case ERROR -> {
        // rejected when read: nothing to write
      }
    }
  }

  private void addFields(TypeSpec.Builder type) {
    type.addField(byte[].class, "buffer", Modifier.PRIVATE)
        .addField(int.class, "offset", Modifier.PRIVATE)
        .addField(int.class, "limit", Modifier.PRIVATE)
        .addField(int.class, "position", Modifier.PRIVATE)
        .addField(int.class, "count", Modifier.PRIVATE)
        .addField(int.class, "error", Modifier.PRIVATE)
        .addField(
            FieldSpec.builder(long.class, "allowed", Modifier.PRIVATE).initializer("-1L").build());
    if (hasStop()) {
      type.addField(boolean.class, "isStopped", Modifier.PRIVATE);
    }
    if (hasOpen()) {
      type.addField(int.class, "open", Modifier.PRIVATE)
          .addField(model.tagType(), "openTag", Modifier.PRIVATE);
    }
    seenWords().forEach(w -> type.addField(long.class, w, Modifier.PRIVATE));
    for (IrParam param : model.tlv().params()) {
      type.addField(
          WriterModel.javaType(param.type(), 1),
          JavaNames.parameter(param.name()),
          Modifier.PRIVATE);
    }
  }

  /** {@code public TcpOptionWriter<P> allow(long allowed)}: said once, by the owner. */
  private MethodSpec allow() {
    return MethodSpec.methodBuilder("allow")
        .addJavadoc(
            Javadocs.of(
                "Cases that may stand here, bit i for the i-th of the description; others are"
                    + " errors of the kind NOT_ALLOWED."))
        .addModifiers(Modifier.PUBLIC)
        .returns(model.self())
        .addParameter(long.class, "allowed")
        .addStatement("this.allowed = allowed")
        .addStatement("return this")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public TcpOptionWriter&lt;P&gt; wrap(byte[] buffer, int offset, int capacity) {
   *   Codec.requireWindow(buffer, offset, capacity);
   *   this.buffer = buffer;
   *   this.offset = offset;
   *   limit = offset + capacity;
   *   position = offset;
   *   ...
   *   return this;
   * }
   * </pre>
   */
  private MethodSpec wrap() {
    MethodSpec.Builder wrap =
        MethodSpec.methodBuilder("wrap")
            .addJavadoc(Javadocs.of("Begins a run in a window of a buffer."))
            .addModifiers(Modifier.PUBLIC)
            .returns(model.self())
            .addParameter(byte[].class, "buffer")
            .addParameter(int.class, "offset")
            .addParameter(int.class, "capacity");
    for (IrParam param : model.tlv().params()) {
      TypeName java = WriterModel.javaType(param.type(), 1);
      wrap.addParameter(java, JavaNames.parameter(param.name()));
    }
    wrap.addStatement("$T.requireWindow(buffer, offset, capacity)", CoreTypes.CODEC)
        .addStatement("this.buffer = buffer")
        .addStatement("this.offset = offset")
        .addStatement("limit = offset + capacity")
        .addStatement("position = offset")
        .addStatement("count = 0")
        .addStatement("error = 0");
    if (hasStop()) {
      wrap.addStatement("isStopped = false");
    }
    if (hasOpen()) {
      wrap.addStatement("open = -1");
    }
    seenWords().forEach(w -> wrap.addStatement("$L = 0", w));
    for (IrParam param : model.tlv().params()) {
      String name = JavaNames.parameter(param.name());
      wrap.addStatement("this.$L = $L", name, name);
    }
    return wrap.addStatement("return this").build();
  }

  private boolean hasStop() {
    return model.tlv().cases().stream().anyMatch(c -> c.kind() == IrTlv.Kind.STOP);
  }

  private boolean hasOpen() {
    return model.tlv().cases().stream()
        .anyMatch(
            c -> c.kind() == IrTlv.Kind.VALUE && !SimpleBody.isSimple(WriterPlan.of(c.body())));
  }

  private Set<String> seenWords() {
    Set<String> words = new LinkedHashSet<>();
    for (IrTlv.Case element : model.tlv().cases()) {
      if (!element.isDefault() && ElementRules.isOnce(model.tlv(), element)) {
        words.add(ElementRules.seenWord(model.ordinal(element)));
      }
    }
    return words;
  }
}
