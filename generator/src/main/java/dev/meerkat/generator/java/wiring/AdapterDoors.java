// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.wiring;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.wiring.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/** How an adapter comes to a connection or port. */
final class AdapterDoors {
  private final Side side;

  AdapterDoors(Side side) {
    this.side = side;
  }

  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    if (side.overStreams()) {
      methods.add(listen());
      methods.add(connect());
    }
    if (side.overDatagrams()) {
      methods.add(bind());
      methods.add(bindToOne());
    }
    return methods;
  }

  /**
   * Emits.
   *
   * <pre>
   * public static Listener listen(
   *     Transport transport, Endpoint local, ConversationLimits limits,
   *     Supplier&lt;? extends TelemetryHandler&gt; handlers) {
   *   return MessageConnection.listen(
   *       transport, local, limits, () -&gt; new TelemetryAdapter(handlers.get()));
   * }
   * </pre>
   */
  private MethodSpec listen() {
    return door(
            "listen", TransportTypes.LISTENER, "Takes in connections, one handler each.", "local")
        .addParameter(supplier(side.handler()), "handlers")
        .addStatement(
            "return $T.listen(transport, local, limits, () -> new $T(handlers.get()))",
            TransportTypes.MESSAGE_CONNECTION,
            side.adapter())
        .build();
  }

  private MethodSpec connect() {
    return door(
            "connect",
            side.peer(),
            "Opens a connection; the peer is open from the handler's {@code onOpen} on.",
            "remote")
        .addParameter(side.handler(), "handler")
        .addStatement("$1T adapter = new $1T(handler)", side.adapter())
        .addStatement(
            "$T.connect(transport, remote, limits, adapter)", TransportTypes.MESSAGE_CONNECTION)
        .addStatement("return adapter.peer")
        .build();
  }

  private MethodSpec bind() {
    return door(
            "bind",
            TransportTypes.DATAGRAMS,
            "Opens a port for everybody's datagrams, with one handler for all.",
            "local")
        .addParameter(side.handler(), "handler")
        .addStatement(
            "return $T.bind(transport, local, null, limits, new $T(handler))",
            TransportTypes.MESSAGE_PORT,
            side.adapter())
        .build();
  }

  private MethodSpec bindToOne() {
    return door(
            "bind",
            side.peer(),
            "Opens a port for the datagrams of one peer; those of others are dropped.",
            "local",
            "remote")
        .addParameter(side.handler(), "handler")
        .addStatement("$1T adapter = new $1T(handler)", side.adapter())
        .addStatement(
            "$T.bind(transport, local, remote, limits, adapter)", TransportTypes.MESSAGE_PORT)
        .addStatement("return adapter.peer")
        .build();
  }

  private static MethodSpec.Builder door(
      String name, TypeName result, String doc, String... endpoints) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc(Javadocs.of(doc))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(result)
            .addParameter(TransportTypes.TRANSPORT, "transport");
    for (String endpoint : endpoints) {
      method.addParameter(TransportTypes.ENDPOINT, endpoint);
    }
    return method.addParameter(TransportTypes.LIMITS, "limits");
  }

  static TypeName supplier(ClassName handler) {
    return ParameterizedTypeName.get(
        ClassName.get(Supplier.class), WildcardTypeName.subtypeOf(handler));
  }
}
