// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.editor;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.generator.java.CoreTypes;
import dev.meerkat.generator.plan.editor.Cover;
import java.util.List;

/** A change, and the checksums that follow it. */
final class Following {
  private final EditorModel model;

  Following(EditorModel model) {
    this.model = model;
  }

  /**
   * Emits.
   *
   * <pre>
   * long before = Bytes.getU16(buffer, offset + 8);
   * …
   * updateChecksum(before, Bytes.getU16(buffer, offset + 8));
   * </pre>
   */
  CodeBlock around(IrField field, CodeBlock change) {
    return around(field, change, "before");
  }

  /**
   * The same inside of a method that has a {@code before} already.
   *
   * @param stem what the variables are called
   */
  CodeBlock around(IrField field, CodeBlock change, String stem) {
    List<Cover> covers = model.plan().covers(field);
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < covers.size(); i++) {
      code.addStatement("long $L = $L", variable(stem, i), words(covers.get(i)));
    }
    code.add(change);
    for (int i = 0; i < covers.size(); i++) {
      code.addStatement(
          "$L($L,$W$L)",
          model.update(covers.get(i).checksum()),
          variable(stem, i),
          words(covers.get(i)));
    }
    return code.build();
  }

  private static String variable(String stem, int number) {
    return number == 0 ? stem : stem + (number + 1);
  }

  /** The 16-bit words that hold the change, as a partial sum. */
  private static CodeBlock words(Cover cover) {
    String at = EditorModel.at(cover.first());
    if (cover.length() == 2 || cover.length() == 4) {
      return CodeBlock.of("$T.getU$L(buffer, $L)", CoreTypes.BYTES, cover.length() * 8, at);
    }
    if (cover.length() == 1) {
      return CodeBlock.of("$T.getU8(buffer, $L) << 8", CoreTypes.BYTES, at);
    }
    return CodeBlock.of("$T.sum(buffer, $L, $L)", CoreTypes.INET_CHECKSUM, at, cover.length());
  }
}
