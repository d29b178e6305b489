// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.layer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.JavaNames;
import javax.lang.model.element.Modifier;

/** What the layers of binary and of textual messages share. */
final class LayerNames {
  private static final String CORE = "dev.meerkat.core.layer";

  static final ClassName LAYER = ClassName.get(CORE, "Layer");
  static final ClassName TYPE = ClassName.get(CORE, "LayerType");
  static final ClassName POOL = ClassName.get(CORE, "LayerPool");
  static final ClassName VISITOR = ClassName.get("dev.meerkat.core.codec", "FieldVisitor");

  private LayerNames() {}

  /**
   * Emits.
   *
   * <pre>
   * public final class TcpLayer implements Layer {
   *   public static final LayerType TYPE =
   *       new LayerType("net.tcp", "Tcp", "tcp", TcpLayer::new, Tcp::errorName, Tcp::fieldName);
   *   private final TcpReader reader = new TcpReader();
   *
   *   public TcpReader reader() {
   *     return reader;
   *   }
   * </pre>
   */
  static TypeSpec.Builder layer(JavaNames names, String qualifiedName) {
    String module = qualifiedName.substring(0, qualifiedName.lastIndexOf('.'));
    String message = qualifiedName.substring(module.length() + 1);
    ClassName self = names.layer(qualifiedName);
    ClassName reader = names.reader(qualifiedName);
    ClassName constants = names.constants(qualifiedName);
    return TypeSpec.classBuilder(self)
        .addJavadoc(Javadocs.of("{@code " + message + "} for those who go from layer to layer."))
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addSuperinterface(LAYER)
        .addField(
            FieldSpec.builder(TYPE, "TYPE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                    "new $T($S,$W$S,$W$S,$W$T::new,$W$T::errorName,$W$T::fieldName)",
                    TYPE,
                    module,
                    message,
                    JavaNames.camel(message),
                    self,
                    constants,
                    constants)
                .build())
        .addField(
            FieldSpec.builder(reader, "reader", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T()", reader)
                .build())
        .addMethod(
            MethodSpec.methodBuilder("reader")
                .addModifiers(Modifier.PUBLIC)
                .returns(reader)
                .addStatement("return reader")
                .build())
        .addMethod(override("type", TYPE, CodeBlock.of("TYPE")));
  }

  /** Status and place, from the reader; then the dump. */
  static void closing(TypeSpec.Builder type, ClassName dump) {
    for (String name : new String[] {"status", "offset", "size", "errorOffset"}) {
      type.addMethod(override(name, TypeName.INT, CodeBlock.of("reader.$L()", name)));
    }
    type.addMethod(
        overriding("tree")
            .addParameter(VISITOR, "visitor")
            .addStatement("$T.tree(reader, visitor)", dump)
            .build());
  }

  static MethodSpec policy(CodeBlock statements) {
    return overriding("checksumPolicy")
        .addParameter(TypeName.INT, "policy")
        .addCode(statements)
        .build();
  }

  static MethodSpec override(String name, TypeName type, CodeBlock value) {
    return overriding(name).returns(type).addStatement("return $L", value).build();
  }

  static MethodSpec.Builder overriding(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }
}
