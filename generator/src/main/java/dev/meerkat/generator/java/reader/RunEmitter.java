// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrItem;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.Fallibility;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.Measures;
import dev.meerkat.generator.plan.Ranges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * A run of fixed fields: one bounds check, then the checks of values in wire order.
 *
 * <p>When the run does not fit, a method of its own goes through the fields one by one, because an
 * earlier field may be wrong before a later one is missing. It is cold.
 */
final class RunEmitter {
  private final Body body;
  private final List<IrItem> run;
  private final List<IrField> fields = new ArrayList<>();

  /**
   * @param run static fields and requires, in wire order, all with one anchor
   */
  RunEmitter(Body body, List<IrItem> run) {
    this.body = body;
    this.run = run;
    for (IrItem item : run) {
      if (item instanceof IrField field) {
        fields.add(field);
      }
    }
  }

  /**
   * The statements.
   *
   * <pre>
   * if (end - offset &lt; 20) {
   *   return cutFromSourcePort();
   * }
   * dataOffset = …
   * </pre>
   */
  CodeBlock emit() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (fields.isEmpty()) {
      return checks(false);
    }
    if (BitStructs.is(body.struct()) && !body.isPart()) {
      return checks(false);
    }
    code.add(body.failIf(missing(body.scopes.end(), start(), octets()), cut()));
    List<ScopeStack.Scope> narrowed = new ArrayList<>();
    CodeBlock checks = checks(false, narrowed);
    body.resolver().forgetLocals();
    if (fields.size() > 1) {
      narrowed.forEach(s -> s.isKnown = s == body.scopes.window());
      body.reader.method(cutMethod());
      body.resolver().forgetLocals();
      narrowed.forEach(s -> s.isKnown = true);
    }
    return code.add(checks).build();
  }

  private CodeBlock checks(boolean isGuarded) {
    return checks(isGuarded, new ArrayList<>());
  }

  /** Every item's checks; guarded: with a bounds check in front of every field. */
  private CodeBlock checks(boolean isGuarded, List<ScopeStack.Scope> narrowed) {
    CodeBlock.Builder code = CodeBlock.builder();
    IrField last = fields.isEmpty() ? null : fields.get(fields.size() - 1);
    for (IrItem item : run) {
      if (item instanceof IrItem.Require require) {
        code.add(require(require));
        continue;
      }
      IrField field = (IrField) item;
      body.position = body.plan.at(field);
      if (isGuarded && field.id() == last.id()) {
        return code.add(part(field, true).orElseGet(() -> shortOf(field))).build();
      }
      if (isGuarded && part(field, true).isEmpty()) {
        code.add(
            body.failIf(
                missing(body.scopes.end(), body.plan.at(field), span(field)), shortOf(field)));
      }
      code.add(part(field, isGuarded).orElse(CodeBlock.of("")));
      code.add(own(field));
      ScopeStack.Scope scope = SizeScopes.given(body, field);
      if (scope != null) {
        code.add(narrow(field, scope, isGuarded));
        narrowed.add(scope);
      }
      body.position = behind(field);
    }
    return code.build();
  }

  private CodeBlock require(IrItem.Require require) {
    return RequireEmitter.emit(body, require);
  }

  /** The field's own checks. */
  private CodeBlock own(IrField field) {
    if (JavaTypes.isScalar(field.type())) {
      return Checks.scalar(body, field);
    } else if (field.type() instanceof IrType.Bytes) {
      return BytesContent.checks(body, field, body.plan.at(field), FieldBounds.end(body, field));
    } else if (field.type() instanceof IrType.ListOf list) {
      return ScalarListContent.checks(body, field, list, body.plan.at(field));
    }
    return Checks.constraints(body, field);
  }

  /** A struct inside the run is validated by its own reader, unless nothing in it can be wrong. */
  private Optional<CodeBlock> part(IrField field, boolean isGuarded) {
    if (!(field.type() instanceof IrType.StructOf struct)) {
      return Optional.empty();
    }
    boolean isPlain =
        new Fallibility(body.context.program())
            .isPlain(body.context.program().struct(struct.structName()));
    if (isPlain && !isGuarded) {
      return Optional.empty();
    }
    long octets = FieldBounds.staticLength(field);
    String at = body.plan.at(field);
    String rest = FieldBounds.minus(body.scopes.end(), at);
    String length = isGuarded ? "Math.min(" + octets + ", " + rest + ")" : Long.toString(octets);
    if (new Measures(body.context.program())
        .in(body.context.program().struct(struct.structName()))) {
      length = rest;
    }
    return Optional.of(StructContent.wrap(body, field, struct, body.plan.stem(field), at, length));
  }

  private CodeBlock narrow(IrField field, ScopeStack.Scope scope, boolean isGuarded) {
    long consumed = octetsFromScopeStart(field, scope);
    CodeBlock.Builder code = CodeBlock.builder();
    code.add(SizeScopes.narrow(body, field, scope, Math.max(consumed, 0)));
    if (consumed < 0) {
      code.add(
          body.failIf(
              CodeBlock.of("$L < $L", scope.endVariable, behind(field)),
              body.fail(field, "LENGTH", body.plan.at(field))));
    }
    long rest = octetsBehind(field);
    boolean isProven =
        consumed >= 0
            && Ranges.ofSize(field, (IrField.Derived.Sizes) field.derived()).min()
                >= consumed + rest;
    boolean isNearest = scope.endVariable.equals(body.scopes.end());
    if (!isGuarded && rest > 0 && isNearest && !isProven) {
      code.add(body.failIf(missing(scope.endVariable, behind(field), rest), cut()));
    }
    return code.build();
  }

  /** How far the end of a field is from the start of a scope, -1 when only the run time knows. */
  private long octetsFromScopeStart(IrField field, ScopeStack.Scope scope) {
    IrField.Position p = field.position();
    String anchor = body.plan.at(new IrField.Position(p.anchor(), 0));
    long end = (p.bits() + field.sizeBits().min() + 7) / 8;
    if (scope.start.equals(anchor)) {
      return end;
    } else if (scope.start.startsWith(anchor + " + ")) {
      return end - Long.parseLong(scope.start.substring(anchor.length() + 3));
    }
    return -1;
  }

  /** {@code end - offset < 20}. */
  private static CodeBlock missing(String end, String at, long octets) {
    return CodeBlock.of("$L < $L", FieldBounds.minus(end, at), octets);
  }

  private CodeBlock cut() {
    IrField first = fields.get(0);
    if (fields.size() == 1) {
      return part(first, true).orElse(shortOf(first));
    }
    return CodeBlock.of("return $L();\n", cutName());
  }

  private String cutName() {
    return "cutFrom" + JavaNames.pascal(body.plan.stem(fields.get(0)));
  }

  /**
   * The cold way through a run that does not fit.
   *
   * <pre>
   * private int cutFromSourcePort() {
   *   if (end - offset &lt; 2) {
   *     return fail(Tcp.FIELD_SOURCE_PORT, Codec.SHORT, offset);
   *   }
   *   …
   *   return fail(Tcp.FIELD_URGENT, Codec.SHORT, offset + 18);
   * }
   * </pre>
   */
  private MethodSpec cutMethod() {
    CodeBlock checks = checks(true);
    IrField last = fields.get(fields.size() - 1);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(cutName())
            .addJavadoc(
                Javadocs.of(
                    "The bytes end before {@code "
                        + body.plan.stem(last)
                        + "} does: finds the first field that is wrong or missing."))
            .addModifiers(Modifier.PRIVATE)
            .returns(int.class)
            .addCode(checks);
    if (last.type() instanceof IrType.StructOf) {
      method.addCode(shortOf(last));
    }
    return method.build();
  }

  private CodeBlock shortOf(IrField field) {
    if (field.type() instanceof IrType.ListOf list) {
      return ScalarListContent.cut(body, field, list, body.plan.at(field));
    }
    return body.fail(field, "SHORT", body.plan.at(field));
  }

  private String start() {
    return body.plan.at(fields.get(0));
  }

  private String behind(IrField field) {
    IrField.Position p = field.position();
    long bits = p.bits() + field.sizeBits().min();
    return body.plan.at(new IrField.Position(p.anchor(), (int) (bits + 7) / 8 * 8));
  }

  /** Octets that a field touches. */
  private static long span(IrField field) {
    return (field.position().bits() % 8 + field.sizeBits().min() + 7) / 8;
  }

  /** Octets of the run. */
  private long octets() {
    return endOf(fields.get(fields.size() - 1)) - fields.get(0).position().bits() / 8;
  }

  /** Octets of the run behind those that a field touches. */
  private long octetsBehind(IrField field) {
    return endOf(fields.get(fields.size() - 1)) - endOf(field);
  }

  private static long endOf(IrField field) {
    return (field.position().bits() + field.sizeBits().min() + 7) / 8;
  }

  /** What stands behind the run, as a position. */
  String end() {
    return fields.isEmpty() ? body.position : behind(fields.get(fields.size() - 1));
  }
}
