// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ast;

import dev.meerkat.dsl.ir.IrSpan;
import java.util.List;

/** One file. */
public record AstModule(
    AstName name,
    String version,
    String doc,
    String sourceName,
    List<Import> imports,
    List<AstDecl> declarations,
    IrSpan span) {

  public AstModule {
    imports = List.copyOf(imports);
    declarations = List.copyOf(declarations);
  }

  /**
   * {@code import net.ip as ip;}.
   *
   * @param alias null when not given
   */
  public record Import(AstName module, AstName alias, IrSpan span) {}
}
