// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/**
 * A public method of a reader that gives a value.
 *
 * @param value the expression, or for an owned reader the statements before {@code return}
 * @param zero what to give when the value is not there
 * @param owned name of the reader or cursor that is returned, null for values
 * @param indexed whether the method takes an {@code int i}
 */
record Accessor(
    String name,
    TypeName type,
    CodeBlock value,
    String zero,
    String owned,
    boolean indexed,
    CodeBlock doc) {

  static Accessor value(String name, TypeName type, CodeBlock value, CodeBlock doc) {
    String zero = type.equals(TypeName.BOOLEAN) ? "false" : type.equals(TypeName.LONG) ? "0L" : "0";
    return new Accessor(name, type, value, zero, null, false, doc);
  }

  static Accessor owned(String name, TypeName type, String owned, CodeBlock before, CodeBlock doc) {
    return new Accessor(name, type, before, null, owned, false, doc);
  }

  static Accessor indexed(String name, TypeName type, CodeBlock value, CodeBlock doc) {
    return new Accessor(name, type, value, "0", null, true, doc);
  }
}
