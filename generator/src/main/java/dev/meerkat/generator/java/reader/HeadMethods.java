// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The two ways into the reader of a message whose payload may come in pieces: around all of it, or
 * around its head while the payload is still to come. Reading never looks at the payload.
 *
 * @param read the private method that both call
 */
record HeadMethods(MethodSpec read) {
  private static final int OWN = 3;

  /**
   * Emits.
   *
   * <pre>
   * public int wrap(byte[] buffer, int offset, int length) {
   *   Codec.requireWindow(buffer, offset, length);
   *   return read(buffer, offset, offset + length);
   * }
   *
   * public int wrapHead(byte[] buffer, int offset, int headSize, int size) {
   *   Codec.requireWindow(buffer, offset, headSize);
   *   return read(buffer, offset, (int) Math.min((long) offset + size, Integer.MAX_VALUE));
   * }
   * </pre>
   */
  List<MethodSpec> emit() {
    MethodSpec wrap =
        method("wrap", FrameMethods.wrapDoc(), "length")
            .addStatement("$T.requireWindow(buffer, offset, length)", CoreTypes.CODEC)
            .addStatement(call("offset + length"))
            .build();
    CodeBlock doc =
        Javadocs.of(
            "Validates a message of which only the head is there, as a framer has found it: the"
                + " payload's length is known, its octets must not be asked for in the buffer.",
            "{@code headSize} and {@code size} are what the framer says by those names.");
    MethodSpec wrapHead =
        method("wrapHead", doc, "headSize", "size")
            .addStatement("$T.requireWindow(buffer, offset, headSize)", CoreTypes.CODEC)
            .addStatement(call("(int) Math.min((long) offset + size, Integer.MAX_VALUE)"))
            .build();
    return List.of(wrap, wrapHead);
  }

  private MethodSpec.Builder method(String name, CodeBlock doc, String... lengths) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc(doc)
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class)
            .addParameter(byte[].class, "buffer")
            .addParameter(int.class, "offset");
    for (String length : lengths) {
      method.addParameter(int.class, length);
    }
    return method.addParameters(parameters());
  }

  private List<ParameterSpec> parameters() {
    return read.parameters().subList(OWN, read.parameters().size());
  }

  private CodeBlock call(String windowEnd) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("return read(buffer, offset, $L", windowEnd));
    parameters().forEach(p -> arguments.add(CodeBlock.of("$L", p.name())));
    return CodeBlock.of("$L)", CodeBlock.join(arguments, ", "));
  }
}
