// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.wiring;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.wiring.Conversation;
import dev.meerkat.generator.plan.wiring.Side;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The facade's methods of one conversation: with default limits, and with limits handed in. */
final class NetMethods {
  private final Conversation conversation;

  NetMethods(Conversation conversation) {
    this.conversation = conversation;
  }

  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    if (conversation.root().overStreams()) {
      methods.add(listenShared());
      methods.add(listen(false));
      methods.add(listen(true));
      methods.add(connect(false));
      methods.add(connect(true));
    }
    if (conversation.root().overDatagrams()) {
      methods.add(bind(false));
      methods.add(bind(true));
      methods.add(bindToOne(false));
      methods.add(bindToOne(true));
    }
    return methods;
  }

  /** {@code listenTelemetry(transport, local, handler)}. */
  private MethodSpec listenShared() {
    Side side = conversation.server();
    return method(
            "listen",
            TransportTypes.LISTENER,
            "Takes in connections; one handler serves them all.",
            false,
            "local")
        .addParameter(side.handler(), "handler")
        .addStatement(
            "return $T.listen(transport, local, $T.DEFAULT, () -> handler)",
            side.adapter(),
            TransportTypes.LIMITS)
        .build();
  }

  /** {@code listenTelemetry(transport, local, limits, handlers)}. */
  private MethodSpec listen(boolean withLimits) {
    Side side = conversation.server();
    MethodSpec.Builder method =
        method(
                "listen",
                TransportTypes.LISTENER,
                "Takes in connections; each gets a handler of its own.",
                withLimits,
                "local")
            .addParameter(AdapterDoors.supplier(side.handler()), "handlers");
    return calling(method, side, "listen(transport, local", withLimits, "handlers");
  }

  /** {@code connectTelemetry(transport, remote, limits, handler)}. */
  private MethodSpec connect(boolean withLimits) {
    Side side = conversation.client();
    MethodSpec.Builder method =
        method(
                "connect",
                side.peer(),
                "Connects to a server; the handler's {@code onOpen} or {@code onClose} follows.",
                withLimits,
                "remote")
            .addParameter(side.handler(), "handler");
    return calling(method, side, "connect(transport, remote", withLimits, "handler");
  }

  /** {@code bindTelemetry(transport, local, limits, handler)}. */
  private MethodSpec bind(boolean withLimits) {
    Side side = conversation.server();
    MethodSpec.Builder method =
        method(
                "bind",
                TransportTypes.DATAGRAMS,
                "Opens a port for everybody's datagrams.",
                withLimits,
                "local")
            .addParameter(side.handler(), "handler");
    return calling(method, side, "bind(transport, local", withLimits, "handler");
  }

  /** {@code bindTelemetry(transport, local, remote, limits, handler)}. */
  private MethodSpec bindToOne(boolean withLimits) {
    Side side = conversation.client();
    MethodSpec.Builder method =
        method(
                "bind",
                side.peer(),
                "Opens a port for the datagrams of one peer.",
                withLimits,
                "local",
                "remote")
            .addParameter(side.handler(), "handler");
    return calling(method, side, "bind(transport, local, remote", withLimits, "handler");
  }

  private MethodSpec calling(
      MethodSpec.Builder method, Side side, String call, boolean withLimits, String last) {
    return withLimits
        ? method.addStatement("return $T.$L, limits, $L)", side.adapter(), call, last).build()
        : method
            .addStatement(
                "return $T.$L, $T.DEFAULT, $L)", side.adapter(), call, TransportTypes.LIMITS, last)
            .build();
  }

  private MethodSpec.Builder method(
      String verb, TypeName result, String doc, boolean withLimits, String... endpoints) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(verb + conversation.name())
            .addJavadoc(Javadocs.of(doc))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(result)
            .addParameter(TransportTypes.TRANSPORT, "transport");
    for (String endpoint : endpoints) {
      method.addParameter(TransportTypes.ENDPOINT, endpoint);
    }
    if (withLimits) {
      method.addParameter(TransportTypes.LIMITS, "limits");
    }
    return method;
  }
}
