// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.laws;

import com.palantir.javapoet.ClassName;
import dev.meerkat.dsl.ir.IrDeclaration;
import dev.meerkat.generator.plan.JavaNames;

/**
 * Names of copiers: all of a module stand in one class, one nested class a declaration.
 *
 * @param holder the class around them
 */
record CopyNames(JavaNames names, ClassName holder) {
  /** {@code MqttCopies.Connect}; of another module, nested here too, with that module in front. */
  ClassName of(IrDeclaration declaration) {
    String module = declaration.moduleName();
    String segment = module.substring(module.lastIndexOf('.') + 1);
    boolean isOurs = names.packageOf(module).equals(holder.packageName());
    String front = isOurs ? "" : JavaNames.pascal(segment);
    return holder.nestedClass(front + declaration.simpleName() + "Copy");
  }
}
