// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

/** Anything that a module declares under a name. */
public sealed interface IrDeclaration
    permits IrStruct, IrTlv, IrChain, IrEnum, IrFlags, IrText, IrCharset, IrConst {
  /** Module and name: {@code net.tcp.Tcp}. */
  String qualifiedName();

  IrSpan span();

  /** The name without its module. */
  default String simpleName() {
    return qualifiedName().substring(qualifiedName().lastIndexOf('.') + 1);
  }

  /** The module's name. */
  default String moduleName() {
    return qualifiedName().substring(0, qualifiedName().lastIndexOf('.'));
  }
}
