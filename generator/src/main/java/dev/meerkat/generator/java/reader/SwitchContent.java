// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.reader;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.Javadocs;
import dev.meerkat.generator.java.expr.JavaValue;
import dev.meerkat.generator.java.expr.JavaValue.Kind;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.SwitchPlan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** One of several types: which one is kept, parts are validated, layers are left alone. */
final class SwitchContent {
  /** So many cases stand in the method that chooses. */
  private static final int FEW = 4;

  private final Place place;
  private final Body body;
  private final IrType.Switch choice;
  private final SwitchPlan plan;
  private final String state;

  SwitchContent(Place place, IrType.Switch choice) {
    this.place = place;
    this.body = place.body();
    this.choice = choice;
    this.plan = SwitchPlan.of(body.context, choice);
    this.state = place.stem() + "Case";
  }

  /**
   * The case, then its content.
   *
   * <pre>
   * payloadCase = payloadCaseOf(type);
   * switch (payloadCase) {
   *   case PAYLOAD_MX:
   *     …
   *     break;
   *   default:
   *     payloadEnd = end;
   *     break;
   * }
   * </pre>
   */
  CodeBlock read() {
    body.reader.state(TypeName.INT, state, "-1");
    declareConstants();
    body.reader.method(caseOf());
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("$L = $LOf($L)", state, state, on().code());
    CodeBlock failures = failures();
    Map<String, CodeBlock> arms = new LinkedHashMap<>();
    for (IrType.Case candidate : plan.cases()) {
      CodeBlock content = content(candidate);
      if (!content.equals(place.fills())) {
        arms.put(candidate.name(), content);
      }
    }
    code.add(failures);
    if (arms.isEmpty()) {
      return code.add(place.fills()).build();
    }
    code.beginControlFlow("switch ($L)", state);
    arms.forEach(
        (name, content) ->
            code.add("case $L:\n$>", constant(name))
                .add(arms.size() > FEW ? apart(name, content) : content)
                .addStatement("break$<"));
    code.add("default:\n$>").add(place.fills()).addStatement("break$<").endControlFlow();
    return code.build();
  }

  /**
   * One case of many in a method of its own: HotSpot then compiles and inlines those that come, and
   * is not kept from it by those that do not.
   *
   * <pre>
   * if (readRdataAsMx() != Codec.OK) {
   *   return status;
   * }
   * </pre>
   */
  private CodeBlock apart(String caseName, CodeBlock content) {
    String name = "read" + JavaNames.pascal(place.stem()) + "As" + JavaNames.pascal(caseName);
    body.reader.method(
        MethodSpec.methodBuilder(name)
            .addJavadoc(
                Javadocs.of("Reads {@code " + place.stem() + "} as {@code " + caseName + "}."))
            .addModifiers(Modifier.PRIVATE)
            .returns(int.class)
            .addCode(content)
            .addStatement("return $T.OK", CoreTypes.CODEC)
            .build());
    return CodeBlock.builder()
        .beginControlFlow("if ($L() != $T.OK)", name, CoreTypes.CODEC)
        .addStatement("return status")
        .endControlFlow()
        .build();
  }

  private CodeBlock content(IrType.Case candidate) {
    if (SwitchPlan.isLayer(body.context.program(), candidate)) {
      return place.fills();
    }
    String stem = place.stem() + JavaNames.pascal(candidate.name());
    body.resolver().forgetLocals();
    CodeBlock content = Contents.read(place.named(stem), candidate.type());
    body.resolver().forgetLocals();
    return place.isScoped() && LazyParts.is(body, candidate.type())
        ? LazyParts.unlessRightBySize(place, candidate.type(), content)
        : content;
  }

