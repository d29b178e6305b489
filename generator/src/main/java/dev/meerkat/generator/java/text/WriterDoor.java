// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.text.IndexPlan;
import dev.meerkat.generator.plan.text.TextStep;
import dev.meerkat.generator.plan.text.WriterParts;
import javax.lang.model.element.Modifier;

/** A writer's fields, its beginning and its end, and how it keeps the order of parts. */
final class WriterDoor {
  private final WriterModel model;
  private final TypeSpec.Builder type;
  private final CodeBlock.Builder reset = CodeBlock.builder();

  WriterDoor(WriterModel model, TypeSpec.Builder type) {
    this.model = model;
    this.type = type;
  }

  /** Constants of stages and all fields. */
  void addState() {
    int stage = 0;
    for (WriterParts.Part part : model.parts().parts()) {
      constant(WriterModel.stage(part), stage++);
    }
    constant(model.plan().done().constant(), stage);
    if (model.plan().isLimited()) {
      constant("MAX_SIZE", model.plan().text().maxBytes());
    }
    type.addField(byte[].class, "buffer", Modifier.PRIVATE);
    type.addField(TypeName.INT, "offset", Modifier.PRIVATE);
    type.addField(TypeName.INT, "limit", Modifier.PRIVATE);
    field(TypeName.INT, "at", "offset");
    field(TypeName.INT, "stage", "0");
    field(TypeName.INT, "error", "0");
    for (WriterParts.Part part : model.parts().parts()) {
      addState(part);
    }
  }

  private void addState(WriterParts.Part part) {
    if (part.step() instanceof TextStep.Lines lines) {
      LineWriter writer = new LineWriter(model, part);
      field(TypeName.INT, lines.name() + "Count", "0");
      writer.keptTokens().forEach(this::addPlace);
      writer.keptNumbers().forEach(this::addValue);
      model.slots(lines).forEach(this::addSlot);
    } else if (part.step() instanceof TextStep.Token token) {
      if (model.mentions().fields().contains(token.item().id())) {
        addPlace(token.place().name());
      }
    } else if (part.step() instanceof TextStep.Digits digits
        && model.mentions().fields().contains(digits.item().id())) {
      addValue(digits);
    }
  }

  private void addPlace(String name) {
    field(TypeName.INT, name + "Start", "0");
    field(TypeName.INT, name + "End", "0");
  }

  private void addValue(TextStep.Digits digits) {
    field(WriterModel.typeOf(digits), digits.place().name() + "Value", "0");
  }

  private void addSlot(IndexPlan.Slot slot) {
    if (slot.item().list()) {
      field(TypeName.INT, slot.name() + "Count", "0");
      return;
    }
    field(TypeName.INT, slot.name() + "Index", "-1");
    if (slot.item().digits() != null) {
      field(slot.isInt() ? TypeName.INT : TypeName.LONG, slot.name() + "Value", "0");
    }
  }

  private void field(TypeName fieldType, String name, String initial) {
    type.addField(fieldType, name, Modifier.PRIVATE);
    reset.addStatement("$L = $L", name, initial);
  }

  private void constant(String name, long value) {
    type.addField(
        FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("$L", value)
            .build());
  }

  /**
   * Emits.
   *
   * <pre>
   * public ResponseHeadWriter wrap(byte[] buffer, int offset, int capacity) {
   *   Codec.requireWindow(buffer, offset, capacity);
   *   this.buffer = buffer;
   *   this.offset = offset;
   *   limit = offset + Math.min(capacity, MAX_SIZE);
   *   at = offset;
   *   …
   *   return this;
   * }
   * </pre>
   */
  void addWrap() {
    MethodSpec.Builder wrap =
        model
            .setter("wrap")
            .addJavadoc(
                Javadocs.of(
                    "Begins a message in a window of a buffer; nothing of the one before is left."))
            .addParameter(byte[].class, "buffer")
            .addParameter(TypeName.INT, "offset")
            .addParameter(TypeName.INT, "capacity")
            .addStatement("$T.requireWindow(buffer, offset, capacity)", CoreTypes.CODEC)
            .addStatement("this.buffer = buffer")
            .addStatement("this.offset = offset");
    if (model.plan().isLimited()) {
      wrap.addStatement("limit = offset + $T.min(capacity, MAX_SIZE)", Math.class);
    } else {
      wrap.addStatement("limit = offset + capacity");
    }
    wrap.addCode(reset.build());
    if (model.parts().lead() != null) {
      wrap.beginControlFlow("if (fits(0, $L))", model.parts().lead().length())
          .addCode(WriterModel.literal(model.parts().lead()))
          .endControlFlow();
    }
    type.addMethod(wrap.addStatement("return this").build());
  }

