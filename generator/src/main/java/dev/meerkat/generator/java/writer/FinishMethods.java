// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.plan.BitStructs;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.Part;
import dev.meerkat.generator.plan.writer.Run;
import dev.meerkat.generator.plan.writer.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The methods that end a message: {@code size}, {@code finish} and what they are made of. */
final class FinishMethods {
  private static final String LENGTH_OR_CODE =
      "the length in bytes, or a negative code: {@code Codec.kind} and {@code Codec.field}\n"
          + "    take it apart";

  private final WriterModel model;

  FinishMethods(WriterModel model) {
    this.model = model;
  }

  /** Adds them, and gives the one that ends the message. */
  MethodSpec addTo(TypeSpec.Builder type) {
    Map<String, CodeBlock> steps = new LinkedHashMap<>();
    steps.put("deriveFields", new DerivedStatements(model).derive());
    Violations checks = new CheckStatements(model).checks();
    steps.put("checkFields", checks.areFew() ? checks.named() : checks.sought());
    steps.put("putFields", puts());
    steps.put("maskFields", new MaskStatements(model).masks());
    steps.put("finishLayers", layers());
    steps.put("sumFields", new ChecksumStatements(model).sums());
    steps.values().removeIf(CodeBlock::isEmpty);
    type.addMethod(size());
    addLateWidths(type);
    if (BitStructs.is(model.struct())) {
      type.addMethod(new BitMembers(model).packedBits(steps.containsKey("checkFields")));
    }
    MethodSpec finish = finish(steps.keySet());
    type.addMethod(finish);
    for (Map.Entry<String, CodeBlock> entry : steps.entrySet()) {
      MethodSpec.Builder step =
          MethodSpec.methodBuilder(entry.getKey()).addModifiers(Modifier.PRIVATE);
      if (takesSums(entry.getKey())) {
        addFinishParams(step);
      }
      type.addMethod(step.addCode(entry.getValue()).build());
    }
    if (!checks.areFew()) {
      type.addMethod(
          MethodSpec.methodBuilder(Violations.FIND)
              .addJavadoc(Javadocs.of("Keeps the first of what is wrong."))
              .addModifiers(Modifier.PRIVATE)
              .addCode(checks.named())
              .build());
    }
    return finish;
  }

