// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;

/** {@code require expr else NAME;} */
final class RequireEmitter {
  private RequireEmitter() {}

  /**
   * A failure at the last field that was read.
   *
   * <pre>
   * if (dup != 0 &amp;&amp; qos == 0) {
   *   return fail(PublishFlags.FIELD_RETAIN, PublishFlags.BAD_QOS, offset);
   * }
   * </pre>
   */
  static CodeBlock emit(Body body, IrItem.Require require) {
    IrField field = body.field(Math.max(1, require.fieldId()));
    CodeBlock failure = body.failNamed(field, require.error(), body.plan.at(field));
    return body.failIf(condition(body, require), failure);
  }

  /** Of the next field, which was not read yet, the condition may ask for the size. */
  private static CodeBlock condition(Body body, IrItem.Require require) {
    if (require.fieldId() >= body.struct().fields().size()) {
      return body.negated(require.condition());
    }
    IrField next = body.field(require.fieldId() + 1);
    return body.ahead(next, SizeScopes.ahead(body, next), () -> body.negated(require.condition()));
  }
}
