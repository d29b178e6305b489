// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.wiring;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.wiring.Side;
import java.util.ArrayList;
import java.util.List;

/** The part of an adapter that asks the framer. */
final class AdapterFraming {
  private final Side side;

  AdapterFraming(Side side) {
    this.side = side;
  }

  /**
   * Emits.
   *
   * <pre>
   * public int frame(byte[] buffer, int offset, int available) {
   *   int code = framer.frame(buffer, offset, available, peer.incomingLevel);
   *   if (code &gt; 0) {
   *     errorOffset = framer.errorOffset();
   *   }
   *   return code;
   * }
   * </pre>
   */
  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(
        windowed("frame", "available")
            .addStatement(
                "int code = framer.frame(buffer, offset, available$L)",
                PeerParams.read(side.reads()))
            .beginControlFlow("if (code > 0)")
            .addStatement("errorOffset = framer.errorOffset()")
            .endControlFlow()
            .addStatement("return code")
            .build());
    methods.add(asked("frameSize", "size"));
    methods.add(asked("needed", "needed"));
    methods.add(AdapterClass.overriding("nextFrame").addStatement("framer.reset()").build());
    if (side.flows()) {
      methods.add(asked("headSize", "headSize"));
      methods.add(readHead());
      methods.add(
          AdapterClass.overriding("dispatchHead")
              .addStatement("handler.onHead(peer, reader)")
              .build());
      methods.add(asked("remaining", "remaining"));
      methods.add(piece());
    }
    return methods;
  }

  private static MethodSpec asked(String name, String framerMethod) {
    return AdapterClass.override(
        name, TypeName.INT, CodeBlock.of("return framer.$L();\n", framerMethod));
  }

  private MethodSpec readHead() {
    return windowed("readHead", "length")
        .addStatement(
            "int code = reader.wrapHead(buffer, offset, length, framer.size()$L)",
            PeerParams.read(side.reads()))
        .beginControlFlow("if (code != $T.OK)", CoreTypes.CODEC)
        .addStatement("errorOffset = reader.errorOffset() - offset")
        .endControlFlow()
        .addStatement("return code")
        .build();
  }

  private static MethodSpec piece() {
    return AdapterClass.overriding("dispatchPiece")
        .addParameter(byte[].class, "buffer")
        .addParameter(TypeName.INT, "offset")
        .addParameter(TypeName.INT, "length")
        .addStatement("framer.flow(length)")
        .addStatement("handler.onPiece(peer, buffer, offset, length, framer.remaining() == 0)")
        .build();
  }

  static MethodSpec.Builder windowed(String name, String length) {
    return AdapterClass.overriding(name)
        .returns(int.class)
        .addParameter(byte[].class, "buffer")
        .addParameter(TypeName.INT, "offset")
        .addParameter(TypeName.INT, length);
  }
}
