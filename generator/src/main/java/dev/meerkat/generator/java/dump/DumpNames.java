// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** The names of core that dumps use, and the frame of a dump class. */
final class DumpNames {
  private static final String CODEC = "dev.meerkat.core.codec";

  static final ClassName VISITOR = ClassName.get(CODEC, "FieldVisitor");
  static final ClassName FORMAT = ClassName.get(CODEC, "FieldFormat");
  static final ClassName JSON = ClassName.get(CODEC, "JsonDump");
  static final ClassName TEXT = ClassName.get(CODEC, "TextDump");
  static final ClassName CODES = ClassName.get(CODEC, "Codec");

  private DumpNames() {}

  /** {@code public final class TcpDump { private TcpDump() {} }}. */
  static TypeSpec.Builder dumpClass(ClassName name, String doc, Object... arguments) {
    return TypeSpec.classBuilder(name)
        .addJavadoc(doc + "\n", arguments)
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
  }
}
