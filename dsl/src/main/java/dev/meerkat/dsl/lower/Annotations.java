// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.lower;

import dev.meerkat.dsl.ast.AstAnnotation;
import dev.meerkat.dsl.ir.IrAnnotation;
import java.util.List;

/** Annotations are carried along as they are. */
final class Annotations {
  private Annotations() {}

  static List<IrAnnotation> lower(List<AstAnnotation> asts) {
    return asts.stream().map(a -> new IrAnnotation(a.name().text(), a.arguments())).toList();
  }
}
