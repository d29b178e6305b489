// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.generator.java.Javadocs;
import javax.lang.model.element.Modifier;

/** The frame of the methods that a user calls. */
final class Setters {
  private Setters() {}

  /** {@code public TcpWriter sourcePort(...)}. */
  static MethodSpec.Builder fluent(WriterModel model, String name, IrField field) {
    return method(name, field).returns(model.self());
  }

  /** {@code public ... options(...)}, with the description's words as Javadoc. */
  static MethodSpec.Builder method(String name, IrField field) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC);
    String doc = Javadocs.escape(field.doc());
    return doc.isBlank() ? method : method.addJavadoc(Javadocs.of(doc));
  }
}