  /**
   * Emits.
   *
   * <pre>
   * public int size() {
   *   settleParts(2);
   *   int end = payloadEnd;
   *   if (end &gt; limit) {
   *     fail(0, Codec.NO_SPACE);
   *   }
   *   return error == 0 ? end - offset : -error;
   * }
   * </pre>
   */
  private MethodSpec size() {
    MethodSpec.Builder size =
        MethodSpec.methodBuilder("size")
            .addJavadoc(
                Javadocs.of(
                    "Ends the last part. The length in bytes, or a negative code as of {@code"
                        + " finish}."))
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class);
    int parts = model.plan().parts().size();
    if (parts > 0) {
      size.addCode(Settling.before(model.plan(), parts));
    }
    CodeBlock end = model.index(model.plan().end());
    size.addStatement("int end = $L", end)
        .beginControlFlow("if (end > limit)")
        .addStatement("fail($L, $T.NO_SPACE)", lastField(), CoreTypes.CODEC)
        .endControlFlow();
    if (hasLateWidths()) {
      size.beginControlFlow("while (error == 0 && fitFields(end))")
          .addStatement("end = $L", end)
          .endControlFlow();
    }
    return size.addStatement("return error == 0 ? end - offset : -error").build();
  }

  private boolean hasLateWidths() {
    return model.plan().parts().stream().anyMatch(ElasticNumber::isLate);
  }

  /**
   * Emits, beside a method for each of them.
   *
   * <pre>
   * private boolean fitFields(int end) {
   *   return fitRemaining(end);
   * }
   * </pre>
   */
  private void addLateWidths(TypeSpec.Builder type) {
    List<CodeBlock> calls = new ArrayList<>();
    for (Part part : model.plan().parts()) {
      if (ElasticNumber.isLate(part)) {
        ElasticNumber number = new ElasticNumber(model, part);
        calls.add(0, CodeBlock.of("$L(end)", number.method()));
        type.addMethod(number.fit());
      }
    }
    if (!calls.isEmpty()) {
      type.addMethod(
          MethodSpec.methodBuilder("fitFields")
              .addJavadoc(
                  Javadocs.of("Whether a computed number needed more room; the inner ones first."))
              .addModifiers(Modifier.PRIVATE)
              .returns(boolean.class)
              .addParameter(int.class, "end")
              .addStatement("return $L", CodeBlock.join(calls, " || "))
              .build());
    }
  }

  /** Id of the first field behind the last part, which is the first that may not fit. */
  private int lastField() {
    List<Slot> slots = model.plan().runs().get(model.plan().parts().size()).slots();
    return slots.isEmpty() ? model.struct().fields().size() : slots.get(0).field().id();
  }

  /**
   * Emits.
   *
   * <pre>
   * public int finish(long pseudo) {
   *   int size = size();
   *   if (size &gt;= 0) {
   *     deriveFields();
   *     checkFields();
   *     if (error == 0) {
   *       putFields();
   *       finishLayers(pseudo);
   *       sumFields(pseudo);
   *     }
   *   }
   *   return error == 0 ? size : -error;
   * }
   * </pre>
   */
  private MethodSpec finish(Set<String> steps) {
    MethodSpec.Builder finish =
        MethodSpec.methodBuilder("finish")
            .addJavadoc(
                Javadocs.of("Computes what has no setter and writes what is still missing."))
            .addJavadoc("\n@return $L\n", LENGTH_OR_CODE)
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class);
    addFinishParams(finish);
    finish.addStatement("int size = size()").beginControlFlow("if (size >= 0)");
    if (steps.contains("deriveFields")) {
      finish.addStatement("deriveFields()");
    }
    if (steps.contains("checkFields")) {
      finish.addStatement("checkFields()");
    }
    if (steps.contains("putFields")) {
      finish.beginControlFlow("if (error == 0)").addStatement("putFields()");
      if (steps.contains("maskFields")) {
        finish.addStatement("maskFields()");
      }
      for (String step : steps) {
        if (takesSums(step)) {
          finish.addStatement("$L($L)", step, CodeBlock.join(finishArguments(), ", "));
        }
      }
      finish.endControlFlow();
    }
    return finish.endControlFlow().addStatement("return error == 0 ? size : -error").build();
  }

  private static boolean takesSums(String step) {
    return step.equals("sumFields") || step.equals("finishLayers");
  }

  /** Inner messages that need what this one is told only now. */
  private CodeBlock layers() {
    CodeBlock.Builder layers = CodeBlock.builder();
    for (Part part : model.plan().parts()) {
      if (part.field().type() instanceof IrType.Switch choice) {
        for (IrType.Case option : Cases.written(model.context(), choice)) {
          layer(new PartModel(model, part, option, option.type()), layers);
        }
      } else {
        layer(new PartModel(model, part, null, part.field().type()), layers);
      }
    }
    return layers.build();
  }

  private static void layer(PartModel part, CodeBlock.Builder layers) {
    if (part.type() instanceof IrType.StructOf struct
        && part.model().context().program().struct(struct.structName()).message()) {
      LayerContent layer = new LayerContent(part, struct);
      if (layer.isLate()) {
        layers.add(layer.finishLate());
      }
    }
  }

  private void addFinishParams(MethodSpec.Builder method) {
    for (IrParam param : model.finishParams()) {
      method.addParameter(long.class, model.names().param(param));
    }
  }

  private List<CodeBlock> finishArguments() {
    return model.finishParams().stream()
        .map(p -> CodeBlock.of("$L", model.names().param(p)))
        .toList();
  }

  /** Every number of every run, then the numbers that may be absent. */
  private CodeBlock puts() {
    RunStatements runs = new RunStatements(model::index, field -> WireValues.of(model, field));
    FixedBytesSetters bytes = new FixedBytesSetters(model);
    CodeBlock.Builder puts = CodeBlock.builder();
    for (Run run : model.plan().runs()) {
      puts.add(runs.put(run));
      for (Slot slot : run.slots()) {
        if (!NumberSetters.isNumber(slot) && !BitStructs.is(slot.field())) {
          puts.add(bytes.put(slot));
        }
      }
    }
    for (Part part : model.plan().parts()) {
      if (JavaTypes.isScalar(part.field().type())) {
        puts.add(conditional(part));
      }
    }
    return puts.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * if ((set &amp; 1L &lt;&lt; PACKET_ID) != 0) {
   *   Bytes.putU16(buffer, packetIdStart, packetId);
   * }
   * </pre>
   */
  private CodeBlock conditional(Part part) {
    IrField field = part.field();
    CodeBlock put = ElasticNumber.is(part) ? new ElasticNumber(model, part).put() : number(part);
    return field.condition() == null
        ? put
        : CodeBlock.builder()
            .beginControlFlow("if ($L)", model.isSet(field))
            .add(put)
            .endControlFlow()
            .build();
  }

  private CodeBlock number(Part part) {
    IrField field = part.field();
    int bytes = JavaTypes.wire(field.type()).bits() / 8;
    boolean isLittle = JavaTypes.wire(field.type()).littleEndian();
    String start = model.names().start(field);
    return CodeBlock.builder()
        .add(prefix(part, start, bytes))
        .add(Puts.put(CodeBlock.of("$L", start), bytes, isLittle, WireValues.of(model, field)))
        .build();
  }

  /** {@code Bytes.putU8(buffer, portStart - 1, 2);} for a number with a length in front. */
  private CodeBlock prefix(Part part, String start, int bytes) {
    if (part.field().scope() instanceof IrField.Scope.Prefixed elastic
        && elastic.prefix() instanceof IrType.Elastic type) {
      return model
          .elastic(part.field(), type)
          .put(CodeBlock.of("$L - 1", start), CodeBlock.of("$L", bytes));
    }
    return part.field().scope() instanceof IrField.Scope.Prefixed prefixed
        ? Puts.put(
            CodeBlock.of("$L - $L", start, part.prefixBytes()),
            part.prefixBytes(),
            prefixed.wire().littleEndian(),
            ExpressionEmitter.constant(bytes))
        : CodeBlock.of("");
  }
}