  /**
   * Emits.
   *
   * <pre>
   * public int finish() {
   *   if (begin(DONE, 0)) {
   *     if (headersTransferEncodingCount &gt; 0 &amp;&amp; headersContentLengthIndex &gt;= 0) {
   *       fail(RequestHead.FIELD_HEADERS, RequestHead.SMUGGLING);
   *     }
   *   }
   *   return error == 0 ? at - offset : -error;
   * }
   * </pre>
   */
  MethodSpec finish() {
    CodeBlock requires = model.requires(model.plan().steps());
    MethodSpec.Builder finish =
        MethodSpec.methodBuilder("finish")
            .addModifiers(Modifier.PUBLIC)
            .returns(TypeName.INT)
            .addJavadoc(
                """
                Ends the message.

                @return its length, or {@code -code} of the first mistake
                """);
    if (requires.isEmpty()) {
      finish.addStatement("begin($L, 0)", model.plan().done().constant());
    } else {
      finish
          .beginControlFlow("if (begin($L, 0))", model.plan().done().constant())
          .addCode(requires)
          .endControlFlow();
    }
    return finish.addStatement("return error == 0 ? at - offset : -error").build();
  }

  void addFinish(MethodSpec finish) {
    type.addMethod(finish);
    type.addMethod(
        MethodSpec.methodBuilder("errorField")
            .addJavadoc(Javadocs.of("Id of the field of the first mistake, 0 without one."))
            .addModifiers(Modifier.PUBLIC)
            .returns(TypeName.INT)
            .addStatement("return $T.field(error)", CoreTypes.CODEC)
            .build());
  }

  void addInner() {
    type.addMethod(begin());
    type.addMethod(skip());
    type.addMethod(
        WriterModel.inner("fits")
            .returns(TypeName.BOOLEAN)
            .addParameter(TypeName.INT, "field")
            .addParameter(TypeName.INT, "length")
            .beginControlFlow("if (length > limit - at)")
            .addStatement("fail(field, $T.NO_SPACE)", CoreTypes.CODEC)
            .endControlFlow()
            .addStatement("return error == 0")
            .build());
    type.addMethod(
        WriterModel.inner("fail")
            .returns(TypeName.INT)
            .addParameter(TypeName.INT, "field")
            .addParameter(TypeName.INT, "kind")
            .beginControlFlow("if (error == 0)")
            .addStatement("error = $T.code(field, kind)", CoreTypes.CODEC)
            .endControlFlow()
            .addStatement("return -1")
            .build());
  }

  /**
   * Emits.
   *
   * <pre>
   * private boolean begin(int wanted, int field) {
   *   while (stage &lt; wanted &amp;&amp; error == 0) {
   *     skip();
   *   }
   *   if (stage &gt; wanted) {
   *     fail(field, Codec.ORDER);
   *   }
   *   return error == 0;
   * }
   * </pre>
   */
  private static MethodSpec begin() {
    return WriterModel.inner("begin")
        .addJavadoc("Goes to a part, past those that may be left out.\n")
        .returns(TypeName.BOOLEAN)
        .addParameter(TypeName.INT, "wanted")
        .addParameter(TypeName.INT, "field")
        .beginControlFlow("while (stage < wanted && error == 0)")
        .addStatement("skip()")
        .endControlFlow()
        .beginControlFlow("if (stage > wanted)")
        .addStatement("fail(field, $T.ORDER)", CoreTypes.CODEC)
        .endControlFlow()
        .addStatement("return error == 0")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * private void skip() {
   *   switch (stage) {
   *     case MINOR:
   *       fail(ResponseHead.FIELD_MINOR, Codec.MISSING);
   *       break;
   *     case REASON:
   *       putReason("");
   *       break;
   *     …
   *   }
   * }
   * </pre>
   */
  private MethodSpec skip() {
    MethodSpec.Builder method = WriterModel.inner("skip").beginControlFlow("switch (stage)");
    for (WriterParts.Part part : model.parts().parts()) {
      method.addCode("case $L:\n$>", WriterModel.stage(part));
      if (!part.isOptional()) {
        method.addStatement("$L", model.fail(part.step(), "MISSING"));
      } else if (part.step() instanceof TextStep.Token token) {
        method.addStatement("$L($S)", WriterModel.put(token.place().name()), "");
      } else {
        method.addStatement("$L()", new LineWriter(model, part).endName());
      }
      method.addStatement("break").addCode("$<");
    }
    return method
        .addCode("default:\n$>")
        .addStatement("break")
        .addCode("$<")
        .endControlFlow()
        .build();
  }
}
