// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrExpr;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.Ranges;
import dev.meerkat.generator.plan.SizeExpression;

/** Length fields: what they say becomes the end of a scope. */
final class SizeScopes {
  private SizeScopes() {}

  /** The scope whose end this field gives at the moment it is read, or null. */
  static ScopeStack.Scope given(Body body, IrField field) {
    if (!(field.derived() instanceof IrField.Derived.Sizes sizes)) {
      return null;
    }
    return sizes.target() instanceof IrField.Target.Message
        ? body.scopes.window()
        : body.scopes.waitingFor(field.id());
  }

  /**
   * Sets the end of a scope that has been entered already.
   *
   * <pre>
   * if (dataOffset * 4 > end - offset) {
   *   return fail(Tcp.FIELD_DATA_OFFSET, Codec.LENGTH, offset + 12);
   * }
   * headerEnd = offset + dataOffset * 4;
   * </pre>
   *
   * @param consumed octets of the scope that are behind the reading already
   */
  static CodeBlock narrow(Body body, IrField field, ScopeStack.Scope scope, long consumed) {
    IrField.Derived.Sizes sizes = (IrField.Derived.Sizes) field.derived();
    JavaValue size = size(body, field, sizes);
    String outer =
        scope == body.scopes.window() ? scope.endVariable : body.scopes.endOutside(scope);
    CodeBlock failure = body.fail(field, "LENGTH", body.plan.at(field));
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock tooLong =
        CodeBlock.of("$L > $L", size.within(10), FieldBounds.minus(outer, scope.start));
    if (Ranges.ofSize(field, sizes).min() < consumed) {
      tooLong = CodeBlock.of("$L < $L ||$W$L", size.within(10), consumed, tooLong);
    }
    code.add(body.failIf(tooLong, failure));
    declare(body, scope);
    code.addStatement("$L = $L + $L", scope.endVariable, scope.start, size.asInt().within(12));
    for (ScopeStack.Scope inner : body.scopes.inside(scope)) {
      code.add(body.failIf(CodeBlock.of("$L < $L", scope.endVariable, inner.endVariable), failure));
    }
    scope.isKnown = true;
    scope.isExact = true;
    return code.build();
  }

  /**
   * Enters a scope whose length stands before it.
   *
   * <pre>
   * if (length > end - (offset + 5)) {
   *   return fail(TlsRecord.FIELD_LENGTH, Codec.LENGTH, offset + 3);
   * }
   * fragmentEnd = offset + 5 + length;
   * </pre>
   */
  static CodeBlock enter(Body body, IrField sizedBy, String start, String end, String variable) {
    IrField.Derived.Sizes sizes = (IrField.Derived.Sizes) sizedBy.derived();
    JavaValue size = size(body, sizedBy, sizes);
    CodeBlock wrong = CodeBlock.of("$L > $L", size.within(10), FieldBounds.minus(end, start));
    if (Ranges.ofSize(sizedBy, sizes).min() < 0) {
      wrong = CodeBlock.of("$L < 0 ||$W$L", size.within(10), wrong);
    }
    return CodeBlock.builder()
        .add(body.failIf(wrong, body.fail(sizedBy, "LENGTH", body.plan.at(sizedBy))))
        .addStatement("$L = $L + $L", variable, start, size.asInt().within(12))
        .build();
  }

  /**
   * Where a field will end that is not read yet, as far as it is known: at the end of the scope, or
   * where another field says if that is before.
   */
  static String ahead(Body body, IrField field) {
    String limit = body.scopes.end();
    if (!(field.scope() instanceof IrField.Scope.SizedBy sized)) {
      return limit;
    }
    IrField by = body.field(sized.fieldId());
    IrField.Derived.Sizes sizes = (IrField.Derived.Sizes) by.derived();
    JavaValue size = size(body, by, sizes);
    CodeBlock said =
        CodeBlock.of("Math.min($L, $L + $L)", limit, body.plan.at(field), size.within(12));
    String end = (size.kind() == Kind.LONG ? "(int) " : "") + said;
    return by.condition() == null
        ? end
        : "(" + body.plan.presence(by) + " ? " + end + " : " + limit + ")";
  }

  private static void declare(Body body, ScopeStack.Scope scope) {
    if (scope != body.scopes.window()) {
      body.reader.state(TypeName.INT, scope.endVariable);
    }
  }

  /** What the length field of a tlv says. */
  static JavaValue claimed(Body head, IrField length) {
    return length.derived() instanceof IrField.Derived.Sizes sizes
        ? size(head, length, sizes)
        : head.value(new IrExpr.Field(length.id(), Ranges.of(length)));
  }

  /** {@code value * multiply / divide + add}. */
  private static JavaValue size(Body body, IrField field, IrField.Derived.Sizes sizes) {
    JavaValue value = body.value(SizeExpression.of(field, sizes));
    return value.kind() == Kind.BOOLEAN ? value.asNumber() : value;
  }
}
