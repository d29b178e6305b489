// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.Part;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The members of a writer for one part: its place, its methods, how it begins and settles. */
final class PartMembers {
  private final WriterModel model;
  private final Part part;
  private final IrField field;

  /** By case; the key of a part without cases is null. */
  private final Map<IrType.Case, Content> contents = new LinkedHashMap<>();

  PartMembers(WriterModel model, Part part) {
    this.model = model;
    this.part = part;
    this.field = part.field();
    if (isWrittenByUser() && !isNumber()) {
      if (field.type() instanceof IrType.Switch choice) {
        for (IrType.Case option : Cases.written(model.context(), choice)) {
          contents.put(option, Content.of(new PartModel(model, part, option, option.type())));
        }
      } else {
        contents.put(null, Content.of(new PartModel(model, part, null, field.type())));
      }
    }
  }

  /** Statements for {@code wrap}. */
  CodeBlock reset() {
    CodeBlock.Builder reset = CodeBlock.builder();
    contents.values().forEach(c -> reset.add(c.reset()));
    if (isList()) {
      reset.addStatement("$L = 0", model.names().count(field));
    }
    if (field.type() instanceof IrType.Switch) {
      reset.addStatement("$L = -1", model.names().choice(field));
    }
    return reset.build();
  }

  void addTo(TypeSpec.Builder type) {
    addFields(type);
    if (!isNumber() && isWrittenByUser()) {
      type.addMethod(open());
      if (contents.values().stream().anyMatch(c -> c instanceof BytesContent)) {
        inPlace().forEach(type::addMethod);
      }
      contents.values().forEach(c -> c.addTo(type));
    } else if (isNumber() && WriterPlan.isGiven(field)) {
      type.addMethod(new NumberSetters(model).conditional(part));
    }
    Handover handover = new Handover(model, field, contents);
    type.addMethod(new SettleMethod(model, part, handover).method());
    handover.finish().ifPresent(type::addMethod);
  }

  private void addFields(TypeSpec.Builder type) {
    addField(type, TypeName.INT, model.names().start(field));
    addField(type, TypeName.INT, model.names().end(field));
    if (field.pad() != null) {
      addField(type, TypeName.INT, model.names().next(field));
    }
    if (isList()) {
      addField(type, TypeName.INT, model.names().count(field));
    }
    if (field.type() instanceof IrType.Switch) {
      addField(type, TypeName.INT, model.names().choice(field));
    }
    if (isNumber() && field.name() != null && field.constant() == null) {
      addField(type, WriterModel.javaType(field), model.names().value(field));
    }
  }

  private static void addField(TypeSpec.Builder type, TypeName java, String name) {
    type.addField(java, name, Modifier.PRIVATE);
  }

  /**
   * Emits.
   *
   * <pre>
   * private boolean openPayload() {
   *   if (stage &gt; 1 || (set &amp; 1L &lt;&lt; PAYLOAD) != 0) {
   *     fail(PAYLOAD, Codec.ORDER);
   *     return false;
   *   }
   *   if (stage == 0 &amp;&amp; error == 0) {
   *     stage = 1;
   *     settleOptions();
   *   } else {
   *     settleParts(1);
   *   }
   *   payloadStart = optionsNext;
   *   payloadEnd = payloadStart;
   *   if (payloadStart &gt; limit) {
   *     fail(PAYLOAD, Codec.NO_SPACE);
   *   }
   *   return error == 0;
   * }
   * </pre>
   */
  private MethodSpec open() {
    String start = model.names().start(field);
    MethodSpec.Builder open =
        MethodSpec.methodBuilder(PartModel.openMethod(field))
            .addModifiers(Modifier.PRIVATE)
            .returns(boolean.class)
            .beginControlFlow("if (stage > $L || $L)", part.index(), model.isSet(field))
            .addCode(model.fail(field, "ORDER"))
            .addStatement("return false")
            .endControlFlow();
    if (part.index() > 0) {
      open.addCode(Settling.before(model.plan(), part.index()));
    }
    return open.addStatement("$L = $L", start, model.index(part.start().plus(part.prefixBytes())))
        .addStatement("$L = $L", model.names().end(field), start)
        .beginControlFlow("if ($L > limit)", start)
        .addCode(model.fail(field, "NO_SPACE"))
        .endControlFlow()
        .addStatement("return error == 0")
        .build();
  }

  /**
   * Emits.
   *
   * <pre>
   * public int payloadOffset() {
   *   return openPayload() ? payloadStart : limit;
   * }
   *
   * public int payloadCapacity() {
   *   return limit - payloadOffset();
   * }
   * </pre>
   */
  private List<MethodSpec> inPlace() {
    String name = model.method(field);
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(
        MethodSpec.methodBuilder(name + "Offset")
            .addJavadoc(
                Javadocs.of(
                    "Where {@code "
                        + field.name()
                        + "} begins, for who writes it in place; what stands before it is settled."))
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class)
            .addStatement(
                "return $L() ? $L : limit", PartModel.openMethod(field), model.names().start(field))
            .build());
    methods.add(
        MethodSpec.methodBuilder(name + "Capacity")
            .addJavadoc(
                Javadocs.of("How many bytes there are from {@code " + name + "Offset()} on."))
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class)
            .addStatement("return limit - $LOffset()", name)
            .build());
    return methods;
  }

  private boolean isNumber() {
    return JavaTypes.isScalar(field.type());
  }

  private boolean isList() {
    return field.type() instanceof IrType.ListOf
        || contents.values().stream().anyMatch(PartMembers::isList);
  }

  private static boolean isList(Content content) {
    return content instanceof NumbersContent
        || content instanceof SlicesContent
        || content instanceof StructsContent;
  }

  private boolean isWrittenByUser() {
    return Settling.isWritten(field);
  }
}
