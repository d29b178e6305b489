// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.dump;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.dsl.ir.IrStruct;
import java.util.List;

/** Statements that tell the findings of a message after its last field. */
final class FindingStatements {
  private final ReaderShape shape;

  FindingStatements(ReaderShape shape) {
    this.shape = shape;
  }

  /**
   * Emits, when the struct can have findings.
   *
   * <pre>
   * for (int rest = reader.findings(); rest != 0; rest &amp;= rest - 1) {
   *   visitor.finding(Tcp.findingName(Integer.numberOfTrailingZeros(rest)));
   * }
   * </pre>
   */
  CodeBlock tell() {
    if (!canHaveFindings(shape.struct())) {
      return CodeBlock.of("");
    }
    return CodeBlock.builder()
        .beginControlFlow("for (int rest = reader.findings(); rest != 0; rest &= rest - 1)")
        .addStatement(
            "visitor.finding($T.findingName(Integer.numberOfTrailingZeros(rest)))",
            shape.constants())
        .endControlFlow()
        .build();
  }

  private static boolean canHaveFindings(IrStruct struct) {
    List<IrField> fields = struct.fields();
    return fields.stream()
        .anyMatch(
            f ->
                f.constraints().stream().anyMatch(IrField.Constraint::should)
                    || f.constant() != null && f.constant().should()
                    || f.derived() instanceof IrField.Derived.Checks);
  }
}
