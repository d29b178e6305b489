// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.plan;

import dev.meerkat.dsl.ir.IrChain;
import dev.meerkat.dsl.ir.IrDeclaration;
import dev.meerkat.dsl.ir.IrEnum;
import dev.meerkat.dsl.ir.IrFlags;
import dev.meerkat.dsl.ir.IrModule;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrTlv;
import java.util.List;
import java.util.Set;

/**
 * What all emitters of one request look at.
 *
 * @param wanted qualified names of the declarations that get classes
 */
public record GenerationContext(IrProgram program, JavaNames names, Set<String> wanted) {

  /** Plans a request for all of some modules. */
  public static GenerationContext of(IrProgram program, String packageName, Set<String> modules) {
    return of(program, packageName, modules, Set.of());
  }

  /** Plans a request that names messages, if it does. */
  public static GenerationContext of(
      IrProgram program, String packageName, Set<String> modules, Set<String> messages) {
    Set<String> wanted = new Selection(program).of(modules, messages);
    return new GenerationContext(program, JavaNames.of(program, packageName, wanted), wanted);
  }

  /** Whether a declaration gets classes; a switch case into one that does not is opaque bytes. */
  public boolean wants(String qualifiedName) {
    return wanted.contains(qualifiedName);
  }

  public List<IrStruct> structs(IrModule module) {
    return only(module.structs());
  }

  public List<IrTlv> tlvs(IrModule module) {
    return only(module.tlvs());
  }

  public List<IrChain> chains(IrModule module) {
    return only(module.chains());
  }

  public List<IrText> texts(IrModule module) {
    return only(module.texts());
  }

  public List<IrEnum> enums(IrModule module) {
    return only(module.enums());
  }

  public List<IrFlags> flags(IrModule module) {
    return only(module.flags());
  }

  private <T extends IrDeclaration> List<T> only(List<T> declarations) {
    return declarations.stream().filter(d -> wants(d.qualifiedName())).toList();
  }
}
