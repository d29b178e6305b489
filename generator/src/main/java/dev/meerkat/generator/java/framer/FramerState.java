// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.framer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.frame.Framing;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** What the emitters of one framer share: the message, the class's variables, the blocks. */
final class FramerState {
  private static final Set<String> TAKEN =
      Set.of(
          "buffer",
          "offset",
          "available",
          "needed",
          "phase",
          "position",
          "size",
          "headSize",
          "flowed",
          "status",
          "errorOffset",
          "taken",
          "length",
          "at");

  final GenerationContext context;
  final IrStruct struct;
  final Framing framing;
  final Blocks blocks = new Blocks();
  final ExpressionEmitter expressions;

  /** The largest size that is taken. */
  final long max;

  private final Map<String, FieldSpec> variables = new LinkedHashMap<>();
  private final Map<String, FieldSpec> constants = new LinkedHashMap<>();

  FramerState(GenerationContext context, IrStruct struct, Framing framing) {
    this.context = context;
    this.struct = struct;
    this.framing = framing;
    this.max = struct.maxBytes() >= 0 ? struct.maxBytes() : Integer.MAX_VALUE;
    this.expressions = new ExpressionEmitter(new FramerResolver(this));
  }

  /** The class with names and constants of the message. */
  ClassName names() {
    return context.names().constants(struct.qualifiedName());
  }

  IrField field(int id) {
    return struct.field(id);
  }

  /** A private variable. */
  String variable(TypeName type, String name) {
    variables.putIfAbsent(
        name, FieldSpec.builder(type, name, javax.lang.model.element.Modifier.PRIVATE).build());
    return name;
  }

  void constant(FieldSpec constant) {
    constants.putIfAbsent(constant.name(), constant);
  }

  List<FieldSpec> variables() {
    List<FieldSpec> all = new ArrayList<>(constants.values());
    all.addAll(variables.values());
    return all;
  }

  /** What names about a field begin with. */
  static String stem(IrField field) {
    return field.name() == null ? "reserved" + field.id() : JavaNames.camel(field.name());
  }

  /** The variable with a field's value. */
  static String nameOf(IrField field) {
    String stem = stem(field);
    return TAKEN.contains(stem) || SourceVersion.isKeyword(stem) ? stem + "Value" : stem;
  }

  /** The name of a parameter. */
  static String nameOf(IrParam param) {
    String name = JavaNames.parameter(param.name());
    return TAKEN.contains(name) || SourceVersion.isKeyword(name) ? name + "Given" : name;
  }

  /** The numbers among the parameters: a framer has no use for others. */
  List<IrParam> numbers() {
    return struct.params().stream().filter(p -> JavaTypes.wire(p.type()) != null).toList();
  }

  static TypeName typeOf(IrParam param) {
    IrType.Int wire = JavaTypes.wire(param.type());
    return JavaTypes.isLong(wire) ? TypeName.LONG : TypeName.INT;
  }

  /** {@code return fail(TlsRecord.FIELD_LENGTH, Codec.LENGTH, 3);} */
  CodeBlock fail(IrField field, String kind, String at) {
    return CodeBlock.of("return fail($L,$W$T.$L,$W$L);\n", code(field), CoreTypes.CODEC, kind, at);
  }

  /** The same with a kind that is an expression. */
  CodeBlock failWith(IrField field, String kind, String at) {
    return CodeBlock.of("return fail($L,$W$L,$W$L);\n", code(field), kind, at);
  }

  /** The same with an error that the module declares, or VALUE. */
  CodeBlock failNamed(IrField field, String error, String at) {
    return error == null
        ? fail(field, "VALUE", at)
        : CodeBlock.of(
            "return fail($L,$W$T.$L,$W$L);\n", code(field), names(), JavaNames.word(error), at);
  }

  /** Larger than the limit. */
  CodeBlock tooLarge() {
    return CodeBlock.of("return fail(0,$W$T.LIMIT,$W$L);\n", CoreTypes.CODEC, max);
  }

  private CodeBlock code(IrField field) {
    return field.name() == null
        ? CodeBlock.of("$L", field.id())
        : CodeBlock.of("$T.FIELD_$L", names(), JavaNames.constant(field.name()));
  }

  /** {@code if (condition) { return fail(…); }}. */
  static CodeBlock failIf(CodeBlock condition, CodeBlock failure) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", condition)
        .add(failure)
        .endControlFlow()
        .build();
  }
}
