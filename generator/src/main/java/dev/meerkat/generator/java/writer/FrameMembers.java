// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.writer.Part;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What every struct's writer has: its window, its mask of what was set, its first mistake. */
final class FrameMembers {
  private final WriterModel model;

  FrameMembers(WriterModel model) {
    this.model = model;
  }

  /** Constants: ids of fields, cases of switches, texts, character sets. */
  void addConstants(TypeSpec.Builder type) {
    for (IrField field : model.struct().fields()) {
      if (field.name() != null || model.plan().part(field.id()).isPresent()) {
        type.addField(constant(model.names().id(field), field.id()));
      }
    }
    for (Part part : model.plan().parts()) {
      if (part.field().type() instanceof IrType.Switch choice) {
        int number = 0;
        for (IrType.Case option : choice.cases()) {
          type.addField(constant(model.names().caseConstant(part.field(), option), number++));
        }
      }
    }
    type.addFields(ChainFormats.constants(model.context().program(), model.struct()));
    type.addFields(Texts.constants(model));
    type.addFields(model.forms());
    type.addFields(Charsets.tables(model.context().program(), model.struct(), model.names()));
  }

  private static FieldSpec constant(String name, int value) {
    return FieldSpec.builder(int.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$L", value)
        .build();
  }

  /** {@code buffer}, {@code offset}, {@code limit}, {@code set}, {@code stage}, {@code error}. */
  void addFields(TypeSpec.Builder type) {
    type.addField(byte[].class, "buffer", Modifier.PRIVATE);
    type.addField(int.class, "offset", Modifier.PRIVATE);
    type.addField(int.class, "limit", Modifier.PRIVATE);
    for (String word : setWords()) {
      type.addField(long.class, word, Modifier.PRIVATE);
    }
    if (hasParts()) {
      type.addField(int.class, "stage", Modifier.PRIVATE);
    }
    type.addField(int.class, "error", Modifier.PRIVATE);
    if (ChainFormats.ownsTable(model.struct())) {
      type.addField(
          FieldSpec.builder(
                  CoreTypes.CHAIN_TABLE, model.names().chains(), Modifier.PRIVATE, Modifier.FINAL)
              .initializer("new $T()", CoreTypes.CHAIN_TABLE)
              .build());
    }
    if (MaskStatements.isIn(model.struct())) {
      type.addField(boolean.class, "isMasked", Modifier.PRIVATE);
    }
    for (IrParam param : model.wrapParams()) {
      type.addField(
          WriterModel.javaType(param.type(), 1), model.names().param(param), Modifier.PRIVATE);
    }
  }

  /**
   * Emits, for all but messages.
   *
   * <pre>
   * public SackBlockWriter() { this(null); }
   *
   * public SackBlockWriter(P parent) { this.parent = parent; }
   *
   * public P end() { return parent; }
   * </pre>
   */
  void addParent(TypeSpec.Builder type) {
    if (!model.nested()) {
      return;
    }
    Parents.addTo(type);
  }

  /**
   * Emits.
   *
   * <pre>
   * public TcpWriter wrap(byte[] buffer, int offset, int capacity) {
   *   Codec.requireWindow(buffer, offset, capacity);
   *   this.buffer = buffer;
   *   this.offset = offset;
   *   limit = offset + capacity;
   *   set = 0;
   *   stage = 0;
   *   error = 0;
   *   return this;
   * }
   * </pre>
   */
  MethodSpec wrap(CodeBlock resets) {
    MethodSpec.Builder wrap =
        MethodSpec.methodBuilder("wrap")
            .addJavadoc(
                Javadocs.of(
                    "Begins a message in a window of a buffer; nothing of the one before is left."))
            .addModifiers(Modifier.PUBLIC)
            .returns(model.self())
            .addParameter(byte[].class, "buffer")
            .addParameter(int.class, "offset")
            .addParameter(int.class, "capacity");
    for (IrParam param : model.wrapParams()) {
      wrap.addParameter(WriterModel.javaType(param.type(), 1), model.names().param(param));
    }
    wrap.addStatement("$T.requireWindow(buffer, offset, capacity)", CoreTypes.CODEC)
        .addStatement("this.buffer = buffer")
        .addStatement("this.offset = offset")
        .addStatement("limit = offset + capacity");
    for (IrParam param : model.wrapParams()) {
      wrap.addStatement("this.$L = $L", model.names().param(param), model.names().param(param));
    }
    for (String word : setWords()) {
      wrap.addStatement("$L = 0", word);
    }
    if (hasParts()) {
      wrap.addStatement("stage = 0");
    }
    if (ChainFormats.ownsTable(model.struct())) {
      wrap.addStatement("$L.begin(offset)", model.names().chains());
    }
    if (MaskStatements.isIn(model.struct())) {
      wrap.addStatement("isMasked = false");
    }
    return wrap.addStatement("error = 0").addCode(resets).addStatement("return this").build();
  }

  /**
   * {@code errorField()}, {@code fail}, {@code settleParts} and, where something is padded, {@code
   * pad}.
   */
  void addMethods(TypeSpec.Builder type) {
    if (!model.nested()) {
      type.addMethod(window("buffer", TypeName.get(byte[].class), "The array that is written to."));
      type.addMethod(window("offset", TypeName.INT, "Where the message starts in the array."));
    }
    if (ChainFormats.ownsTable(model.struct())) {
      type.addMethod(
          window(
              "chains",
              CoreTypes.CHAIN_TABLE,
              "Where chains stand that later ones can jump to; jumps can be switched off here."));
    }
    type.addMethod(Failing.errorField());
    type.addMethod(Failing.fail());
    if (hasParts()) {
      type.addMethod(settle());
    }
    if (model.plan().parts().stream().anyMatch(p -> p.field().pad() != null)) {
      type.addMethod(pad());
    }
  }

  private static MethodSpec window(String name, TypeName java, String doc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(Javadocs.of(doc))
        .addModifiers(Modifier.PUBLIC)
        .returns(java)
        .addStatement("return $L", name)
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private void settleParts(int parts) {
   *   if (stage == 0 &amp;&amp; parts &gt; 0 &amp;&amp; error == 0) {
   *     stage = 1;
   *     settleOptions();
   *   }
   *   if (stage == 1 &amp;&amp; parts &gt; 1 &amp;&amp; error == 0) {
   *     stage = 2;
   *     settlePayload();
   *   }
   * }
   * </pre>
   */
  private MethodSpec settle() {
    List<Part> parts = model.plan().parts();
    MethodSpec.Builder settle =
        MethodSpec.methodBuilder("settleParts")
            .addJavadoc(Javadocs.of("Ends the first parts, so that what follows has a place."))
            .addModifiers(Modifier.PRIVATE)
            .addParameter(int.class, "parts");
    for (Part part : parts) {
      settle
          .beginControlFlow(
              "if (stage == $L && parts > $L && error == 0)", part.index(), part.index())
          .addStatement("stage = $L", part.index() + 1)
          .addStatement("$L()", PartModel.settleMethod(part.field()))
          .endControlFlow();
    }
    return settle.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private int pad(int field, int from, int end, int to, int octet) {
   *   int bytes = (to - (end - from) % to) % to;
   *   if (bytes &gt; limit - end) {
   *     fail(field, Codec.NO_SPACE);
   *     return end;
   *   }
   *   if (bytes &gt; 0) {
   *     Arrays.fill(buffer, end, end + bytes, (byte) octet);
   *   }
   *   return end + bytes;
   * }
   * </pre>
   */
  private MethodSpec pad() {
    return MethodSpec.methodBuilder("pad")
        .addModifiers(Modifier.PRIVATE)
        .returns(TypeName.INT)
        .addParameter(int.class, "field")
        .addParameter(int.class, "from")
        .addParameter(int.class, "end")
        .addParameter(int.class, "to")
        .addParameter(int.class, "octet")
        .addStatement("int bytes = (to - (end - from) % to) % to")
        .beginControlFlow("if (bytes > limit - end)")
        .addStatement("fail(field, $T.NO_SPACE)", CoreTypes.CODEC)
        .addStatement("return end")
        .endControlFlow()
        .beginControlFlow("if (bytes > 0)")
        .addStatement("$T.fill(buffer, end, end + bytes, (byte) octet)", java.util.Arrays.class)
        .endControlFlow()
        .addStatement("return end + bytes")
        .build();
  }

  private boolean hasParts() {
    return !model.plan().parts().isEmpty();
  }

  /** The words of the mask that the struct needs. */
  List<String> setWords() {
    List<String> words = new ArrayList<>();
    int last = model.struct().fields().size();
    for (int id = 0; id <= last; id += Long.SIZE) {
      words.add(WriterModel.setWord(id));
    }
    return words;
  }
}
