// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.writer;

import com.palantir.javapoet.CodeBlock;
import dev.meerkat.dsl.ir.IrField;
import dev.meerkat.generator.plan.JavaTypes;
import dev.meerkat.generator.plan.writer.Part;
import dev.meerkat.generator.plan.writer.WriterPlan;
import java.util.List;

/**
 * The statements that end all parts before another one.
 *
 * <p>Who writes part by part finds the one before open and the rest settled: this path stands first
 * and calls what it needs by name, so that HotSpot sees what is called from where. All others go by
 * {@code settleParts}, which finds out.
 */
final class Settling {
  /** Where more have to be ended at once there is no shorter path. */
  private static final int MOST_AT_ONCE = 3;

  private Settling() {}

  /**
   * Emits, for two parts of which the second is a number.
   *
   * <pre>
   * if (stage == 0 &amp;&amp; error == 0) {
   *   stage = 2;
   *   settleTopic();
   *   if (error == 0) {
   *     settlePacketId();
   *   }
   * } else {
   *   settleParts(2);
   * }
   * </pre>
   */
  static CodeBlock before(WriterPlan plan, int parts) {
    List<Part> open = plan.parts().subList(lastWritten(plan, parts), parts);
    CodeBlock.Builder code = CodeBlock.builder();
    if (open.size() > MOST_AT_ONCE) {
      return code.addStatement("settleParts($L)", parts).build();
    }
    code.beginControlFlow("if (stage == $L && error == 0)", open.get(0).index())
        .addStatement("stage = $L", parts);
    code.addStatement("$L()", PartModel.settleMethod(open.get(0).field()));
    for (Part part : open.subList(1, open.size())) {
      code.beginControlFlow("if (error == 0)")
          .addStatement("$L()", PartModel.settleMethod(part.field()))
          .endControlFlow();
    }
    return code.nextControlFlow("else")
        .addStatement("settleParts($L)", parts)
        .endControlFlow()
        .build();
  }

  /** The last part that somebody opens: numbers and constants behind it settle themselves. */
  private static int lastWritten(WriterPlan plan, int parts) {
    for (int i = parts - 1; i > 0; i--) {
      IrField field = plan.parts().get(i).field();
      if (isWritten(field) && !JavaTypes.isScalar(field.type())) {
        return i;
      }
    }
    return 0;
  }

  /** Whether the content of a part is the caller's. */
  static boolean isWritten(IrField field) {
    return field.name() != null && field.constant() == null;
  }
}
