// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast;

import dev.meerkat.dsl.ir.IrSpan;
import java.util.List;

/** {@code @tshark("ip.src")}; strings are unquoted. */
public record AstAnnotation(AstName name, List<String> arguments, IrSpan span) {
  public AstAnnotation {
    arguments = List.copyOf(arguments);
  }
}
