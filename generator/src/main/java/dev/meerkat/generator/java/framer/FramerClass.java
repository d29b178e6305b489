// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.framer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import javax.lang.model.element.Modifier;

/** The class around the blocks. */
final class FramerClass {
  private final FramerState state;
  private final boolean flows;

  FramerClass(FramerState state) {
    this.state = state;
    this.flows = state.struct.fields().stream().anyMatch(IrField::stream);
  }

  /**
   * The class.
   *
   * <pre>
   * public final class TlsRecordFramer {
   *   public void reset() { … }
   *   public int frame(byte[] buffer, int offset, int available) { … }
   *   public int size() { … }
   * }
   * </pre>
   */
  TypeSpec type() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(state.context.names().framer(state.struct.qualifiedName()))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                Javadocs.of(
                    "Finds where a {@code "
                        + state.struct.simpleName()
                        + "} of a stream ends, however the stream is cut.",
                    Javadocs.escape(state.struct.doc()),
                    "Looks at each octet of the head once, and checks there what a reader would"
                        + " refuse. Nothing is allocated. Not for several threads at once."));
    state.variables().stream()
        .filter(v -> v.modifiers().contains(Modifier.STATIC))
        .forEach(type::addField);
    type.addField(FieldSpec.builder(int.class, "phase", Modifier.PRIVATE).build());
    type.addField(
        FieldSpec.builder(int.class, "needed", Modifier.PRIVATE)
            .initializer("$L", state.blocks.first())
            .build());
    type.addField(FieldSpec.builder(int.class, "size", Modifier.PRIVATE).build());
    if (flows) {
      type.addField(FieldSpec.builder(int.class, "flowed", Modifier.PRIVATE).build());
    }
    type.addField(
        FieldSpec.builder(int.class, "status", Modifier.PRIVATE)
            .initializer("$T.NEED_MORE", CoreTypes.CODEC)
            .build());
    type.addField(
        FieldSpec.builder(int.class, "errorOffset", Modifier.PRIVATE).initializer("-1").build());
    state.variables().stream()
        .filter(v -> !v.modifiers().contains(Modifier.STATIC))
        .forEach(type::addField);
    type.addMethod(reset()).addMethod(frame());
    accessors(type);
    if (flows) {
      type.addMethod(remaining()).addMethod(flow());
    }
    return type.addMethod(more()).addMethod(fail()).build();
  }

  private MethodSpec reset() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("reset")
            .addJavadoc(Javadocs.of("From here on: the next message."))
            .addModifiers(Modifier.PUBLIC)
            .addStatement("phase = 0")
            .addStatement("needed = $L", state.blocks.first())
            .addStatement("size = 0")
            .addStatement("status = $T.NEED_MORE", CoreTypes.CODEC)
            .addStatement("errorOffset = -1");
    for (FieldSpec variable : state.variables()) {
      if (variable.name().equals("position") || variable.name().equals("headSize")) {
        method.addStatement("$L = 0", variable.name());
      }
    }
    if (flows) {
      method.addStatement("flowed = 0");
    }
    return method.build();
  }

  private MethodSpec frame() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("frame")
            .addJavadoc(
                Javadocs.of(
                    "Looks at what is there of a message by now: it starts at {@code offset}, and"
                        + " {@code available} octets of it, or of it and what follows, are there."
                        + " Between calls the buffer may move.",
                    "Answers {@code Codec.OK} when the message is whole, {@code size()} octets of"
                        + " it; {@code Codec.NEED_MORE} while less than {@code needed()} octets are"
                        + " there; or an error code. An error stays until {@code reset()}; throws"
                        + " only for a window outside the array."))
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class)
            .addParameter(byte[].class, "buffer")
            .addParameter(int.class, "offset")
            .addParameter(int.class, "available");
    for (IrParam param : state.numbers()) {
      method.addParameter(FramerState.typeOf(param), FramerState.nameOf(param));
    }
    CodeBlock code = state.blocks.code();
    return method
        .addStatement("$T.requireWindow(buffer, offset, available)", CoreTypes.CODEC)
        .beginControlFlow("if (available < needed || status != $T.NEED_MORE)", CoreTypes.CODEC)
        .addStatement("return status")
        .endControlFlow()
        .addCode(code)
        .beginControlFlow("if (available < size)")
        .addStatement("return more(size)")
        .endControlFlow()
        .addStatement("status = $T.OK", CoreTypes.CODEC)
        .addStatement("return status")
        .build();
  }

  private void accessors(TypeSpec.Builder type) {
    type.addMethod(accessor("status", "status", "What {@code frame} answered last."));
    type.addMethod(
        accessor("size", "size", "How many octets the message has, 0 until that is known."));
    if (flows) {
      type.addMethod(
          accessor(
              "headSize",
              "headSize",
              "How many octets stand in front of the payload, 0 until they are all there: then a"
                  + " reader can be wrapped around the head, before the payload has come."));
    }
    type.addMethod(
        accessor(
            "needed",
            "needed",
            "How many octets of the message must be there before there is more to say: what a"
                + " buffer must have room for."));
    type.addMethod(
        accessor(
            "errorOffset",
            "errorOffset",
            "The octet that the error is about, counted from the start of the message; -1 without"
                + " an error."));
    type.addMethod(
        MethodSpec.methodBuilder("errorField")
            .addJavadoc(Javadocs.of("Id of the field that the error is about, 0 without one."))
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class)
            .addStatement("return status > 0 ? $T.field(status) : 0", CoreTypes.CODEC)
            .build());
  }

  private static MethodSpec accessor(String name, String expression, String doc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(Javadocs.of(doc))
        .addModifiers(Modifier.PUBLIC)
        .returns(int.class)
        .addStatement("return $L", expression)
        .build();
  }

  private static MethodSpec remaining() {
    return accessor(
        "remaining",
        "headSize == 0 ? 0 : size - headSize - flowed",
        "How many octets of the payload have not been handed on, once the head is there.");
  }

  private static MethodSpec flow() {
    return MethodSpec.methodBuilder("flow")
        .addJavadoc(
            Javadocs.of(
                "Takes octets of the payload as handed on, in pieces: for a payload that is larger"
                    + " than the buffer. Answers how many of those available are of this message;"
                    + " when none remain, the next message follows and {@code reset()} is due."))
        .addModifiers(Modifier.PUBLIC)
        .returns(int.class)
        .addParameter(int.class, "available")
        .addStatement("int taken = Math.max(0, Math.min(available, remaining()))")
        .addStatement("flowed += taken")
        .addStatement("return taken")
        .build();
  }

  private static MethodSpec more() {
    return MethodSpec.methodBuilder("more")
        .addModifiers(Modifier.PRIVATE)
        .returns(int.class)
        .addParameter(int.class, "octets")
        .addStatement("needed = octets")
        .addStatement("return $T.NEED_MORE", CoreTypes.CODEC)
        .build();
  }

  private MethodSpec fail() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("fail")
            .addModifiers(Modifier.PRIVATE)
            .returns(int.class)
            .addParameter(int.class, "field")
            .addParameter(int.class, "kind")
            .addParameter(int.class, "at")
            .addStatement("size = 0");
    if (flows) {
      method.addStatement("headSize = 0");
    }
    return method
        .addStatement("status = $T.code(field, kind)", CoreTypes.CODEC)
        .addStatement("errorOffset = at")
        .addStatement("return status")
        .build();
  }
}
