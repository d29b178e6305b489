// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.wiring;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;

/** A message's parameters as variables of its peer. */
final class PeerParams {
  private PeerParams() {}

  static String incoming(IrParam param) {
    return "incoming" + JavaNames.pascal(param.name());
  }

  static String outgoing(IrParam param) {
    return "outgoing" + JavaNames.pascal(param.name());
  }

  static TypeName type(IrParam param) {
    return JavaTypes.isLong(JavaTypes.wire(param.type())) ? TypeName.LONG : TypeName.INT;
  }

  /** {@code , peer.incomingLevel}. */
  static CodeBlock read(IrStruct message) {
    CodeBlock.Builder arguments = CodeBlock.builder();
    message.params().forEach(p -> arguments.add(",$Wpeer.$L", incoming(p)));
    return arguments.build();
  }

  /** {@code , outgoingLevel}. */
  static CodeBlock write(IrStruct message) {
    CodeBlock.Builder arguments = CodeBlock.builder();
    message.params().forEach(p -> arguments.add(",$W$L", outgoing(p)));
    return arguments.build();
  }
}
