// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.generator.plan.JavaNames;
import dev.meerkat.generator.plan.writer.Part;

/**
 * What stands, or for one case of a switch may stand, in a part.
 *
 * @param option the case, null when the part is no switch
 * @param type the type of the content
 */
record PartModel(WriterModel model, Part part, IrType.Case option, IrType type) {

  IrField field() {
    return part.field();
  }

  /** The method that begins or writes the content: {@code payloadTcp}. */
  String method() {
    return model.method(field(), option);
  }

  /** The owned writer: {@code payloadTcp}. */
  String owned() {
    return model.names().owned(field(), option);
  }

  String start() {
    return model.names().start(field());
  }

  String end() {
    return model.names().end(field());
  }

  String count() {
    return model.names().count(field());
  }

  /** {@code openPayload()}: settles what stands before the part. */
  String open() {
    return openMethod(field());
  }

  static String openMethod(IrField field) {
    return "open" + JavaNames.pascal(field.name());
  }

  static String settleMethod(IrField field) {
    return "settle" + JavaNames.pascal(field.name() == null ? "field" + field.id() : field.name());
  }

  CodeBlock fail(String kind) {
    return model.fail(field(), kind);
  }

  /**
   * Emits.
   *
   * <pre>
   * set |= 1L &lt;&lt; PAYLOAD;
   * payloadCase = PAYLOAD_TCP;
   * protocol = 6;
   * set |= 1L &lt;&lt; PROTOCOL;
   * </pre>
   */
  CodeBlock begun() {
    CodeBlock.Builder begun = CodeBlock.builder().add(model.mark(field()));
    if (option == null) {
      return begun.build();
    }
    begun.addStatement(
        "$L = $L", model.names().choice(field()), model.names().caseConstant(field(), option));
    if (option.values().size() == 1) {
      for (IrField tag : model.struct().fields()) {
        if (tag.derived() instanceof IrField.Derived.Tags tags && tags.fieldId() == field().id()) {
          begun
              .addStatement("$L = $L", model.names().value(tag), tagLiteral(tag))
              .add(model.mark(tag));
        }
      }
    }
    return begun.build();
  }

  private CodeBlock tagLiteral(IrField tag) {
    long value = option.values().get(0);
    boolean isLong = WriterModel.javaType(tag).equals(TypeName.LONG);
    return CodeBlock.of(isLong ? "$LL" : "$L", value);
  }

  /**
   * {@code if (length > limit - payloadStart) fail(PAYLOAD, Codec.NO_SPACE);} and an else after.
   */
  CodeBlock ifTooLong(CodeBlock length) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L > limit - $L)", length, end())
        .add(fail("NO_SPACE"))
        .nextControlFlow("else")
        .build();
  }
}