  /** Values that lead to an error: negative numbers in the place of a case. */
  private CodeBlock failures() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < plan.errors().size(); i++) {
      IrType.Case error = plan.errors().get(i);
      code.add(
          body.failIf(
              CodeBlock.of("$L == $L", state, -2 - i),
              body.failNamed(place.field(), error.error(), body.plan.at(place.field()))));
    }
    if (!isTotal()) {
      code.add(
          body.failIf(
              CodeBlock.of("$L == -1", state),
              body.fail(place.field(), "VALUE", body.plan.at(place.field()))));
    }
    return code.build();
  }

  private boolean isTotal() {
    return plan.cases().stream().anyMatch(IrType.Case::isDefault)
        || plan.errors().stream().anyMatch(IrType.Case::isDefault);
  }

  private JavaValue on() {
    JavaValue on = body.ahead(place.field(), place.end(), () -> body.value(choice.on()).asNumber());
    return isLong() ? on.asLong() : on.asInt();
  }

  private boolean isLong() {
    boolean wide = body.value(choice.on()).asNumber().kind() == Kind.LONG;
    for (IrType.Case candidate : choice.cases()) {
      wide |= candidate.values().stream().anyMatch(v -> v != (int) (long) v);
    }
    return wide;
  }

  /** One constant for each case: {@code public static final int PAYLOAD_TCP = 2;}. */
  private void declareConstants() {
    int number = 0;
    for (IrType.Case candidate : plan.cases()) {
      declareConstant(candidate.name(), number++);
    }
    if (plan.opaque() != null && plan.cases().stream().noneMatch(c -> c.name().equals("default"))) {
      declareConstant(SwitchPlan.DEFAULT, number);
    }
  }

  private void declareConstant(String caseName, int number) {
    body.reader.constant(
        FieldSpec.builder(
                TypeName.INT, constant(caseName), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(
                Javadocs.of("What {@code " + state + "()} says for {@code " + caseName + "}."))
            .initializer("$L", number)
            .build());
  }

  private String constant(String caseName) {
    return SwitchNames.constant(place.stem(), caseName);
  }

  /**
   * Which case a value chooses.
   *
   * <pre>
   * private static int payloadCaseOf(int on) {
   *   switch (on) {
   *     case 6:
   *       return PAYLOAD_TCP;
   *     default:
   *       return PAYLOAD_DEFAULT;
   *   }
   * }
   * </pre>
   */
  private MethodSpec caseOf() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(state + "Of")
            .addJavadoc(Javadocs.of("Which case a value chooses."))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(int.class)
            .addParameter(isLong() ? long.class : int.class, "on");
    String otherwise = "-1";
    CodeBlock.Builder arms = CodeBlock.builder();
    Map<Long, String> results = new HashMap<>();
    for (IrType.Case candidate : choice.cases()) {
      String result = result(candidate);
      if (candidate.isDefault()) {
        otherwise = result;
      } else {
        arms.add(arm(candidate.values(), result));
        candidate.values().forEach(value -> results.put(value, result));
      }
    }
    if (isLong()) {
      return method.addCode(arms.build()).addStatement("return $L", otherwise).build();
    }
    CaseTable table = new CaseTable(body.reader, place.stem(), results, otherwise);
    if (table.isUseful()) {
      return method.addCode(table.look("on")).build();
    }
    return method
        .beginControlFlow("switch (on)")
        .addCode(arms.build())
        .addCode("default:\n")
        .addStatement("$>return $L$<", otherwise)
        .endControlFlow()
        .build();
  }

  private CodeBlock arm(List<Long> values, String result) {
    CodeBlock.Builder arm = CodeBlock.builder();
    if (isLong()) {
      for (long value : values) {
        arm.beginControlFlow("if (on == $LL)", value)
            .addStatement("return $L", result)
            .endControlFlow();
      }
      return arm.build();
    }
    for (long value : values) {
      arm.add("case $L:\n", value);
    }
    return arm.addStatement("$>return $L$<", result).build();
  }

  private String result(IrType.Case candidate) {
    if (candidate.type() == null) {
      return Integer.toString(-2 - plan.errors().indexOf(candidate));
    }
    boolean isKept = plan.cases().contains(candidate);
    return constant(isKept ? candidate.name() : SwitchPlan.DEFAULT);
  }
}
