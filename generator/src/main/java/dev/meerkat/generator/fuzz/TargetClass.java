// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.fuzz;

import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrSpan;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrText;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.List;

/** Java of a target: one input, and what must hold of it. */
final class TargetClass {
  private final JavaNames names;
  private final String qualifiedName;
  private final IrSpan span;
  private final List<IrParam> params;
  private final boolean isText;
  private final boolean isStream;

  private TargetClass(
      JavaNames names,
      String qualifiedName,
      IrSpan span,
      List<IrParam> params,
      boolean isText,
      boolean isStream) {
    this.names = names;
    this.qualifiedName = qualifiedName;
    this.span = span;
    this.params = params;
    this.isText = isText;
    this.isStream = isStream;
  }

  static TargetClass of(JavaNames names, IrStruct struct) {
    return new TargetClass(
        names, struct.qualifiedName(), struct.span(), struct.params(), false, struct.stream());
  }

  static TargetClass of(JavaNames names, IrText text) {
    return new TargetClass(names, text.qualifiedName(), text.span(), List.of(), true, true);
  }

  String packageName() {
    return names.reader(qualifiedName).packageName();
  }

  String simpleName() {
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }

  String targetName() {
    return simpleName() + "FuzzTarget";
  }

  String testName() {
    return simpleName() + "FuzzTest";
  }

  /** The method of the test; its seeds lie in a folder of this name. */
  String testMethod() {
    return JavaNames.accessor(simpleName());
  }

  /** The path of a class of this package. */
  String path(String simpleName) {
    return packageName().replace('.', '/') + "/" + simpleName;
  }

  String test(String dictionary) {
    return filled(TestTemplates.TEST).replace("DICTIONARY", dictionary);
  }

  String target() {
    String parts = isText ? TestTemplates.TEXT : TestTemplates.MESSAGE + TestTemplates.LAW;
    String framing = isText || !isStream ? "" : TestTemplates.FRAMING;
    String call = framing.isEmpty() ? "" : "    target.frame(octets);\n";
    return filled(
        TestTemplates.TARGET
            .replace("PARTS", parts)
            .replace("FRAMING_CALL", call)
            .replace("LAW_CALL", isText ? "" : "    target.law(octets);\n")
            .replace("FRAMING", framing));
  }

  private String filled(String template) {
    List<String> wrapped = new ArrayList<>();
    List<String> framed = new ArrayList<>();
    for (int i = 0; i < params.size(); i++) {
      IrType type = params.get(i).type();
      boolean isSum = type instanceof IrType.PartialSum;
      boolean isLong = isSum || JavaTypes.isLong(JavaTypes.wire(type));
      String mask = isSum ? "" : mask(JavaTypes.wire(type));
      String value = "argument(" + i + ")" + mask;
      wrapped.add(isLong ? value : "(int) (" + value + ")");
      if (!isSum) {
        framed.add(wrapped.get(i));
      }
    }
    return template
        .replace("WRAPPED", joined(wrapped))
        .replace("FRAMED", joined(framed))
        .replace("STEERING_SIZE", "" + params.size() * SeedFiles.OCTETS_A_PARAMETER)
        .replace("SOURCE_LINE", span.file() + ":" + span.line())
        .replace("THE_PACKAGE", packageName())
        .replace("TEST_METHOD", testMethod())
        .replace("TYPE_NAMES", names.constants(qualifiedName).simpleName())
        .replace("TYPE", simpleName());
  }

  private static String mask(IrType.Int wire) {
    boolean isWide = wire.bits() > Integer.SIZE;
    return isWide ? "" : " & 0x" + Long.toHexString((1L << wire.bits()) - 1) + "L";
  }

  private static String joined(List<String> arguments) {
    return arguments.isEmpty() ? "" : ", " + String.join(", ", arguments);
  }
}
