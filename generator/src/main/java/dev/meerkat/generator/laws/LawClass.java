// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.laws;

import com.palantir.javapoet.ClassName;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrProgram;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Java of the laws of one message. */
final class LawClass {
  private final IrStruct struct;
  private final String packageName;
  private final ClassName copier;
  private final Set<String> reasons;

  LawClass(GenerationContext context, IrProgram program, IrStruct struct, ClassName copier) {
    this.struct = struct;
    this.packageName = context.names().reader(struct.qualifiedName()).packageName();
    this.copier = copier;
    this.reasons = Canonical.reasonsAgainst(program, struct);
  }

  /** The path of a class of this package: {@code UdpLaws}. */
  String path(String suffix) {
    return packageName.replace('.', '/') + "/" + struct.simpleName() + suffix;
  }

  String laws() {
    return filled(LawTemplates.LAWS);
  }

  /** The test, which finds vectors in a resource. */
  String test(String vectors) {
    return filled(LawTemplates.TEST).replace("VECTORS", vectors);
  }

  private String filled(String template) {
    List<String> declared = new ArrayList<>();
    List<String> given = new ArrayList<>();
    List<String> wrapped = new ArrayList<>();
    List<String> opened = new ArrayList<>();
    List<String> sums = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < struct.params().size(); i++) {
      IrParam param = struct.params().get(i);
      boolean isSum = param.type() instanceof IrType.PartialSum;
      boolean isLong = isSum || JavaTypes.isLong(JavaTypes.wire(param.type()));
      String name = "argument" + i;
      declared.add((isLong ? "long " : "int ") + name);
      given.add(name);
      wrapped.add(name);
      (isSum ? sums : opened).add(name);
      taken.add((isLong ? "" : "(int) ") + "arguments[" + i + "]");
    }
    return template
        .replace("PARAMETERS", joined(declared))
        .replace("WRAPPED", joined(wrapped))
        .replace("GIVEN", joined(given))
        .replace("OPENED", joined(opened))
        .replace("SUMS", String.join(", ", sums))
        .replace("TAKEN", joined(taken))
        .replace("CANONICAL_DOC", doc())
        .replace("IS_CANONICAL = CANONICAL", "IS_CANONICAL = " + reasons.isEmpty())
        .replace("COPIER", copier.enclosingClassName().simpleName() + "." + copier.simpleName())
        .replace("SOURCE_LINE", struct.span().file() + ":" + struct.span().line())
        .replace("THE_PACKAGE", packageName)
        .replace("TYPE", struct.simpleName());
  }

  private String doc() {
    if (reasons.isEmpty()) {
      return "Every accepted message is canonical: write(read(b)) = b.";
    }
    StringBuilder doc = new StringBuilder("A message can have several forms:\n *\n * <ul>\n");
    for (String reason : reasons) {
      doc.append(" *   <li>").append(reason).append('\n');
    }
    return doc.append(" * </ul>").toString();
  }

  private static String joined(List<String> names) {
    return names.isEmpty() ? "" : ", " + String.join(", ", names);
  }
}
