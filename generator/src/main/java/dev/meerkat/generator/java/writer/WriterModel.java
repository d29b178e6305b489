// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.java.ElasticCode;
import dev.meerkat.generator.java.expr.ExpressionEmitter;
import dev.meerkat.generator.plan.GenerationContext;
import dev.meerkat.generator.plan.GenerationException;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.Place;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * What the emitters of one writer class share.
 *
 * @param className the writer's class
 * @param nested whether it has a parent to go back to: all but messages
 */
record WriterModel(
    GenerationContext context,
    WriterPlan plan,
    ClassName className,
    boolean nested,
    MemberNames names) {

  /** The writer around a nested one. */
  static final TypeVariableName PARENT = TypeVariableName.get("P");

  static WriterModel of(GenerationContext context, IrStruct struct, ClassName className) {
    return new WriterModel(
        context, WriterPlan.of(struct), className, !struct.message(), new MemberNames(struct));
  }

  IrStruct struct() {
    return plan.struct();
  }

  /** {@code TcpWriter}, {@code SackBlockWriter<P>}. */
  TypeName self() {
    return nested ? ParameterizedTypeName.get(className, PARENT) : className;
  }

  /** {@code sourcePort}: the method that sets a field or opens a part. */
  String method(IrField field) {
    return JavaNames.accessor(field.name());
  }

  /** {@code payloadTcp}; {@code payload} for the default case, or when there is no switch. */
  String method(IrField field, IrType.Case option) {
    return option == null || option.isDefault()
        ? method(field)
        : method(field) + JavaNames.pascal(option.name());
  }

  /** The calls for a number of variable width that a field is or has in front. */
  ElasticCode elastic(IrField field, IrType.Elastic type) {
    return ElasticCode.of(type, names.value(field));
  }

  /** Constants that describe numbers of variable width. */
  List<FieldSpec> forms() {
    List<FieldSpec> forms = new ArrayList<>();
    for (IrField field : struct().fields()) {
      if (field.type() instanceof IrType.Elastic type) {
        elastic(field, type).declared().ifPresent(forms::add);
      } else if (field.scope() instanceof IrField.Scope.Prefixed prefixed
          && prefixed.prefix() instanceof IrType.Elastic type) {
        elastic(field, type).declared().ifPresent(forms::add);
      }
    }
    return forms;
  }

  /** {@code fail(FIELD, Codec.KIND);}. */
  CodeBlock fail(IrField field, String kind) {
    boolean hasConstant = field.name() != null || plan.part(field.id()).isPresent();
    String id = hasConstant ? names.id(field) : String.valueOf(field.id());
    return CodeBlock.builder().addStatement("fail($L, $T.$L)", id, CoreTypes.CODEC, kind).build();
  }

  /** {@code set}: the word of the mask in which a field has its bit. */
  static String setWord(int fieldId) {
    int word = fieldId >>> 6;
    if (word > 3) {
      throw new GenerationException("a struct of more than 255 fields cannot be written yet");
    }
    return word == 0 ? "set" : "set" + word;
  }

  /** {@code set |= 1L << FIELD;}. */
  CodeBlock mark(IrField field) {
    return CodeBlock.builder()
        .addStatement("$L |= 1L << $L", setWord(field.id()), names.id(field))
        .build();
  }

  /** {@code (set & 1L << FIELD) != 0}. */
  CodeBlock isSet(IrField field) {
    return CodeBlock.of("($L & 1L << $L) != 0", setWord(field.id()), names.id(field));
  }

  /** {@code (set & 1L << FIELD) == 0}. */
  CodeBlock isNotSet(IrField field) {
    return CodeBlock.of("($L & 1L << $L) == 0", setWord(field.id()), names.id(field));
  }

  /** {@code offset + 12}, {@code optionsNext}: a place as an index in the buffer. */
  CodeBlock index(Place place) {
    String base = place.part() < 0 ? "offset" : names.next(plan.parts().get(place.part()).field());
    return place.bytes() == 0
        ? CodeBlock.of("$L", base)
        : CodeBlock.of("$L + $L", base, place.bytes());
  }

  /** Expressions over what was set; {@code more()} is not known in them. */
  ExpressionEmitter expressions() {
    return new ExpressionEmitter(new WriterValues(this, null));
  }

  /** Expressions that belong to a field. */
  ExpressionEmitter expressions(IrField field) {
    return new ExpressionEmitter(new WriterValues(this, field));
  }

  /** Parameters that {@code wrap} takes: all but partial checksums. */
  List<IrParam> wrapParams() {
    return struct().params().stream()
        .filter(p -> !(p.type() instanceof IrType.PartialSum))
        .toList();
  }

  /** Parameters that {@code finish} takes: partial checksums. */
  List<IrParam> finishParams() {
    return struct().params().stream().filter(p -> p.type() instanceof IrType.PartialSum).toList();
  }

  /** {@code int} or {@code long}; of an origin, the table that chains jump by. */
  static TypeName javaType(IrType type, long unit) {
    if (type instanceof IrType.Origin) {
      return CoreTypes.CHAIN_TABLE;
    }
    if (!JavaTypes.isScalar(type)) {
      throw new GenerationException("no Java type for " + type + " in a writer yet");
    }
    return JavaTypes.isLong(JavaTypes.wire(type), unit) ? TypeName.LONG : TypeName.INT;
  }

  static TypeName javaType(IrField field) {
    return javaType(field.type(), field.unit());
  }
}
