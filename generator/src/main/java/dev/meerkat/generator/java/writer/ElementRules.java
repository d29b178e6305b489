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
   * Emits, for the default case and for a case that may stand once.
   *
   * <pre>
   * if (TcpOption.name(kind) != null) {
   *   fail(1, Codec.CASE);
   * }
   *
   * if ((seen &amp; 1L &lt;&lt; 3) != 0) {
   *   fail(1, Codec.DUPLICATE);
   * }
   * seen |= 1L &lt;&lt; 3;
   * </pre>
   *
   * @param tagName the parameter with the tag
   */
  CodeBlock checks(String tagName) {
    CodeBlock.Builder checks = CodeBlock.builder();
    if (element.isDefault()) {
      checks
          .beginControlFlow(
              "if ($T.name($L) != null)",
              tlv.context().names().constants(tlv.tlv().qualifiedName()),
              tagName)
          .add(TlvModel.fail(1, "CASE"))
          .endControlFlow();
    } else if (isOnce(tlv.tlv(), element)) {
      int ordinal = tlv.ordinal(element);
      String word = seenWord(ordinal);
      checks
          .beginControlFlow("if (($L & 1L << $L) != 0)", word, ordinal % Long.SIZE)
          .add(TlvModel.fail(1, "DUPLICATE"))
          .endControlFlow()
          .addStatement("$L |= 1L << $L", word, ordinal % Long.SIZE);
    }
    return checks.build();
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
