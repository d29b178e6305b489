// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;

/**
 * Where content of a field is read: what the content emitters get.
 *
 * @param stem what names of variables begin with; the field's own, or led by it in a switch case
 * @param at expression of the first octet
 * @param end variable with the end of the scope
 * @param endVariable the reader's variable for the end of the content
 * @param isScoped whether the field has a length of its own: {@code endVariable} is set already,
 *     and the content must reach it
 */
record Place(
    Body body,
    IrField field,
    String stem,
    String at,
    String end,
    String endVariable,
    boolean isScoped) {

  /** The same place under another name, for a case of a switch. */
  Place named(String caseStem) {
    return new Place(body, field, caseStem, at, end, endVariable, isScoped);
  }

  /**
   * What follows content that ends somewhere; behind an opaque field anything may follow.
   *
   * <pre>
   * payloadEnd = offset + 4 + body.size();
   * </pre>
   *
   * or, in a scope of its own,
   *
   * <pre>
   * if (offset + 4 + body.size() != payloadEnd) {
   *   return fail(Icmp.FIELD_BODY, Codec.TRAILING, offset + 4 + body.size());
   * }
   * </pre>
   */
  CodeBlock endsAt(String contentEnd) {
    if (!isScoped) {
      return contentEnd.equals(endVariable)
          ? CodeBlock.of("")
          : CodeBlock.builder().addStatement("$L = $L", endVariable, contentEnd).build();
    }
    if (field.opaque()) {
      return CodeBlock.of("");
    }
    return body.failIf(
        CodeBlock.of("$L != $L", contentEnd, endVariable),
        body.fail(field, "TRAILING", contentEnd));
  }

  /** What follows content that goes to the end of its scope. */
  CodeBlock fills() {
    return isScoped ? CodeBlock.of("") : endsAt(end);
  }
}
