// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.generator.java.CoreTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** The mask of what a user must set. */
final class RequiredFields {
  /** By word of the mask. */
  private final Map<Integer, List<CodeBlock>> bits = new TreeMap<>();

  RequiredFields(WriterModel model) {
    for (IrField field : model.struct().fields()) {
      if (CheckStatements.isRequired(model, field)) {
        bits.computeIfAbsent(field.id() >>> 6, w -> new ArrayList<>())
            .add(CodeBlock.of("1L << $L", model.names().id(field)));
      }
    }
  }

  /** {@code private static final long REQUIRED = 1L << SOURCE_PORT | 1L << TARGET_PORT;}. */
  List<FieldSpec> constants() {
    List<FieldSpec> constants = new ArrayList<>();
    bits.forEach(
        (word, masks) ->
            constants.add(
                FieldSpec.builder(
                        long.class, name(word), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer(CodeBlock.join(masks, "$W| "))
                    .build()));
    return constants;
  }

  /**
   * For each word.
   *
   * <pre>
   * if ((REQUIRED &amp; ~set) != 0) {
   *   fail(Long.numberOfTrailingZeros(REQUIRED &amp; ~set), Codec.MISSING);
   * }
   * </pre>
   */
  void missing(Violations checks) {
    for (int word : bits.keySet()) {
      CodeBlock unset = CodeBlock.of("$L & ~$L", name(word), WriterModel.setWord(64 * word));
      String first = word == 0 ? "" : 64 * word + " + ";
      checks.add(
          CodeBlock.of("($L) != 0", unset),
          CodeBlock.builder()
              .addStatement(
                  "fail($LLong.numberOfTrailingZeros($L), $T.MISSING)",
                  first,
                  unset,
                  CoreTypes.CODEC)
              .build());
    }
  }

  private static String name(int word) {
    return word == 0 ? "REQUIRED" : "REQUIRED_" + word;
  }
}
