// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.wiring;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.wiring.DispatchCase;
import dev.meerkat.generator.plan.wiring.Side;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What a program overrides. */
final class HandlerClass {
  private final GenerationContext context;
  private final Side side;

  HandlerClass(GenerationContext context, Side side) {
    this.context = context;
    this.side = side;
  }

  /**
   * Emits.
   *
   * <pre>
   * public interface TelemetryHandler {
   *   default void onOpen(TelemetryPeer peer) {}
   *   default void onHello(TelemetryPeer peer, TelemetryReader message, HelloReader hello) {
   *     onMessage(peer, message);
   *   }
   *   default void onMessage(TelemetryPeer peer, TelemetryReader message) {}
   *   …
   *   default void onClose(TelemetryPeer peer, CloseReason reason) {}
   * }
   * </pre>
   */
  TypeSpec type() {
    String name = side.reads().simpleName();
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(side.handler())
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                Javadocs.of(
                    "What a program does with each {@code "
                        + name
                        + "} that comes in: it overrides what it cares about.",
                    Javadocs.escape(side.reads().doc()),
                    "Readers and arrays are valid until the method returns. What is thrown ends the"
                        + " connection and is reported to the loop. All on the loop's thread."));
    type.addMethod(event("onOpen", "Messages can be sent, and will come.", CodeBlock.of("")));
    for (DispatchCase one : DispatchCase.of(context, side)) {
      type.addMethod(method(one));
    }
    type.addMethod(
        event("onMessage", "A message whose own method is not overridden, or that has none.")
            .addParameter(side.reader(), "message")
            .build());
    if (side.flows()) {
      type.addMethod(head()).addMethod(piece());
    }
    return type.addMethod(fault())
        .addMethod(
            event(
                "onWritable",
                "There is room again, after a {@code send} that answered {@code LATER}.",
                CodeBlock.of("")))
        .addMethods(endings())
        .build();
  }

  private MethodSpec method(DispatchCase one) {
    MethodSpec.Builder method =
        event(one.method(), "{@code " + one.name() + "} has come.", Javadocs.escape(one.doc()))
            .addParameter(side.reader(), "message");
    if (one.part() != null) {
      method.addParameter(one.part(), one.argument());
    }
    return method.addStatement("onMessage(peer, message)").build();
  }

  private MethodSpec head() {
    return event(
            "onHead",
            "The head of a message that is too large to come whole; {@code onPiece} follows.")
        .addParameter(side.reader(), "message")
        .build();
  }

  private MethodSpec piece() {
    return event("onPiece", "The next octets of the payload that belongs to the last head.")
        .addParameter(byte[].class, "buffer")
        .addParameter(TypeName.INT, "offset")
        .addParameter(TypeName.INT, "length")
        .addParameter(TypeName.BOOLEAN, "isLast")
        .build();
  }

  private MethodSpec fault() {
    return MethodSpec.methodBuilder("onFault")
        .addJavadoc(
            Javadocs.of(
                "A message was refused: {@code code} says why ({@code "
                    + side.reads().simpleName()
                    + ".errorName(code)}), {@code offset} where, counted from its first octet. A"
                    + " last message may be sent. A connection is closed then; a datagram is"
                    + " dropped."))
        .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
        .addParameter(side.peer(), "peer")
        .addParameter(TypeName.INT, "code")
        .addParameter(TypeName.INT, "offset")
        .build();
  }

  private List<MethodSpec> endings() {
    MethodSpec end =
        event(
            "onEnd",
            "The peer will send no more; answers can still be sent. Closes, unless overridden.",
            CodeBlock.of("peer.close();\n"));
    MethodSpec idle =
        event(
            "onIdle",
            "Nothing has moved for the idle time. Aborts, unless overridden.",
            CodeBlock.of("peer.abort();\n"));
    MethodSpec close =
        event("onClose", "It is over; or, without onOpen before, it never began.")
            .addParameter(TransportTypes.CLOSE_REASON, "reason")
            .build();
    return List.of(end, idle, close);
  }

  private MethodSpec event(String name, String doc, CodeBlock body) {
    return event(name, doc).addCode(body).build();
  }

  private MethodSpec.Builder event(String name, String... doc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(Javadocs.of(doc))
        .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
        .addParameter(side.peer(), "peer");
  }
}
