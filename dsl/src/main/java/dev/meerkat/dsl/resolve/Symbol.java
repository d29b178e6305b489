// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.resolve;

import dev.meerkat.dsl.ast.AstDecl;

/** A declaration and the module it stands in. */
public record Symbol(ModuleScope module, AstDecl.Named decl) {
  public String qualifiedName() {
    return module.name() + "." + decl.name().text();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Symbol that && that.decl == decl;
  }

  @Override
  public int hashCode() {
    return qualifiedName().hashCode();
  }

  @Override
  public String toString() {
    return qualifiedName();
  }
}
