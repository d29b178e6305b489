// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrCharset;
import dev.meerkat.generator.plan.text.CharsetPlan;

/** The call that finds the first octet outside a set, in readers and writers of binary messages. */
public final class CharsetScan {
  private CharsetScan() {}

  /**
   * Emits {@code CharScan.text(buffer, topicStart, topicEnd, 44, 127, TOPIC_NAME)}, or {@code
   * Ascii.scan(buffer, start, end, NAME)} for sets that words do not suit.
   *
   * @param table name of the constant with the set's table
   */
  public static CodeBlock of(IrCharset set, Object from, Object to, String table) {
    CharsetPlan plan = CharsetPlan.of(set);
    return switch (plan.scan()) {
      case TEXT ->
          CodeBlock.of(
              "$T.text(buffer,$W$L,$W$L, $L, $L,$W$L)",
              CoreTypes.CHAR_SCAN,
              from,
              to,
              plan.low(),
              plan.high(),
              table);
      case RUN ->
          CodeBlock.of(
              "$T.scanRun(buffer,$W$L,$W$L, $L, $L,$W$L)",
              CoreTypes.ASCII,
              from,
              to,
              plan.low(),
              plan.high(),
              table);
      default -> CodeBlock.of("$T.scan(buffer, $L, $L, $L)", CoreTypes.ASCII, from, to, table);
    };
  }
}
