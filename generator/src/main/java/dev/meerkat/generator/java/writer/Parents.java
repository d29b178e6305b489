// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.generator.java.Javadocs;
import javax.lang.model.element.Modifier;

/** The way back from a nested writer to the one around it. */
final class Parents {
  private Parents() {}

  /** Emits the field {@code parent}, two constructors and {@code end()}. */
  static void addTo(TypeSpec.Builder type) {
    type.addTypeVariable(WriterModel.PARENT)
        .addField(
            FieldSpec.builder(WriterModel.PARENT, "parent", Modifier.PRIVATE, Modifier.FINAL)
                .build())
        .addMethod(
            MethodSpec.constructorBuilder()
                .addJavadoc(Javadocs.of("A writer on its own."))
                .addModifiers(Modifier.PUBLIC)
                .addStatement("this(null)")
                .build())
        .addMethod(
            MethodSpec.constructorBuilder()
                .addJavadoc(Javadocs.of("A writer of a part; the one around it owns it."))
                .addModifiers(Modifier.PUBLIC)
                .addParameter(WriterModel.PARENT, "parent")
                .addStatement("this.parent = parent")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("end")
                .addJavadoc(Javadocs.of("Goes back to the writer around this one."))
                .addModifiers(Modifier.PUBLIC)
                .returns(WriterModel.PARENT)
                .addStatement("return parent")
                .build());
  }
}
