// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrType;

/** A list of byte runs of one size, such as addresses: one is added at a time. */
record SlicesContent(PartModel part) implements Content {

  /**
   * Emits, beside {@code servers()} that begins the list.
   *
   * <pre>
   * public OptionsWriter serversAdd(byte[] source, int from) {
   *   if ((set &amp; 1L &lt;&lt; SERVERS) != 0 &amp;&amp; stage == 2 || openServers()) {
   *     set |= 1L &lt;&lt; SERVERS;
   *     if (4 &gt; limit - serversEnd) {
   *       fail(SERVERS, Codec.NO_SPACE);
   *     } else {
   *       System.arraycopy(source, from, buffer, serversEnd, 4);
   *       serversEnd += 4;
   *       serversCount++;
   *     }
   *   }
   *   return this;
   * }
   * </pre>
   */
  @Override
  public void addTo(TypeSpec.Builder type) {
    IrType.Bytes element = (IrType.Bytes) ((IrType.ListOf) part.type()).element();
    long bytes = ((IrType.Extent.Fixed) element.extent()).count();
    type.addMethod(NumbersContent.begin(part));
    type.addMethod(
        NumbersContent.add(part)
            .addParameter(byte[].class, "source")
            .addParameter(int.class, "from")
            .addCode(NumbersContent.ifBegun(part))
            .addCode(part.ifTooLong(CodeBlock.of("$L", bytes)))
            .addStatement("System.arraycopy(source, from, buffer, $L, $L)", part.end(), bytes)
            .addStatement("$L += $L", part.end(), bytes)
            .addStatement("$L++", part.count())
            .endControlFlow()
            .endControlFlow()
            .addStatement("return this")
            .build());
  }
}
