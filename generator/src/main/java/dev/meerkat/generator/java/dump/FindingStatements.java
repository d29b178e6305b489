// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.generator.plan.Findings;
import dev.meerkat.generator.plan.JavaNames;

/** Statements that tell the findings of a message after its last field. */
final class FindingStatements {
  private static final String PREFIX = "FINDING_";

  private final ReaderShape shape;

  FindingStatements(ReaderShape shape) {
    this.shape = shape;
  }

  /**
   * Emits.
   *
   * <pre>
   * if ((reader.findings() &amp; Tcp.FINDING_RESERVED) != 0) {
   *   visitor.finding("RESERVED");
   * }
   * </pre>
   */
  CodeBlock tell() {
    CodeBlock.Builder told = CodeBlock.builder();
    for (Findings.Finding finding : Findings.of(shape.struct())) {
      told.beginControlFlow("if ((reader.findings() & $L) != 0)", bit(finding))
          .addStatement("visitor.finding($S)", finding.name().substring(PREFIX.length()))
          .endControlFlow();
    }
    return told.build();
  }

  /** The constant of a struct; the bodies of a tlv's cases have none. */
  private CodeBlock bit(Findings.Finding finding) {
    return shape.namesFindings()
        ? CodeBlock.of("$T.$L", shape.constants(), JavaNames.word(finding.name()))
        : CodeBlock.of("1 << $L", finding.bit());
  }
}
