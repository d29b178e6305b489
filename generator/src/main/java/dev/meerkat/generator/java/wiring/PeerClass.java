// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.wiring;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.wiring.Side;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Who is talked to: a typed writer into the send buffer, and what the messages depend on. */
final class PeerClass {
  private final Side side;

  PeerClass(Side side) {
    this.side = side;
  }

  /**
   * Emits.
   *
   * <pre>
   * public final class MqttPeer extends Peer {
   *   private final MqttWriter writer = new MqttWriter();
   *   int incomingLevel;
   *   int outgoingLevel;
   *
   *   public MqttWriter write() {
   *     begin();
   *     return writer.wrap(buffer(), offset(), room(), outgoingLevel);
   *   }
   *
   *   public int send() {
   *     return end(writer.finish());
   *   }
   *
   *   public MqttPeer level(int value) { … }
   * }
   * </pre>
   */
  TypeSpec type() {
    String name = side.writes().simpleName();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(side.peer())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(TransportTypes.PEER)
            .addJavadoc(
                Javadocs.of(
                    "The other side of a conversation: reads {@code "
                        + name
                        + "} messages, and is sent them by {@code write()}, setters, {@code"
                        + " send()}."))
            .addField(
                FieldSpec.builder(side.writer(), "writer", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T()", side.writer())
                    .build());
    variables(type);
    type.addMethod(
        MethodSpec.constructorBuilder().addStatement("super($L)", side.mostBytes()).build());
    type.addMethod(write()).addMethod(send());
    both().values().forEach(p -> setters(type, p));
    return type.build();
  }

  private Map<String, IrParam> both() {
    Map<String, IrParam> params = new LinkedHashMap<>();
    side.reads().params().forEach(p -> params.put(p.name(), p));
    side.writes().params().forEach(p -> params.putIfAbsent(p.name(), p));
    return params;
  }

  private void variables(TypeSpec.Builder type) {
    for (IrParam param : side.reads().params()) {
      type.addField(FieldSpec.builder(PeerParams.type(param), PeerParams.incoming(param)).build());
    }
    for (IrParam param : side.writes().params()) {
      type.addField(FieldSpec.builder(PeerParams.type(param), PeerParams.outgoing(param)).build());
    }
  }

  private MethodSpec write() {
    return MethodSpec.methodBuilder("write")
        .addJavadoc(
            Javadocs.of(
                "Begins a message; {@code send()} ends it. One that was begun and not sent is"
                    + " forgotten."))
        .addModifiers(Modifier.PUBLIC)
        .returns(side.writer())
        .addStatement("begin()")
        .addStatement(
            "return writer.wrap(buffer(), offset(), room()$L)", PeerParams.write(side.writes()))
        .build();
  }

  private static MethodSpec send() {
    return MethodSpec.methodBuilder("send")
        .addJavadoc(
            Javadocs.of(
                "Finishes the message and sends it whole, or not at all. Answers its size; {@code"
                    + " LATER} when there is no room now ({@code onWritable} follows); {@code"
                    + " NOT_OPEN}; or what is wrong with it, as {@code finish()} does."))
        .addJavadoc("\n@throws IllegalStateException without {@code write()} before it\n")
        .addModifiers(Modifier.PUBLIC)
        .returns(int.class)
        .addStatement("return end(writer.finish())")
        .build();
  }

  /** {@code level}, {@code incomingLevel} and {@code outgoingLevel}. */
  private void setters(TypeSpec.Builder type, IrParam param) {
    boolean isRead = has(side.reads().params(), param);
    boolean isWritten = has(side.writes().params(), param);
    String what = "{@code " + param.name() + "} of the messages ";
    if (isRead && isWritten) {
      MethodSpec.Builder all =
          setter(
              PeerNames.free(JavaNames.camel(param.name())), param, what + "in both directions.");
      assign(all, PeerParams.incoming(param));
      assign(all, PeerParams.outgoing(param));
      type.addMethod(all.addStatement("return this").build());
    }
    if (isRead) {
      MethodSpec.Builder one = setter(PeerParams.incoming(param), param, what + "that come in.");
      assign(one, PeerParams.incoming(param));
      type.addMethod(one.addStatement("return this").build());
    }
    if (isWritten) {
      MethodSpec.Builder one = setter(PeerParams.outgoing(param), param, what + "that go out.");
      assign(one, PeerParams.outgoing(param));
      type.addMethod(one.addStatement("return this").build());
    }
  }

  private static boolean has(Iterable<IrParam> params, IrParam wanted) {
    for (IrParam param : params) {
      if (param.name().equals(wanted.name())) {
        return true;
      }
    }
    return false;
  }

  private static void assign(MethodSpec.Builder method, String variable) {
    method.addStatement("$L = value", variable);
  }

  private MethodSpec.Builder setter(String name, IrParam param, String doc) {
    TypeName value = PeerParams.type(param);
    return MethodSpec.methodBuilder(name)
        .addJavadoc(Javadocs.of(doc + " 0 until it is set."))
        .addModifiers(Modifier.PUBLIC)
        .returns(side.peer())
        .addParameter(value, "value");
  }
}
