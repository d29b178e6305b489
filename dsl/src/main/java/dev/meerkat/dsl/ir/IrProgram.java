// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.ir;

import java.util.List;
import java.util.Optional;

/** All modules of one compilation, imports before importers. */
public record IrProgram(List<IrModule> modules) {
  public IrProgram {
    modules = List.copyOf(modules);
  }

  public Optional<IrModule> module(String name) {
    return modules.stream().filter(m -> m.name().equals(name)).findFirst();
  }

  /** The module that declares a qualified name such as {@code net.tcp.Tcp}. */
  public IrModule moduleOf(String qualifiedName) {
    String name = qualifiedName.substring(0, qualifiedName.lastIndexOf('.'));
    return module(name).orElseThrow(() -> new IllegalArgumentException("no module " + name));
  }

  public IrStruct struct(String qualifiedName) {
    return find(moduleOf(qualifiedName).structs(), qualifiedName);
  }

  public IrTlv tlv(String qualifiedName) {
    return find(moduleOf(qualifiedName).tlvs(), qualifiedName);
  }

  public IrChain chain(String qualifiedName) {
    return find(moduleOf(qualifiedName).chains(), qualifiedName);
  }

  public IrEnum enumeration(String qualifiedName) {
    return find(moduleOf(qualifiedName).enums(), qualifiedName);
  }

  public IrFlags flags(String qualifiedName) {
    return find(moduleOf(qualifiedName).flags(), qualifiedName);
  }

  public IrText text(String qualifiedName) {
    return find(moduleOf(qualifiedName).texts(), qualifiedName);
  }

  public IrCharset charset(String qualifiedName) {
    return find(moduleOf(qualifiedName).charsets(), qualifiedName);
  }

  private static <T extends IrDeclaration> T find(List<T> declarations, String qualifiedName) {
    for (T declaration : declarations) {
      if (declaration.qualifiedName().equals(qualifiedName)) {
        return declaration;
      }
    }
    throw new IllegalArgumentException("no declaration " + qualifiedName);
  }
}
