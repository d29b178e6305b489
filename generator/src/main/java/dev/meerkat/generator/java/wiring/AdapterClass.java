// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.wiring;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.wiring.DispatchCase;
import dev.meerkat.generator.plan.wiring.Side;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** What joins framer, reader and handler for the hand-written drivers. */
final class AdapterClass {
  private final Side side;
  private final List<DispatchCase> cases;

  AdapterClass(GenerationContext context, Side side) {
    this.side = side;
    this.cases = DispatchCase.of(context, side);
  }

  /**
   * Emits.
   *
   * <pre>
   * public final class TelemetryAdapter implements StreamDispatcher {
   *   private final TelemetryFramer framer = new TelemetryFramer();
   *   private final TelemetryReader reader = new TelemetryReader();
   *   private final TelemetryPeer peer = new TelemetryPeer();
   *   private final TelemetryHandler handler;
   *   private int errorOffset;
   *   …
   * }
   * </pre>
   */
  TypeSpec type() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(side.adapter())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(
                side.overStreams()
                    ? TransportTypes.STREAM_DISPATCHER
                    : TransportTypes.MESSAGE_DISPATCHER)
            .addJavadoc(
                Javadocs.of(
                    "Finds and reads each {@code "
                        + side.reads().simpleName()
                        + "} that comes in and calls the handler's method for it.",
                    "One object a connection or port; nothing is allocated for a message."));
    if (side.overStreams()) {
      type.addField(owned(side.framer(), "framer"));
    }
    type.addField(owned(side.reader(), "reader"));
    for (DispatchCase one : cases) {
      if (one.isLayer()) {
        type.addField(owned(one.part(), one.argument()));
      }
    }
    type.addField(owned(side.peer(), "peer"))
        .addField(side.handler(), "handler", Modifier.PRIVATE, Modifier.FINAL)
        .addField(int.class, "errorOffset", Modifier.PRIVATE)
        .addMethod(constructor())
        .addMethods(new AdapterDoors(side).methods());
    if (side.overStreams()) {
      type.addMethods(new AdapterFraming(side).methods());
    }
    type.addMethod(override("peer", side.peer(), CodeBlock.of("return peer;\n")));
    type.addMethod(read());
    type.addMethod(override("size", TypeName.INT, CodeBlock.of("return reader.size();\n")));
    type.addMethod(dispatch());
    type.addMethod(override("errorOffset", TypeName.INT, CodeBlock.of("return errorOffset;\n")));
    return type.addMethods(events()).build();
  }

  private static FieldSpec owned(ClassName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new $T()", type)
        .build();
  }

  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addJavadoc(Javadocs.of("For one connection or port."))
        .addModifiers(Modifier.PUBLIC)
        .addParameter(side.handler(), "handler")
        .addStatement("this.handler = $T.requireNonNull(handler, $S)", Objects.class, "handler")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * int code = reader.wrap(buffer, offset, length, peer.incomingLevel);
   * if (code != Codec.OK) {
   *   errorOffset = reader.errorOffset() - offset;
   * }
   * return code;
   * </pre>
   */
  private MethodSpec read() {
    return AdapterFraming.windowed("read", "length")
        .addStatement(
            "int code = reader.wrap(buffer, offset, length$L)", PeerParams.read(side.reads()))
        .beginControlFlow("if (code != $T.OK)", CoreTypes.CODEC)
        .addStatement("errorOffset = reader.errorOffset() - offset")
        .endControlFlow()
        .addStatement("return code")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * switch (reader.bodyCase()) {
   *   case TelemetryReader.BODY_HELLO:
   *     handler.onHello(peer, reader, reader.bodyHello());
   *     break;
   *   …
   *   default:
   *     handler.onMessage(peer, reader);
   *     break;
   * }
   * return Codec.OK;
   * </pre>
   */
  private MethodSpec dispatch() {
    MethodSpec.Builder method = overriding("dispatch").returns(int.class);
    if (cases.isEmpty()) {
      method.addStatement("handler.onMessage(peer, reader)");
    } else {
      String field = side.names().accessor(side.reads(), side.dispatch());
      method.beginControlFlow("switch (reader.$LCase())", field);
      cases.forEach(one -> method.addCode(arm(one)));
      method
          .addCode("default:\n$>")
          .addStatement("handler.onMessage(peer, reader)")
          .addStatement("break$<")
          .endControlFlow();
    }
    return method.addStatement("return $T.OK", CoreTypes.CODEC).build();
  }

  private CodeBlock arm(DispatchCase one) {
    CodeBlock.Builder arm =
        CodeBlock.builder().add("case $T.$L:\n$>", side.reader(), one.constant());
    if (one.isLayer()) {
      arm.beginControlFlow(
              "if (reader.$L($L) != $T.OK)", one.accessor(), one.argument(), CoreTypes.CODEC)
          .addStatement("errorOffset = $L.errorOffset() - reader.offset()", one.argument())
          .addStatement("return $L.status()", one.argument())
          .endControlFlow()
          .addStatement("handler.$L(peer, reader, $L)", one.method(), one.argument());
    } else if (one.part() != null) {
      arm.addStatement("handler.$L(peer, reader, reader.$L())", one.method(), one.accessor());
    } else {
      arm.addStatement("handler.$L(peer, reader)", one.method());
    }
    return arm.addStatement("break$<").build();
  }

  /** {@code public void onOpen() { handler.onOpen(peer); }} and its like. */
  private static List<MethodSpec> events() {
    return List.of(
        told("onOpen").addStatement("handler.onOpen(peer)").build(),
        told("onFault")
            .addParameter(int.class, "code")
            .addParameter(int.class, "offset")
            .addStatement("handler.onFault(peer, code, offset)")
            .build(),
        told("onWritable").addStatement("handler.onWritable(peer)").build(),
        told("onEnd").addStatement("handler.onEnd(peer)").build(),
        told("onIdle").addStatement("handler.onIdle(peer)").build(),
        told("onClose")
            .addParameter(TransportTypes.CLOSE_REASON, "reason")
            .addStatement("handler.onClose(peer, reason)")
            .build());
  }

  private static MethodSpec.Builder told(String name) {
    return overriding(name);
  }

  static MethodSpec override(String name, TypeName type, CodeBlock body) {
    return overriding(name).returns(type).addCode(body).build();
  }

  static MethodSpec.Builder overriding(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }
}
