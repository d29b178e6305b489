// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrTlv;

/** What holds for an element whatever is in it: named tags have their case, some stand once. */
final class ElementRules {
  private final TlvModel tlv;
  private final IrTlv.Case element;

  ElementRules(TlvModel tlv, IrTlv.Case element) {
    this.tlv = tlv;
    this.element = element;
  }

  /**
   * What is looked at before the element begins.
   *
   * @param tagName the parameter with the tag of the default case
   */
  CodeBlock checks(String tagName) {
    if (element.isDefault()) {
      return unnamed(tagName);
    }
    int ordinal = tlv.ordinal(element);
    return isOnce(tlv.tlv(), element)
        ? once(seenWord(ordinal), ordinal % Long.SIZE)
        : CodeBlock.of("");
  }

  /**
   * Emits; the last lines when no tag may stand twice.
   *
   * <pre>
   * if (TcpOption.name(kind) != null) {
   *   fail(1, Codec.CASE);
   * }
   * if (isSeen(kind)) {
   *   fail(1, Codec.DUPLICATE);
   * }
   * </pre>
   */
  private CodeBlock unnamed(String tagName) {
    CodeBlock.Builder checks =
        CodeBlock.builder()
            .beginControlFlow(
                "if ($T.name($L) != null)",
                tlv.context().names().constants(tlv.tlv().qualifiedName()),
                tagName)
            .add(TlvModel.fail(1, "CASE"))
            .endControlFlow();
    if (isOnce(tlv.tlv(), element)) {
      checks
          .beginControlFlow("if (isSeen($L))", tagName)
          .add(TlvModel.fail(1, "DUPLICATE"))
          .endControlFlow();
    }
    return checks.build();
  }

  /**
   * Emits.
   *
   * <pre>
   * if ((seen &amp; 1L &lt;&lt; 3) != 0) {
   *   fail(1, Codec.DUPLICATE);
   * }
   * seen |= 1L &lt;&lt; 3;
   * </pre>
   */
  private static CodeBlock once(String word, int bit) {
    return CodeBlock.builder()
        .beginControlFlow("if (($L & 1L << $L) != 0)", word, bit)
        .add(TlvModel.fail(1, "DUPLICATE"))
        .endControlFlow()
        .addStatement("$L |= 1L << $L", word, bit)
        .build();
  }

  static boolean isOnce(IrTlv tlv, IrTlv.Case element) {
    return tlv.unique()
        && element.kind() == IrTlv.Kind.VALUE
        && !tlv.uniqueExcept().contains(element.name());
  }

  /** {@code seen}, {@code seen1}: 64 cases a word. */
  static String seenWord(int ordinal) {
    int word = ordinal / Long.SIZE;
    return word == 0 ? "seen" : "seen" + word;
  }
}
