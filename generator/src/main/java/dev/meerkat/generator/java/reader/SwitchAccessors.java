// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.SwitchPlan;
import javax.lang.model.element.Modifier;

/** The accessors of a switch: which case, where, what. */
final class SwitchAccessors {
  private final Body body;
  private final IrField field;
  private final IrType.Switch choice;
  private final String name;

  SwitchAccessors(Body body, IrField field, IrType.Switch choice, String name) {
    this.body = body;
    this.field = field;
    this.choice = choice;
    this.name = name;
  }

  void emit() {
    add(
        Accessor.value(
            name + "Case",
            TypeName.INT,
            CodeBlock.of("$LCase", name),
            FieldDocs.of(
                body,
                field,
                "Which case {@code "
                    + field.name()
                    + "} is, as the constants say; -1 when there is none.")));
    new AccessorEmitter(body)
        .slice(
            name,
            FieldBounds.start(body, field),
            FieldBounds.length(body, field),
            Javadocs.of("Where {@code " + field.name() + "} starts in the array."),
            "{@code " + field.name() + "}");
    SwitchPlan plan = SwitchPlan.of(body.context, choice);
    for (IrType.Case candidate : plan.cases()) {
      IrStruct layer = SwitchPlan.layer(body.context.program(), candidate);
      if (layer != null) {
        layer(plan, candidate, layer);
      } else {
        part(candidate);
      }
    }
  }

  /**
   * A layer is wrapped into the caller's reader.
   *
   * <pre>
   * public int wrapPayload(TcpReader target) {
   *   return target.wrap(buffer, payloadOffset(), payloadLength(), pseudoSum());
   * }
   * </pre>
   */
  private void layer(SwitchPlan plan, IrType.Case candidate, IrStruct layer) {
    IrType.StructOf type = (IrType.StructOf) candidate.type();
    boolean isTwice = plan.isTwice(body.context.program(), layer);
    ClassName reader = body.context.names().reader(type.structName());
    String suffix = isTwice ? JavaNames.pascal(candidate.name()) : "";
    CodeBlock call = StructContent.call(body, type, "target", name + "Offset()", name + "Length()");
    body.reader.method(
        MethodSpec.methodBuilder("wrap" + JavaNames.pascal(name) + suffix)
            .addJavadoc(
                Javadocs.of(
                    "Wraps {@code "
                        + field.name()
                        + "} as {@code "
                        + layer.simpleName()
                        + "}, with its window and arguments, and answers its status; whether it is"
                        + " one, {@code "
                        + name
                        + "Case()} says."))
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class)
            .addParameter(reader, "target")
            .addStatement("return $L", call)
            .build());
  }

  private void part(IrType.Case candidate) {
    String stem = name + JavaNames.pascal(candidate.name());
    String label = "The case {@code " + candidate.name() + "}; empty in other cases.";
    String is = name + "Case == " + SwitchNames.constant(name, candidate.name());
    IrType type = candidate.type();
    if (type instanceof IrType.StructOf struct) {
      StructContent.declare(body, struct, stem);
      ClassName reader = body.context.names().reader(struct.structName());
      if (LazyParts.is(body, struct)) {
        lazy(stem, reader, is, struct, label);
      } else {
        owned(stem, reader, is, CodeBlock.of(""), label);
      }
    } else if (type instanceof IrType.ChainOf chain) {
      ChainContent.declare(body, chain, stem);
      ClassName reader = body.context.names().reader(chain.chainName());
      owned(stem, reader, is, ChainContent.rewind(stem), label);
    } else if (type instanceof IrType.TlvOf tlv) {
      owned(stem, body.context.names().reader(tlv.tlvName()), is, rewind(stem), label);
    } else if (type instanceof IrType.ListOf list) {
      list(stem, list, is, label);
    } else if (JavaTypes.isScalar(type)) {
      var value = ScalarReads.read(FieldBounds.start(body, field), 0, JavaTypes.wire(type));
      String zero = value.kind() == Kind.LONG ? "0L" : "0";
      add(
          Accessor.value(
              stem,
              value.kind() == Kind.LONG ? TypeName.LONG : TypeName.INT,
              CodeBlock.of("$L ? $L : $L", is, value.within(3), zero),
              Javadocs.of(label)));
    }
  }

  private void list(String stem, IrType.ListOf list, String is, String label) {
    if (list.element() instanceof IrType.StructOf) {
      owned(stem, StructListContent.cursor(body, stem), is, rewind(stem), label);
      return;
    }
    String count = is + " ? " + stem + "Count : 0";
    add(
        Accessor.value(
            stem + "Count", TypeName.INT, CodeBlock.of("$L", count), Javadocs.of(label)));
    CodeBlock element =
        ScalarListContent.element(list, FieldBounds.start(body, field), stem + "Count()");
    boolean isBytes = list.element() instanceof IrType.Bytes;
    boolean isLong = !isBytes && JavaTypes.isLong(JavaTypes.wire(list.element()));
    add(
        Accessor.indexed(
            isBytes ? stem + "Offset" : stem,
            isLong ? TypeName.LONG : TypeName.INT,
            element,
            Javadocs.of("Element {@code i} of the case {@code " + stem + "}.")));
  }

  /**
   * A part that cannot be wrong was not wrapped before.
   *
   * <pre>
   * if (!(rdataCase == RDATA_A)) {
   *   rdataA.clear();
   * } else {
   *   rdataA.wrap(buffer, nameEnd + 10, rdataEnd - (nameEnd + 10));
   * }
   * </pre>
   */
  private void lazy(
      String stem, ClassName reader, String is, IrType.StructOf struct, String label) {
    String start = FieldBounds.start(body, field);
    String length = FieldBounds.length(body, field);
    CodeBlock code =
        CodeBlock.builder()
            .beginControlFlow("if (!($L))", is)
            .addStatement("$L.clear()", stem)
            .nextControlFlow("else")
            .addStatement("$L", StructContent.call(body, struct, stem, start, length))
            .endControlFlow()
            .build();
    add(Accessor.owned(stem, reader, stem, code, Javadocs.of(label)));
  }

  private static CodeBlock rewind(String stem) {
    return CodeBlock.builder().addStatement("$L.rewind()", stem).build();
  }

  /** An owned reader is emptied when its case is not the one at hand. */
  private void owned(String stem, TypeName type, String is, CodeBlock before, String label) {
    CodeBlock code =
        CodeBlock.builder()
            .beginControlFlow("if (!($L))", is)
            .addStatement("$L.clear()", stem)
            .endControlFlow()
            .add(before)
            .build();
    add(Accessor.owned(stem, type, stem, code, Javadocs.of(label)));
  }

  private void add(Accessor accessor) {
    body.reader.accessor(body.plan.guard(), accessor);
  }
}
