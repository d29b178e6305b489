// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.Octets;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The octets of constants. */
final class Texts {
  private Texts() {}

  /** {@code PROTOCOL_TEXT}. */
  static String name(WriterModel model, IrField field) {
    return model.names().id(field) + "_TEXT";
  }

  /** {@code private static final byte[] PROTOCOL_TEXT = {0x4D, 0x51, 0x54, 0x54};}. */
  static List<FieldSpec> constants(WriterModel model) {
    List<FieldSpec> constants = new ArrayList<>();
    for (IrField field : model.struct().fields()) {
      if (field.constant() instanceof IrField.Constant.Text text) {
        constants.add(
            FieldSpec.builder(byte[].class, name(model, field))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("{$L}", octets(text.value()))
                .build());
      }
    }
    return constants;
  }

  private static CodeBlock octets(Octets octets) {
    List<CodeBlock> items = new ArrayList<>();
    for (int i = 0; i < octets.length(); i++) {
      int octet = octets.at(i);
      items.add(CodeBlock.of(octet > 127 ? "(byte) 0x$L" : "0x$L", hex(octet)));
    }
    return CodeBlock.join(items, ", ");
  }

  private static String hex(int octet) {
    String digits = Integer.toHexString(octet).toUpperCase(java.util.Locale.ROOT);
    return digits.length() < 2 ? "0" + digits : digits;
  }
}
